import HeadGeometry
import MaskSigns
import Testing

@testable import SyntheticPatients

/// What is commanded is what is drawn: geometry of fifty people.
@Suite struct AccuracyTests {
  private static func both(_ value: Double) -> BothEyes<Double> { BothEyes(both: value) }

  @Test func `there are fifty heads`() { #expect(Heads.fifty.count == 50) }

  @Test(arguments: [-1, 0, 1, 2, 3, 4, 5, 6, 7] as [Double])
  func `MRD1 is drawn within a tenth of a millimetre`(mrd1: Double) {
    var worst = 0.0
    for head in Heads.fifty {
      let truth = head.truth(.still(mrd1: Self.both(mrd1), mrd2: Self.both(5)))
      for eye in Eye.allCases {
        worst = max(worst, abs(truth.eyes[eye].mrd1 - mrd1), abs(truth.eyes[eye].mrd2 - 5))
      }
    }
    print("accuracy: MRD1 \(mrd1) mm, worst of 50 people \(TruthTable.decimal(worst, 3)) mm")
    #expect(worst < 0.1)
  }

  @Test(arguments: [2, 4, 6, 7] as [Double])
  func `MRD2 is drawn within a tenth of a millimetre`(mrd2: Double) {
    var worst = 0.0
    for head in Heads.fifty {
      for mrd1 in [0.0, 4] {
        let truth = head.truth(.still(mrd1: Self.both(mrd1), mrd2: Self.both(mrd2)))
        for eye in Eye.allCases {
          worst = max(worst, abs(truth.eyes[eye].mrd1 - mrd1), abs(truth.eyes[eye].mrd2 - mrd2))
        }
      }
    }
    print("accuracy: MRD2 \(mrd2) mm, worst of 50 people \(TruthTable.decimal(worst, 3)) mm")
    #expect(worst < 0.1)
  }

  @Test(arguments: [(0.0, 0.0), (-30, 0), (30, 0), (0, 25), (0, -30), (-20, -16), (20, 16)])
  func `gaze is drawn within a tenth of a degree`(yaw: Double, pitch: Double) {
    var worst = 0.0
    let gaze = Gaze(yaw: .degrees(yaw), pitch: .degrees(pitch))
    for head in Heads.fifty {
      let truth = head.truth(.still(gaze: BothEyes(both: gaze)))
      for eye in Eye.allCases {
        worst = max(
          worst, abs(truth.eyes[eye].gaze.yaw.degrees - yaw), abs(truth.eyes[eye].gaze.pitch.degrees - pitch))
      }
    }
    print("accuracy: gaze \(yaw)° \(pitch)°, worst of 50 people \(TruthTable.decimal(worst, 4))°")
    #expect(worst < 0.1)
  }

  @Test(arguments: [-20, 0, 20] as [Double])
  func `closed lids leave no fissure`(pitch: Double) {
    let gaze = Gaze(yaw: .zero, pitch: .degrees(pitch))
    let lids = LidFollowing.margins(pupilHeight: pupilHeight(gaze), mrd1: 4.2, mrd2: 5.2, closure: 1)
    let pose = PatientPose(
      head: .straight, gaze: BothEyes(both: gaze), upperLid: Self.both(lids.upper), lowerLid: Self.both(lids.lower))
    for head in Heads.fifty {
      var head = head
      head.move(to: pose)
      for (index, eye) in Eye.allCases.enumerated() {
        let margins = head.margins(index)
        // The open area between the margins, in steps of half a millimetre.
        let open = stride(from: Float(-16), through: 16, by: 0.5).reduce(Float(0)) {
          $0 + 0.5 * max(margins.upper($1) - margins.lower($1), 0)
        }
        #expect(open == 0, "\(open) mm² open")
        #expect(head.truth(pose).eyes[eye].isClosed)
      }
    }
  }

  /// On lids that are high enough for it: a brow that hangs low over the lid leaves no skin to fold, and the truth tells the
  /// lower crease that is drawn.
  @Test(arguments: [5, 6, 7, 8, 9, 10, 11] as [Double])
  func `the crease is drawn where it is commanded`(height: Double) {
    var errors: [Double] = []
    for head in Heads.fifty {
      var open = head
      open.move(to: .still())
      var pose = PatientPose.still()
      pose.crease = BothEyes(both: height)
      let truth = head.truth(pose)
      for (index, eye) in Eye.allCases.enumerated() {
        if Double(open.highestCrease(index)) > height { errors.append(abs((truth.eyes[eye].crease ?? .infinity) - height)) }
      }
    }
    let worst = errors.max() ?? .infinity
    print("accuracy: crease \(height) mm on \(errors.count) lids of 100, worst \(TruthTable.decimal(min(worst, 99), 2)) mm")
    #expect(errors.count > 20 && worst < 1)
  }

  @Test(arguments: [-3, 2, 6] as [Double])
  func `a brow goes as far as it is commanded`(lift: Double) {
    var worst = 0.0
    for head in Heads.fifty {
      let rest = head.truth(.still()).eyes
      var pose = PatientPose.still()
      pose.brow = BothEyes(right: lift, left: 0)
      let lifted = head.truth(pose).eyes
      worst = max(
        worst, abs(lifted.right.browHeight - rest.right.browHeight - lift), abs(lifted.left.browHeight - rest.left.browHeight))
    }
    print("accuracy: brow \(lift) mm, worst of 50 people \(TruthTable.decimal(worst, 3)) mm")
    #expect(worst < 0.1)
  }

  @Test func `mouth corners and lips go as far as they are commanded`() {
    var worst = (corner: 0.0, opening: 0.0)
    for head in Heads.fifty {
      for (lift, opening) in [(-5.0, 0.0), (-2, 3), (0, 8), (3, 0)] {
        var pose = PatientPose.still()
        pose.mouth = MouthPose(opening: opening, cornerLift: BothEyes(right: 0, left: lift))
        let truth = head.truth(pose)
        worst.corner = max(
          worst.corner, abs(truth.eyes.left.mouthCornerWay.y - lift), abs(truth.eyes.right.mouthCornerWay.y))
        // A corner that hangs alone parts closed lips by itself.
        if opening > 0 { worst.opening = max(worst.opening, abs(truth.mouthOpening - opening)) }
      }
    }
    print("accuracy: mouth corner \(TruthTable.decimal(worst.corner, 3)) mm, opening \(TruthTable.decimal(worst.opening, 3)) mm")
    #expect(worst.corner < 0.5 && worst.opening < 0.5)
  }

  @Test func `a lid without a crease has none`() {
    for head in Heads.fifty.prefix(10) {
      var pose = PatientPose.still(mrd1: Self.both(1.5))
      pose.crease = BothEyes(both: 0)
      let truth = head.truth(pose)
      #expect(truth.eyes.right.crease == nil && truth.eyes.left.crease == nil)
    }
  }

  @Test func `a turned head changes no sign of the eyes`() {
    for head in Heads.fifty.prefix(5) {
      let straight = head.truth(.still()).eyes
      let turned = head.truth(
        .still(head: HeadPosture(yaw: .degrees(18), pitch: .degrees(-8), roll: .degrees(6)))
      ).eyes
      for eye in Eye.allCases {
        #expect(turned[eye].mrd1 == straight[eye].mrd1 && turned[eye].gaze == straight[eye].gaze)
        #expect(turned[eye].upperMargin == straight[eye].upperMargin)
      }
    }
  }
}
