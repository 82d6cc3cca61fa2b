internal import MaskSigns

/// One unbroken stay of one face in view.
struct Appearance: Sendable {
  /// Number of the followed track, or `nil` for someone beside it who was only glanced at.
  var track: Int?
  var shot: Int
  /// Twice a second.
  var sightings: [Sighting] = []
  var shape = FaceShape()
  /// Ticks in view.
  var ticks: Int64 = 0
  /// Sum over ``heights`` glances of face height over picture height.
  var height: Float = 0
  var heights = 0

  var meanHeight: Float { heights > 0 ? height / Float(heights) : 0 }
  /// Long and large: what makes someone the patient. Seconds × share of the picture's height.
  var weight: Double { Double(ticks) / Double(MediaTime.ticksPerSecond) * Double(meanHeight) }

  /// The face was followed into another picture, `ticks` after the last.
  mutating func follow(_ face: MeshedFace, at time: MediaTime, ticks: Int64, pictureHeight: Float, isGlance: Bool) {
    self.ticks += ticks
    if isGlance || sightings.isEmpty { sight(face, at: time, pictureHeight: pictureHeight) }
    // The first second in every picture, so that short stays have a shape too; then at every glance.
    if isGlance || self.ticks < MediaTime.ticksPerSecond { shape.add(face.points) }
  }

  /// The face was glanced at, which stands for `ticks`.
  mutating func glance(_ face: MeshedFace, at time: MediaTime, ticks: Int64, pictureHeight: Float) {
    self.ticks += ticks
    sight(face, at: time, pictureHeight: pictureHeight)
    shape.add(face.points)
  }

  private mutating func sight(_ face: MeshedFace, at time: MediaTime, pictureHeight: Float) {
    let box = face.box
    sightings.append(Sighting(time: time, box: box))
    height += box.size.y / pictureHeight
    heights += 1
  }

  /// Whether both were in view at once, so that they cannot be one person.
  func meets(_ other: Appearance) -> Bool {
    guard let first = sightings.first, let last = sightings.last, let otherFirst = other.sightings.first,
      let otherLast = other.sightings.last
    else { return false }
    return first.time <= otherLast.time && otherFirst.time <= last.time
  }
}
