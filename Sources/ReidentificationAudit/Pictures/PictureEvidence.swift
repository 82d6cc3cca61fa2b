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

  init(stills: Int, _ recogniser: Recogniser) throws(RecognitionError) {
    recognizer = try recogniser.open()
    self.stills = stills
  }

  /// The face itself, its stills of each day.
  ///
  /// - Throws: `PatientError`.
  func faces(_ person: CohortPerson, sessions: Int) throws -> [[FacePicture]] {
    let studio = PortraitStudio(width: Self.side, height: Self.side)
    return byDay(try studio.portraits(of: person.face, takes: 0..<sessions * stills))
  }

  /// Masks that keep the face's shape and lose all colour and hair, their stills of each day.
  ///
  /// - Throws: `PatientError`.
  func shapeKeptMasks(_ person: CohortPerson, sessions: Int) throws -> [[FacePicture]] {
    let studio = PortraitStudio(width: Self.side, height: Self.side)
    return byDay(try studio.shapeKeptMasks(of: person.face, takes: 0..<sessions * stills))
  }

  private func byDay(_ takes: [Portrait]) -> [[FacePicture]] {
    stride(from: 0, to: takes.count, by: stills).map { takes[$0..<min($0 + stills, takes.count)].map(FacePicture.init) }
  }

  /// Of some pictures of one recording together.
  func vector(_ pictures: [FacePicture]) throws(RecognitionError) -> [Float] {
    try recognizer.mean(pictures)
  }

  /// Of the mask that is drawn from a record: stills at even distances, and where their points stand.
  ///
  /// - Throws: `RecognitionError`.
  func masks(_ record: SignRecord) throws(RecognitionError) -> (vector: [Float], points: [Double]) {
    var renderer = MaskRenderer(size: Self.side)
    var all: [[Float]] = []
    var places: [FivePoints] = []
    for still in 0..<stills {
      let index = min((2 * still + 1) * record.count / (2 * stills), record.count - 1)
      guard let signs = record.signs(at: index) else { continue }
      let canvas = renderer.draw(signs)
      let points = MaskPoints.of(signs.head, size: Self.side)
      let one = try canvas.withPixels { (pixels: Span<UInt8>) throws(RecognitionError) in
        try recognizer.embedding(of: pixels, width: Self.side, height: Self.side, channels: 4, points: points)
      }
      all.append(one)
      places.append(points)
    }
    return (FaceRecognizer.mean(all), PointFeatures.of(places))
  }
}

extension FacePicture {
  init(_ portrait: Portrait) {
    let p = portrait.points
    self.init(
      width: portrait.picture.width, height: portrait.picture.height,
      bytes: portrait.picture.withPixels { pixels in pixels.indices.map { pixels[$0] } },
      points: FivePoints(leftEye: p[0], rightEye: p[1], nose: p[2], leftMouth: p[3], rightMouth: p[4]))
  }
}
