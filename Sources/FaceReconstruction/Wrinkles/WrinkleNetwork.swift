import RealModule

/// From the numbers of a skin patch, and of the eyes, to how deep its wrinkles are.
///
/// Straight, and through a few tanh units; learnt on drawn people by `Training/wrinkles.py`; see `docs/wrinkles.md`.
struct WrinkleNetwork: Sendable {
  /// Mean and standard deviation of each input among the people it was learnt on.
  var middle, scale: [Double]
  /// Row by row: weights into each hidden unit, out of them into the grade and the logarithm of its deviation, and past them.
  var inward, inwardBias, outward, outwardBias, straight: [Double]

  /// Inputs farther from the mean than this many standard deviations are held there.
  private static let reach = 4.0
  /// Eyes whose lines are fainter than this many standard deviations below the mean are blurred more than any that it was
  /// learnt on (1 mm on the face): such skin looks smooth, whatever it is. Of the 664 pictures it was learnt on, eight are.
  private static let sharpness = -3.0
  /// The deviation is learnt within e to these powers.
  private static let deviations = -2.0...1.0

  /// Numbers of the patch, in order: all.
  static let own = WrinkleReading.Feature.allCases.filter { $0 != .isSeen }
  /// Numbers of the eyes that follow: the mean of those that are seen.
  static let eyes: [WrinkleReading.Feature] = [
    .acrossFine, .acrossMiddle, .acrossCoarse, .alongFine, .alongMiddle, .alongCoarse,
  ]

  /// - Returns: `nil` when patch or eyes were not seen, the picture is too blurred for anything to be said, or a number is
  ///   none.
  func depth(_ reading: WrinkleReading, _ patch: WrinklePatch) -> WrinkleDepth? {
    let seen = [WrinklePatch.eyeRight, .eyeLeft].filter { reading.isSeen($0) }
    guard reading.isSeen(patch), !seen.isEmpty else { return nil }
    let raw =
      Self.own.map { Double(reading[patch, $0]) }
      + Self.eyes.map { feature in seen.reduce(0) { $0 + Double(reading[$1, feature]) } / Double(seen.count) }
    guard raw.allSatisfy(\.isFinite), raw.count == middle.count else { return nil }
    let standard = raw.indices.map { (raw[$0] - middle[$0]) / scale[$0] }
    guard standard.suffix(Self.eyes.count).allSatisfy({ $0 >= Self.sharpness }) else { return nil }
    let inputs = standard.map { $0.clamped(-Self.reach, Self.reach) }
    let hidden = layer(inputs, inward, inwardBias).map { Double.tanh($0) }
    let out = layer(inputs, straight, layer(hidden, outward, outwardBias))
    return WrinkleDepth(
      grade: out[0].clamped(0, 3),
      deviation: Double.exp(out[1].clamped(Self.deviations.lowerBound, Self.deviations.upperBound)))
  }

  private func layer(_ inputs: [Double], _ weights: [Double], _ bias: [Double]) -> [Double] {
    bias.indices.map { row in
      inputs.indices.reduce(bias[row]) { $0 + weights[row * inputs.count + $1] * inputs[$1] }
    }
  }

  static func of(_ patch: WrinklePatch) -> WrinkleNetwork? {
    switch patch {
    case .forehead: .forehead
    case .glabella: .glabella
    case .crowsFootRight, .crowsFootLeft: .crowsFoot
    case .underEyeRight, .underEyeLeft: .underEye
    case .nasolabialRight, .nasolabialLeft: .nasolabial
    case .eyeRight, .eyeLeft: nil
    }
  }
}
