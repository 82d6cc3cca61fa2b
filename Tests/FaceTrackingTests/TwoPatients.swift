import Foundation
import MaskSigns
import Rasterization
import SyntheticPatients
import VideoEncoding

/// Films of one canvas on which two synthetic patients stand side by side, or one of them alone.
///
/// Written without loss: where two films show the same patient, every byte of that half is the same.
struct TwoPatients: Sendable {
  static let width = 720, height = 480
  /// The near patient has the columns left of it, the far one those from it on.
  static let border = 424
  static let frameRate: Int32 = 30

  /// In which half a patient stands.
  enum Place: CaseIterable { case near, far }

  /// Who is to be seen in one picture.
  struct Cast {
    var near: Bool
    /// How many of the far patient's columns have come in from the right edge; 0: not there, ``farWidth``: all.
    var farColumns: Int

    static let both = Cast(near: true, farColumns: farWidth)
    static let nearAlone = Cast(near: true, farColumns: 0)
    static let farAlone = Cast(near: false, farColumns: farWidth)
  }
  static let farWidth = width - border

  let near, far: [PatientPicture]

  /// Three pairs of people; everything that is said of two faces is said of each pair.
  static let pairs: [TwoPatients] = [(11, 23), (12, 24), (13, 25)].map { near, far in
    TwoPatients(
      // So far from the camera that the crop that the mesh looks at ends before the border.
      near: portrait(seed: near, width: border, distance: 720, turnedBy: 6),
      // Two thirds the size, and turns the other way.
      far: portrait(seed: far, width: farWidth, distance: 1080, turnedBy: -8))
  }

  /// Writes a film in which picture `number` shows `cast(number)`; whoever is out is plain grey.
  func write(_ path: String, pictures: Int, cast: (_ number: Int) -> Cast) throws {
    var writer = try FrameWriter.open(
      path, container: .mp4, width: Self.width, height: Self.height, frameRate: (Self.frameRate, 1),
      quality: EncodingQuality(constantRateFactor: 0))
    for number in 0..<pictures {
      let seen = cast(number), step = Self.step(number)
      let canvas = Canvas(near: seen.near ? near[step] : nil, far: far[step], farColumns: seen.farColumns)
      try writer.append(canvas, at: Int64(number) * 90_000 / Int64(Self.frameRate))
    }
    try writer.finish()
  }

  /// There and back again through the drawn pictures, so that nothing jumps.
  private static func step(_ number: Int) -> Int {
    let last = drawn - 1
    return last - abs(last - number % (2 * last))
  }

  static let drawn = 9

  /// A patient who turns the head from straight and looks along.
  static func portrait(
    seed: UInt64, width: Int, distance: Double, turnedBy yaw: Double, drawn: Int = drawn
  ) -> [PatientPicture] {
    let camera = Camera(
      width: width, height: height, focalLength: Camera.phone(width: width, height: height).focalLength,
      distance: distance)
    guard let patient = try? SyntheticPatient(seed: seed, camera: camera) else { return [] }
    return (0..<drawn).map { number in
      let part = Double(number) / Double(max(drawn - 1, 1))
      let head = HeadPosture(yaw: .degrees(yaw * part), pitch: .degrees(2 * part), roll: .degrees(0))
      let gaze = Gaze(yaw: .degrees(yaw * part), pitch: .degrees(0))
      return patient.draw(.still(head: head, gaze: BothEyes(right: gaze, left: gaze)), frame: number).picture
    }
  }
}

/// One picture of the film.
private struct Canvas: DrawnPicture, ~Copyable {
  let width = TwoPatients.width, height = TwoPatients.height
  private var bytes: [UInt8]

  init(near: PatientPicture?, far: PatientPicture, farColumns: Int) {
    bytes = [UInt8](repeating: 128, count: width * height * 4)
    if let near { paste(near, at: 0, columns: near.width) }
    paste(far, at: width - farColumns, columns: farColumns)
  }

  /// The picture's first columns.
  private mutating func paste(_ picture: PatientPicture, at column: Int, columns: Int) {
    picture.withPixels { pixels in
      for y in 0..<picture.height {
        for i in 0..<columns * 4 {
          bytes[(y * TwoPatients.width + column) * 4 + i] = pixels[y * picture.width * 4 + i]
        }
      }
    }
  }

  func withPixels<Result, E: Error>(_ body: (Span<UInt8>) throws(E) -> Result) throws(E) -> Result {
    try body(bytes.span)
  }
}
