import FaceRecognition
import SyntheticPatients

/// Two recordings of each person, as a recogniser sees them.
struct Sitter: Sendable {
  var name: String
  /// Unit vectors.
  var gallery, probe: [Float]
}

enum PeopleStudy {
  /// Pixels of a side: the face then has about the size that the recogniser looks at.
  static let side = 160

  static func embed(count: Int, first: Int) async throws -> [Sitter] {
    let workers = 4
    let all = try await withThrowingTaskGroup(of: [(Int, Sitter)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          let recognizer = try FaceRecognizer.open()
          return try stride(from: worker, to: count, by: workers).map { index in
            let seed = first + index
            let portraits = try PortraitStudio(width: side, height: side).portraits(of: UInt64(seed), takes: 0..<2)
            let vectors = try portraits.map { try embedding($0, recognizer) }
            return (index, Sitter(name: "\(seed)", gallery: vectors[0], probe: vectors[1]))
          }
        }
      }
      var all: [(Int, Sitter)] = []
      for try await part in group { all += part }
      return all
    }
    return all.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private static func embedding(_ portrait: Portrait, _ recognizer: borrowing FaceRecognizer) throws -> [Float] {
    let p = portrait.points
    // The person's right eye is on the picture's left.
    let points = FivePoints(leftEye: p[0], rightEye: p[1], nose: p[2], leftMouth: p[3], rightMouth: p[4])
    return try portrait.picture.withPixels { (pixels: Span<UInt8>) throws(RecognitionError) in
      try recognizer.embedding(
        of: pixels, width: portrait.picture.width, height: portrait.picture.height, channels: 4, points: points)
    }
  }
}
