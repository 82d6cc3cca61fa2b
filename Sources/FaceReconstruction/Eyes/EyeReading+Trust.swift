import MaskSigns

extension EyeReading {
  /// Every number is finite, every line whole and every place near the picture.
  func isSound(pictureSize: SIMD2<Float>) -> Bool {
    let limit = 4 * max(pictureSize.x, pictureSize.y)
    func isSound(_ point: ReadPoint) -> Bool {
      abs(point.place.x) < limit && abs(point.place.y) < limit && point.deviation > 0 && point.deviation.isFinite
    }
    let lines = [upperMargin, lowerMargin, upperFold, lowerFold]
    let numbers = [
      irisTurn, pupilToIris, hasUpperFold, hasLowerFold, showsReflex, isClosed, isCovered, isUnusable,
    ]
    return lines.allSatisfy { $0.points.count == LidLine.count && $0.points.allSatisfy(isSound) }
      && [nasalCanthus, temporalCanthus, iris, pupil, reflex, globe].allSatisfy(isSound) && numbers.allSatisfy(\.isFinite)
      && irisAxes.isFinite && irisAxes.x > 0 && irisDeviation > 0 && irisDeviation.isFinite
      && pupilToIrisDeviation > 0 && pupilToIrisDeviation.isFinite
  }

  /// The lines may be believed as far as their deviations say.
  var isUsable: Bool { isUnusable < 0.5 }
  var isHidden: Bool { isCovered >= 0.5 }

  /// The iris is seen, not guessed behind closed lids or a hand: it may tell of scale, globe and gaze.
  ///
  /// - Parameter pixelsPerMillimetre: At the eye.
  func showsIris(pixelsPerMillimetre: Double) -> Bool {
    isUsable && !isHidden && isClosed < 0.5 && Double(iris.deviation) < Self.looseIris * pixelsPerMillimetre
  }
  /// Standard deviation from which an iris' centre says nothing, millimetres: 5° of gaze.
  static let looseIris = 0.9
}

extension FaceObservation {
  /// Something stands before an eye.
  var isCovered: Bool {
    Eye.allCases.contains { eyes[$0].usableReading(pictureSize: pictureSize)?.isHidden ?? false }
  }
}

extension EyeObservation {
  /// The network's reading when it looked, its numbers are sound and the picture good enough; else the mesh must do.
  func usableReading(pictureSize: SIMD2<Float>) -> EyeReading? {
    guard let reading, reading.isSound(pictureSize: pictureSize), reading.isUsable else { return nil }
    return reading
  }
}

extension ReadPoint {
  var pixel: SIMD2<Double> { SIMD2(Double(place.x), Double(place.y)) }
}
