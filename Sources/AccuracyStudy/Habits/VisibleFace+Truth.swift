import FaceReconstruction
import MaskSigns
import SyntheticPatients

extension VisibleFace {
  /// The truth in the form of a measurement, so that the wall reads the same habits from both.
  ///
  /// The mouth's truth is its way from rest; a mouth at rest is 50 mm wide here.
  init(_ truth: PictureTruth) {
    func corner(_ eye: Eye) -> SIMD3<Double> {
      let way = truth.eyes[eye].mouthCornerWay
      return SIMD3((eye == .right ? -1 : 1) * (25 + way.x), way.y, 0)
    }
    self.init(
      head: truth.head, position: SIMD3(0, 0, 500),
      eyes: BothEyes(right: EyeFit(truth.eyes.right, .right), left: EyeFit(truth.eyes.left, .left)),
      brows: truth.eyes.map(\.browHeight), mouthOpening: truth.mouthOpening,
      mouthCorners: BothEyes(right: corner(.right), left: corner(.left)), confidence: 1)
  }
}

extension EyeFit {
  init(_ truth: EyeTruth, _ eye: Eye) {
    func margin(_ heights: [Double]) -> LidMargin {
      LidMargin(nasal: Millimetres(heights[1]), central: Millimetres(heights[3]), temporal: Millimetres(heights[5]))
    }
    let outward: Double = eye == .right ? 1 : -1
    self.init(
      gaze: truth.gaze, upperLid: margin(truth.upperMargin), lowerLid: margin(truth.lowerMargin), mrd1: truth.mrd1,
      mrd2: truth.mrd2, fissureWidth: truth.fissureWidth, crease: truth.crease,
      pupilToIris: truth.pupil.major / truth.iris.major,
      reflex: truth.showsReflex
        ? ReflexOffset(x: Millimetres(outward * truth.reflexOffset.x), y: Millimetres(truth.reflexOffset.y)) : nil,
      irisCentre: truth.irisCentre, irisDiameterPixels: truth.irisDiameterPixels, isClosed: truth.isClosed,
      isCovered: truth.isCovered, confidence: 1)
  }
}
