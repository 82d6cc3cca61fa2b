import FaceRecognition

/// Where the five points of a recording's stills stand, seen from the eyes: what proportions and poses alone tell.
enum PointFeatures {
  /// Mean and standard deviation over stills of: nose and corners of the mouth (x, y, in distances between the eyes, from the
  /// middle of them and along the line through them), and the slope of that line.
  static func of(_ stills: [FivePoints]) -> [Double] {
    let rows = stills.compactMap(row)
    guard let first = rows.first else { return notMeasured }
    return first.indices.flatMap { k in
      let trace = Trace(rows.map { $0[k] })
      return [trace.mean, trace.deviation]
    }
  }

  static let notMeasured = [Double](repeating: .nan, count: 14)

  /// `nil` when both eyes are in one place.
  private static func row(_ p: FivePoints) -> [Double]? {
    let along = p.rightEye - p.leftEye
    let square = (along * along).sum()
    guard square.isFinite, square > 1e-9 else { return nil }
    let middle = (p.leftEye + p.rightEye) / 2
    let places = [p.nose, p.leftMouth, p.rightMouth].flatMap { point in
      let d = point - middle
      return [(d * along).sum() / square, (along.x * d.y - along.y * d.x) / square]
    }
    return places + [along.y / square.squareRoot()]
  }
}
