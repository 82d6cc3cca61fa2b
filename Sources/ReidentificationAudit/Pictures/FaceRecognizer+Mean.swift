import FaceRecognition

extension FaceRecognizer {
  /// One unit vector for some pictures of one recording: the mean of theirs.
  func mean(_ pictures: [FacePicture]) throws(RecognitionError) -> [Float] {
    var all: [[Float]] = []
    for picture in pictures {
      all.append(
        try embedding(
          of: picture.bytes.span, width: picture.width, height: picture.height, channels: FacePicture.channels,
          points: picture.points))
    }
    return Self.mean(all)
  }

  static func mean(_ vectors: [[Float]]) -> [Float] {
    var sum = [Float](repeating: 0, count: vectors.first?.count ?? dimensions)
    for vector in vectors { for k in sum.indices { sum[k] += vector[k] } }
    let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return sum.map { $0 / max(length, 1e-12) }
  }
}
