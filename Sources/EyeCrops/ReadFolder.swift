import FaceReconstruction
import FaceTracking
import Foundation
import MaskSigns
import VideoDecoding

/// A folder as ``CropFolder`` writes, but of the eyes in a video and of what the eye network read there: for looking at.
struct ReadFolder {
  var path: String
  var video: String
  /// Every so many pictures.
  var step: Int

  /// - Returns: How many crops were written.
  func write() throws -> Int {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    var tracker = try FaceTracker.load(models: .find())
    var reader = try FrameReader.open(video)
    var bytes: [UInt8] = []
    var labels: [ReadLabels] = []
    var number = 0
    while let frame = try reader.next() {
      let seen = try tracker.observe(frame)?.observation
      defer { number += 1 }
      guard number % step == 0, let seen else { continue }
      let crops = EyeCrop.both(of: seen.mesh)
      for eye in [Eye.right, .left] {
        guard let crop = crops[eye], let reading = seen.eyes[eye].reading else { continue }
        bytes += CropBytes.of(EyeSampler.values(of: crop, in: frame))
        labels.append(ReadLabels(reading, in: crop, picture: number, eye))
      }
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/crops.u8"))
    try labels.flatMap(\.values).withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: path + "/labels.f32"))
    try CropFolder.writeLayout(path, count: labels.count, names: labels.first?.names ?? [])
    return labels.count
  }
}

/// A reading by the names of ``EyeLabels``, as far as it has them, with its deviations as `NAME_dev`.
struct ReadLabels {
  private(set) var names: [String] = []
  private(set) var values: [Float] = []

  private mutating func add(_ name: String, _ value: Float) {
    names.append(name)
    values.append(value)
  }
  private mutating func add(_ name: String, _ point: ReadPoint, _ crop: EyeCrop) {
    let place = crop.inCrop(point.place)
    add(name + "_x", place.x)
    add(name + "_y", place.y)
    add(name + "_dev", point.deviation / crop.scale)
  }
  private mutating func add(_ name: String, _ line: LidLine, _ crop: EyeCrop) {
    let curve = Curve(through: line.points.map { crop.inCrop($0.place) })
    for k in 0..<EyeLabels.columns {
      add(name + (k < 10 ? "_0" : "_") + String(k), curve.y(at: EyeLabels.column(k)) ?? .nan)
    }
    add(name + "_dev", line.points[LidLine.count / 2].deviation / crop.scale)
  }

  init(_ reading: EyeReading, in crop: EyeCrop, picture: Int, _ eye: Eye) {
    add("upper", reading.upperMargin, crop)
    add("lower", reading.lowerMargin, crop)
    add("fold", reading.upperFold, crop)
    add("lowerfold", reading.lowerFold, crop)
    add("nasal", reading.nasalCanthus, crop)
    add("temporal", reading.temporalCanthus, crop)
    add("iris", reading.iris, crop)
    add("pupil", reading.pupil, crop)
    add("reflex", reading.reflex, crop)
    add("globe", reading.globe, crop)
    add("iris_major", reading.irisAxes.x / crop.scale)
    add("iris_minor", reading.irisAxes.y / crop.scale)
    let way = crop.turnedBack([cosine(reading.irisTurn), cosine(reading.irisTurn - .pi / 2)])
    add("iris_turn", arctangent(way))
    add("pupil_to_iris", reading.pupilToIris)
    add("has_fold", reading.hasUpperFold)
    add("has_lowerfold", reading.hasLowerFold)
    add("shows_reflex", reading.showsReflex)
    add("closed", reading.isClosed)
    add("covered", reading.isCovered)
    add("unusable", reading.isUnusable)
    add("picture", Float(picture))
    add("side", eye == .left ? 1 : 0)
    add("scale", crop.scale)
  }
}
