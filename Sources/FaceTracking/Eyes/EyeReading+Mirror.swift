internal import FaceReconstruction

extension EyeReading {
  /// A reading of nothing, to be written over.
  static let blank = EyeReading(
    upperMargin: .blank, lowerMargin: .blank, upperFold: .blank, lowerFold: .blank, nasalCanthus: .blank,
    temporalCanthus: .blank, iris: .blank, irisAxes: .zero, irisTurn: 0, irisDeviation: 0, pupil: .blank, pupilToIris: 0,
    pupilToIrisDeviation: 0, reflex: .blank, globe: .blank, hasUpperFold: 0, hasLowerFold: 0, showsReflex: 0,
    isClosed: 0, isCovered: 0, isUnusable: 0)

  /// Turns the reading over as if the picture had been: x counts from the right. The nose stays the nose, so lines keep
  /// their order.
  mutating func mirror(width: Float) {
    func turn(_ p: inout ReadPoint) { p.place.x = width - p.place.x }
    for index in 0..<LidLine.count {
      turn(&upperMargin.points[index])
      turn(&lowerMargin.points[index])
      turn(&upperFold.points[index])
      turn(&lowerFold.points[index])
    }
    turn(&nasalCanthus)
    turn(&temporalCanthus)
    turn(&iris)
    turn(&pupil)
    turn(&reflex)
    turn(&globe)
    irisTurn = -irisTurn
  }
}

extension LidLine {
  fileprivate static let blank = LidLine([ReadPoint](repeating: .blank, count: count))
}

extension ReadPoint {
  fileprivate static let blank = ReadPoint(.zero, deviation: 0)
}
