import FaceReconstruction
import MaskSigns
import SyntheticPatients

/// What a perfect eye network would read, so that the fit's own errors can be seen by themselves.
extension EyeReading {
  /// - Parameter deviation: What the network says of its places, pixels.
  init(_ truth: EyeTruth, deviation: Double) {
    let (nasal, temporal) = (truth.nasalCanthus, truth.temporalCanthus)
    // The tracker counts from the centre of the first pixel, the truth from its corner.
    func point(_ place: SIMD2<Double>) -> ReadPoint { ReadPoint(SIMD2<Float>(place - 0.5), deviation: Float(deviation)) }
    /// Where a curve lies over each thirteenth of the way between the canthi.
    func line(_ curve: [SIMD2<Double>]) -> LidLine {
      let chord = temporal - nasal
      let size = (chord * chord).sum()
      let shares = curve.map { (($0 - nasal) * chord).sum() / size }
      return LidLine(
        (0..<LidLine.count).map { i in
          let share = (Double(i) + 0.5) / Double(LidLine.count)
          guard let next = shares.firstIndex(where: { $0 >= share }), next > 0 else {
            return point(shares.first.map { $0 >= share ? curve[0] : curve[curve.count - 1] } ?? nasal + chord * share)
          }
          let part = (share - shares[next - 1]) / max(shares[next] - shares[next - 1], 1e-9)
          return point(curve[next - 1] + (curve[next] - curve[next - 1]) * part)
        })
    }
    self.init(
      upperMargin: line(truth.upperCurve), lowerMargin: line(truth.lowerCurve), upperFold: line(truth.creaseCurve),
      lowerFold: line([]), nasalCanthus: point(nasal), temporalCanthus: point(temporal), iris: point(truth.irisCentre),
      irisAxes: SIMD2(Float(truth.iris.major), Float(truth.iris.minor)),
      irisTurn: Float(truth.iris.angle.degrees * .pi / 180), irisDeviation: Float(deviation), pupil: point(truth.pupil.centre),
      pupilToIris: Float(truth.pupil.major / truth.iris.major), pupilToIrisDeviation: 0.02, reflex: point(truth.reflex),
      globe: point(truth.globe),
      hasUpperFold: truth.creaseCurve.isEmpty ? 0 : 1, hasLowerFold: 0, showsReflex: truth.showsReflex ? 1 : 0,
      isClosed: truth.isClosed ? 1 : 0, isCovered: truth.isCovered ? 1 : 0, isUnusable: 0)
  }
}
