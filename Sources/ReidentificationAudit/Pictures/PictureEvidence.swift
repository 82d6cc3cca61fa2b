import FaceRecognition
import MaskRendering
import MaskSigns
import SyntheticPatients

/// Stills of recordings as a face recogniser sees them: one unit vector for a recording, the mean of its stills'.
struct PictureEvidence: ~Copyable {
  private let recognizer: FaceRecognizer
  private let stills: Int
  /// Pixels of a side: a face then has about the size that the recogniser looks at.
  private static let side = 160

  init(stills: Int, models: String?) throws(RecognitionError) {
    recognizer = try FaceRecognizer.open(folder: models)
    self.stills = stills
  }

  /// Of the face itself, a vector for each day.
  ///
  /// - Throws: `PatientError`, `RecognitionError`.
  func originals(_ person: CohortPerson, sessions: Int) throws -> [[Float]] {
    try byDay(PortraitStudio(width: Self.side, height: Self.side).portraits(of: person.face, takes: 0..<sessions * stills))
  }

  /// Of a mask that keeps the face's shape and loses all colour and hair, a vector for each day.
  ///
  /// - Throws: `PatientError`, `RecognitionError`.
  func shapeKeptMasks(_ person: CohortPerson, sessions: Int) throws -> [[Float]] {
    try byDay(
      PortraitStudio(width: Self.side, height: Self.side).shapeKeptMasks(of: person.face, takes: 0..<sessions * stills))
  }

  private func byDay(_ takes: [Portrait]) throws -> [[Float]] {
    try stride(from: 0, to: takes.count, by: stills).map { try mean(Array(takes[$0..<min($0 + stills, takes.count)])) }
  }

  private func mean(_ takes: [Portrait]) throws -> [Float] {
    try Self.mean(
      takes.map { take in
        let p = take.points
        let points = FivePoints(leftEye: p[0], rightEye: p[1], nose: p[2], leftMouth: p[3], rightMouth: p[4])
        return try take.picture.withPixels { (pixels: Span<UInt8>) throws(RecognitionError) in
          try recognizer.embedding(
            of: pixels, width: take.picture.width, height: take.picture.height, channels: 4, points: points)
        }
      })
  }

  /// Of the mask that is drawn from a record: stills at even distances.
  ///
  /// - Throws: `RecognitionError`.
  func masks(_ record: SignRecord) throws(RecognitionError) -> [Float] {
    var renderer = MaskRenderer(size: Self.side)
    var all: [[Float]] = []
    for still in 0..<stills {
      let index = min((2 * still + 1) * record.count / (2 * stills), record.count - 1)
      guard let signs = record.signs(at: index) else { continue }
      let canvas = renderer.draw(signs)
      let points = MaskPoints.of(signs.head, size: Self.side)
      let one = try canvas.withPixels { (pixels: Span<UInt8>) throws(RecognitionError) in
        try recognizer.embedding(of: pixels, width: Self.side, height: Self.side, channels: 4, points: points)
      }
      all.append(one)
    }
    return Self.mean(all)
  }

  private static func mean(_ vectors: [[Float]]) -> [Float] {
    var sum = [Float](repeating: 0, count: FaceRecognizer.dimensions)
    for vector in vectors { for k in sum.indices { sum[k] += vector[k] } }
    let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return sum.map { $0 / max(length, 1e-12) }
  }
}
