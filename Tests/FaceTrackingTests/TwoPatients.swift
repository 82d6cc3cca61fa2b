import Foundation
import MaskSigns
import Rasterization
import SyntheticPatients
import VideoEncoding

/// Films of one canvas on which two synthetic patients stand side by side, or one of them alone.
///
/// Written without loss: where two films show the same patient, every byte of that half is the same.
enum TwoPatients {
  static let width = 1088, height = 720
  /// The near patient has the columns left of it, the far one those from it on.
  static let border = 640
  static let frameRate: Int32 = 30

  /// In which half a patient stands.
  enum Place: CaseIterable { case near, far }

  /// One picture of the film: who is to be seen.
  typealias Cast = Set<Place>

  /// Writes a film in which picture `number` shows `cast(number)`; whoever is out is plain grey.
  static func write(_ path: String, pictures: Int, cast: (_ number: Int) -> Cast) throws {
    var writer = try FrameWriter.open(
      path, container: .mp4, width: width, height: height, frameRate: (frameRate, 1),
      quality: EncodingQuality(constantRateFactor: 0))
    for number in 0..<pictures {
      let seen = cast(number)
      let pair = Pair(
        near: seen.contains(.near) ? near[step(number)] : nil, far: seen.contains(.far) ? far[step(number)] : nil)
      try writer.append(pair, at: Int64(number) * 90_000 / Int64(frameRate))
    }
    try writer.finish()
  }

  /// There and back again through the drawn pictures, so that nothing jumps.
  private static func step(_ number: Int) -> Int {
    let last = drawn - 1
    return last - abs(last - number % (2 * last))
  }

  private static let drawn = 13
  /// So far from the camera that the crop that the mesh looks at ends before the border.
  private static let near = portrait(seed: 11, width: border, distance: 720, turnedBy: 6)
  /// One of two thirds the size, who turns the other way.
  private static let far = portrait(seed: 23, width: width - border, distance: 1080, turnedBy: -8)

  /// A patient who turns the head from straight and looks along.
  private static func portrait(seed: UInt64, width: Int, distance: Double, turnedBy yaw: Double) -> [PatientPicture] {
    let camera = Camera(
      width: width, height: height, focalLength: Camera.phone(width: width, height: height).focalLength,
      distance: distance)
    guard let patient = try? SyntheticPatient(seed: seed, camera: camera) else { return [] }
    return (0..<drawn).map { number in
      let part = Double(number) / Double(drawn - 1)
      let head = HeadPosture(yaw: .degrees(yaw * part), pitch: .degrees(2 * part), roll: .degrees(0))
      let gaze = Gaze(yaw: .degrees(yaw * part), pitch: .degrees(0))
      return patient.draw(.still(head: head, gaze: BothEyes(right: gaze, left: gaze)), frame: number).picture
    }
  }
}

/// One picture of the canvas.
private struct Pair: DrawnPicture, ~Copyable {
  let width = TwoPatients.width, height = TwoPatients.height
  private var bytes: [UInt8]

  init(near: PatientPicture?, far: PatientPicture?) {
    bytes = [UInt8](repeating: 128, count: width * height * 4)
    if let near { paste(near, at: 0) }
    if let far { paste(far, at: TwoPatients.border) }
  }

  private mutating func paste(_ picture: PatientPicture, at column: Int) {
    picture.withPixels { pixels in
      for y in 0..<picture.height {
        for i in 0..<picture.width * 4 {
          bytes[(y * TwoPatients.width + column) * 4 + i] = pixels[y * picture.width * 4 + i]
        }
      }
    }
  }

  func withPixels<Result, E: Error>(_ body: (Span<UInt8>) throws(E) -> Result) throws(E) -> Result {
    try body(bytes.span)
  }
}
