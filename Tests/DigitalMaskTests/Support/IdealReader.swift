import FaceReconstruction
import Foundation
import MaskSigns

@testable import DigitalMask

/// A tracker that reads off a mask just what the record told it to show, and its own constants on top.
enum IdealReader {
  static func read(_ record: SignRecord) -> FaceFit {
    let frames = (0..<record.count).map { index in
      FrameFit(time: record.time(at: index), face: record.signs(at: index).map(face))
    }
    let person = PersonFit(
      shape: [], globeCentres: BothEyes(right: .zero, left: .zero), irisLever: 10, eyeDistancePixels: 180, residualPixels: 0.5)
    return FaceFit(person: person, frames: frames)
  }

  private static func face(_ signs: Signs) -> VisibleFace {
    func value(_ quantity: SignChannel.Quantity, _ eye: Eye? = nil) -> Double {
      (SignChannel(quantity: quantity, eye: eye).told(signs) ?? 0) + ReaderError.of(quantity).offset(eye)
    }
    return VisibleFace(
      head: HeadPosture(yaw: .degrees(value(.headYaw)), pitch: .degrees(value(.headPitch)), roll: .degrees(value(.headRoll))),
      position: .zero, eyes: BothEyes(right: Eye.right, left: Eye.left).map { eye($0, signs, value) },
      brows: BothEyes(right: value(.brow, .right), left: value(.brow, .left)), mouthOpening: value(.mouthOpening),
      mouthCorners: BothEyes(
        right: SIMD3(-value(.cornerOut, .right), value(.cornerUp, .right), 0),
        left: SIMD3(value(.cornerOut, .left), value(.cornerUp, .left), 0)), confidence: 0.95)
  }

  private static func eye(
    _ eye: Eye, _ signs: Signs, _ value: (SignChannel.Quantity, Eye?) -> Double
  ) -> EyeFit {
    let shown = signs.eyes[eye]
    let gaze = Gaze(yaw: .degrees(value(.gazeYaw, eye)), pitch: .degrees(value(.gazePitch, eye)))
    let isOpen = !shown.isClosed && !shown.isCovered
    func margin(_ lid: LidMargin, _ nasal: SignChannel.Quantity, _ temporal: SignChannel.Quantity) -> LidMargin {
      guard isOpen else { return lid }
      return LidMargin(
        nasal: lid.central + Millimetres(value(nasal, eye)), central: lid.central,
        temporal: lid.central + Millimetres(value(temporal, eye)))
    }
    return EyeFit(
      // A wrong gaze beside the right place of the iris: the place is what counts.
      gaze: .ahead, upperLid: margin(shown.upperLid, .upperNasal, .upperTemporal),
      lowerLid: margin(shown.lowerLid, .lowerNasal, .lowerTemporal), mrd1: value(.mrd1, eye), mrd2: value(.mrd2, eye),
      fissureWidth: 29, crease: isOpen && shown.crease != nil ? value(.crease, eye) : nil,
      pupilToIris: isOpen && shown.pupilToIris != nil ? value(.pupil, eye) : nil, irisCentre: KnownHead(side: 720).iris(eye, gaze, head: signs.head),
      irisDiameterPixels: 40, isClosed: shown.isClosed, isCovered: shown.isCovered,
      confidence: shown.isUnsure ? 0 : 0.95)
  }
}
