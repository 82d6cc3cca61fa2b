import FaceReconstruction
import Foundation
import MaskDisclosure
import MaskSigns

/// Somebody who blinks, looks to the sides and holds a lid, without any picture: ten seconds at 30 pictures a second.
struct Actor {
  var mrd1 = BothEyes(right: 4.2, left: 4.2)
  var mrd2 = 5.3
  var blinks = true
  /// Degrees to either side.
  var gaze = 10.0
  /// Degrees and cycles a second.
  var nystagmus = (amplitude: 0.0, frequency: 3.0)
  var shape = 0.0
  var pictures = 300

  var fit: FaceFit {
    let frames = (0..<pictures).map { FrameFit(time: MediaTime(ticks: Int64($0) * 3000), face: face($0)) }
    let person = PersonFit(
      shape: [shape], globeCentres: BothEyes(right: SIMD3(-32 - shape, 0, 0), left: SIMD3(32 + shape, 0, 0)),
      irisLever: 10, eyeDistancePixels: 150, residualPixels: 0.5)
    return FaceFit(person: person, frames: frames)
  }

  /// What leaves by a policy.
  func record(_ policy: DisclosurePolicy = .eyes) throws -> SignRecord {
    try disclose(fit, policy: policy, context: RecordContext(software: "test", models: "none"))
  }

  /// Share of the fissure that is open; a blink every three seconds.
  private func opening(_ picture: Int) -> Double {
    guard blinks else { return 1 }
    let course = [0.8, 0.4, 0, 0, 0, 0.3, 0.6, 0.9]
    let place = picture % 90 - 40
    return course.indices.contains(place) ? course[place] : 1
  }

  private func face(_ picture: Int) -> VisibleFace {
    let time = Double(picture) / 30
    // Straight ahead most of the time, then a second to each side.
    let target = [0, 0, 0, 1, 0, 0, -1, 0, 0, 0][Int(time) % 10] * gaze
    let yaw = target + nystagmus.amplitude / 2 * sin(2 * .pi * nystagmus.frequency * time)
    let eyes = BothEyes(right: Eye.right, left: Eye.left).map { eye($0, yaw: yaw, opening: opening(picture)) }
    return VisibleFace(
      head: .straight, position: SIMD3(0, 0, 500), eyes: eyes, brows: BothEyes(right: 18.5, left: 18.5), mouthOpening: 0,
      mouthCorners: BothEyes(right: SIMD3(-25, -70, 0), left: SIMD3(25, -70, 0)), confidence: 0.95)
  }

  private func eye(_ eye: Eye, yaw: Double, opening: Double) -> EyeFit {
    // The same share of the fissure at each point, as lids close.
    func margin(_ opening: Double) -> LidMargin {
      func height(_ upper: Double, _ lower: Double) -> Millimetres {
        Millimetres(-mrd2 + lower + opening * (mrd1[eye] + mrd2 + upper - lower))
      }
      return LidMargin(nasal: height(-1.6, 1.1), central: height(0, 0), temporal: height(-1.2, 0.9))
    }
    let upper = margin(opening)
    return EyeFit(
      gaze: Gaze(yaw: .degrees(yaw), pitch: .degrees(0)), upperLid: upper, lowerLid: margin(0),
      mrd1: upper.central.value, mrd2: mrd2, fissureWidth: 29, crease: 8,
      pupilToIris: 0.375, reflex: nil, irisCentre: .zero, irisDiameterPixels: 30, isClosed: opening == 0, isCovered: false,
      confidence: 0.95)
  }
}
