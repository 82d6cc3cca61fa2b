public import MaskSigns

/// Who was in view, how long and how large: the faces of a recording by number, the patient first.
///
/// Number 1 is the one with the largest sum of seconds in view × face height; `--face N` means the others. Two stays in
/// view are one person only when they never meet and their shapes are alike (``FaceShape``); in doubt they stay apart,
/// so that a stranger never becomes the patient.
public struct FaceCensus: Sendable {
  public struct Person: Sendable {
    /// From 1, by ``weight``.
    public var number: Int
    public var firstSeen: MediaTime
    /// Time in view, followed or not.
    public var secondsInView: Double
    /// Of it, time that was followed, picture by picture.
    public var secondsFollowed: Double
    /// Mean face height over picture height, 0…1.
    public var meanHeight: Double
    /// Tracks that are this person's: only their observations count.
    public var tracks: Set<Int>
    /// Seconds in view × face height.
    var weight: Double
    var sightings: [Sighting]
    /// The tracks come from a pass that followed this person alone.
    var hadOwnPass = false

    /// This person was beside the followed face for over a second: follow them in a second pass
    /// (``TrackerOptions/person``) before measuring them.
    public var needsOwnPass: Bool { !hadOwnPass && secondsInView - secondsFollowed > 1 }
  }

  /// The patient first. Empty: no face in the whole recording.
  public private(set) var people: [Person]

  /// - Parameter appearances: all stays in view.
  init(_ appearances: [Appearance]) {
    var groups: [[Appearance]] = []
    var shapes: [FaceShape] = []
    // The longest stays first: their shapes are the surest.
    let ordered = appearances.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
    for appearance in ordered.map(\.element) where !appearance.sightings.isEmpty {
      let near = groups.indices.compactMap { index -> (index: Int, distance: Double)? in
        guard !groups[index].contains(where: { $0.meets(appearance) }),
          let distance = shapes[index].distance(to: appearance.shape), distance < FaceShape.samePerson
        else { return nil }
        return (index, distance)
      }
      if let match = near.min(by: { $0.distance < $1.distance })?.index {
        groups[match].append(appearance)
        shapes[match].add(appearance.shape)
      } else {
        groups.append([appearance])
        shapes.append(appearance.shape)
      }
    }
    people = groups.map(Person.init).sorted {
      ($1.weight, $0.firstSeen.ticks) < ($0.weight, $1.firstSeen.ticks)
    }
    for index in people.indices { people[index].number = index + 1 }
  }

  /// After a pass that followed one person of an earlier census: that person, with the tracks of this pass.
  init(_ appearances: [Appearance], following person: Person) {
    let followed = appearances.filter { $0.track != nil }
    var person = person
    person.tracks = Set(followed.compactMap(\.track))
    person.secondsFollowed =
      Double(followed.reduce(0) { $0 + $1.ticks }) / Double(MediaTime.ticksPerSecond)
    person.hadOwnPass = true
    person.number = 1
    people = [person]
  }

  /// The person with a number, or `nil` when there are fewer.
  public func person(_ number: Int = 1) -> Person? {
    people.indices.contains(number - 1) ? people[number - 1] : nil
  }
}

extension FaceCensus.Person {
  /// Whether the person was seen about here at about this time.
  func isSeen(at time: MediaTime, in box: Box) -> Bool {
    sightings.contains { sighting in
      abs(sighting.time.ticks - time.ticks) <= MediaTime.ticksPerSecond * 3 / 5
        && sighting.box.overlap(box) >= CensusTaker.overlap
    }
  }

  fileprivate init(_ stays: [Appearance]) {
    func seconds(_ some: [Appearance]) -> Double {
      Double(some.reduce(0) { $0 + $1.ticks }) / Double(MediaTime.ticksPerSecond)
    }
    let sightings = stays.flatMap(\.sightings).sorted { $0.time < $1.time }
    let glances = stays.reduce(0) { $0 + $1.heights }
    self.init(
      number: 0, firstSeen: sightings.first?.time ?? MediaTime(ticks: 0), secondsInView: seconds(stays),
      secondsFollowed: seconds(stays.filter { $0.track != nil }),
      meanHeight: glances > 0 ? Double(stays.reduce(0) { $0 + $1.height }) / Double(glances) : 0,
      tracks: Set(stays.compactMap(\.track)), weight: stays.reduce(0) { $0 + $1.weight }, sightings: sightings)
  }
}
