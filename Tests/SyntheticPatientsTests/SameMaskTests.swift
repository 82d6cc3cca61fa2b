import MaskRendering
import MaskSigns
import Testing

@testable import SyntheticPatients

/// Two people who show the same signs have the same mask, to the byte.
@Suite struct SameMaskTests {
  /// The truth of a picture as the signs that may leave, in steps of 0.1 mm and 0.1°.
  private static func signs(_ head: PatientHead, _ pose: PatientPose) -> Signs {
    let truth = head.truth(pose)
    let rest = head.truth(.still())
    func tenth(_ value: Double) -> Double { (value * 10).rounded() / 10 }
    func eye(_ eye: Eye) -> EyeSigns {
      let e = truth.eyes[eye]
      func margin(_ heights: [Double]) -> LidMargin {
        LidMargin(
          nasal: Millimetres(tenth(heights[1])), central: Millimetres(tenth(heights[3])),
          temporal: Millimetres(tenth(heights[5])))
      }
      return EyeSigns(
        gaze: Gaze(yaw: .degrees(tenth(e.gaze.yaw.degrees)), pitch: .degrees(tenth(e.gaze.pitch.degrees))),
        upperLid: margin(e.upperMargin), lowerLid: margin(e.lowerMargin), isClosed: e.isClosed, isCovered: e.isCovered)
    }
    func brow(_ eye: Eye) -> Millimetres { Millimetres(tenth(truth.eyes[eye].browHeight - rest.eyes[eye].browHeight)) }
    return Signs(
      head: truth.head, eyes: BothEyes(right: eye(.right), left: eye(.left)),
      brows: BothEyes(right: brow(.right), left: brow(.left)))
  }

  private static func bytes(_ signs: Signs) -> [UInt8] {
    var renderer = MaskRenderer(size: 240)
    return renderer.draw(signs).withPixels { span in span.indices.map { span[$0] } }
  }

  @Test func `the same signs on two people give the same mask`() throws {
    var ptosis = PatientPose.still(
      head: HeadPosture(yaw: .degrees(8), pitch: .degrees(-4), roll: .degrees(2)),
      mrd1: BothEyes(right: 4, left: 1), mrd2: BothEyes(both: 5))
    ptosis.brow.left = 2
    let squint = PatientPose.still(
      gaze: BothEyes(right: .ahead, left: Gaze(yaw: .degrees(-14), pitch: .degrees(3))), mrd1: BothEyes(both: 4),
      mrd2: BothEyes(both: 5))
    var masks: [[UInt8]] = []
    for var pose in [ptosis, squint] {
      // In the middle of a step, so that a hundredth of a millimetre changes none.
      for eye in Eye.allCases {
        pose.upperLid[eye] = (pose.upperLid[eye] * 10).rounded() / 10
        pose.lowerLid[eye] = (pose.lowerLid[eye] * 10).rounded() / 10
        func even(_ value: Double) -> Double { (value * 10).rounded() / 10 }
        pose.contour[eye] = LidContour(
          upper: SIMD2(even(pose.contour[eye].upper.x), even(pose.contour[eye].upper.y)),
          lower: SIMD2(even(pose.contour[eye].lower.x), even(pose.contour[eye].lower.y)))
      }
      let signs = Heads.fifty.prefix(6).map { Self.signs($0, pose) }
      #expect(Set(signs).count == 1, "\(signs)")
      let people = signs.prefix(2).map(Self.bytes)
      #expect(people[0] == people[1])
      masks.append(people[0])
    }
    #expect(masks[0] != masks[1])
  }
}
