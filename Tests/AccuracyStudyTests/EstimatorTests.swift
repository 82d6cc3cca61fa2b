import MaskSigns
import SyntheticPatients
import Testing

@testable import AccuracyStudy

struct EstimatorTests {
  private func eye(_ yaw: Double, mrd1: Double = 4, isClosed: Bool = false, isCovered: Bool = false) -> EyeReading {
    EyeReading(
      mrd1: mrd1, mrd2: 5, fissureWidth: 28, gaze: SIMD2(yaw, 0), iris: .zero, isClosed: isClosed, isCovered: isCovered)
  }

  @Test func `a cover test takes kappa and a globe's own offset out`() throws {
    // An esotropia of 12°: the left eye fixes, the right one is turned to the patient's left. Kappa 5° and 4°.
    let covers: [ExaminationScript.Cover] = [.init(.left, from: 1, to: 3), .init(.right, from: 4, to: 6)]
    let samples = (0..<70).map { k -> PictureSample in
      let time = Double(k) / 10
      var truth = BothEyes(right: eye(-5 + 12), left: eye(4))
      if (1...3).contains(time) { truth = BothEyes(right: eye(-5), left: eye(4 - 12, isCovered: true)) }
      if (4...6).contains(time) { truth.right.isCovered = true }
      var measured = truth
      // The instrument believes in globes that stand elsewhere: 7° and −3°, and 10 % too strong.
      measured.right.gaze.x = measured.right.gaze.x * 1.1 + 7
      measured.left.gaze.x = measured.left.gaze.x * 1.1 - 3
      return PictureSample(
        time: time, truth: FaceReading(eyes: truth), ours: FaceReading(eyes: measured), eyeDistance: 120)
    }
    let truth = try #require(CoverTest.deviation(samples, covers) { $0.truth })
    let measured = try #require(CoverTest.deviation(samples, covers) { $0.ours })
    #expect(abs(truth.x - 12) < 1e-9)
    #expect(abs(measured.x - 13.2) < 1e-9)
    #expect(CoverTest.deviation(samples, [], { $0.truth }) == nil)
  }

  @Test func `a blink is lost when none of its pictures is called closed`() {
    let truth = [false, true, true, false, false, true, false, false, true]
    let seen = [false, false, true, false, false, false, false, false, true]
    #expect(Blinks.runs(truth) == [1..<3, 5..<6, 8..<9])
    #expect(Blinks.lost(truth: truth, measured: seen) == (1, 3))
    #expect(Blinks.lost(truth: truth, measured: truth) == (0, 3))
  }

  @Test(arguments: [(4.2, PtosisGrade.none), (3.3, .none), (3.1, .mild), (1.8, .mild), (1.5, .moderate), (0.3, .moderate), (0, .severe), (-1, .severe)])
  func `a droop has the grade of the scale`(mrd1: Double, grade: PtosisGrade) {
    #expect(PtosisGrade(mrd1: mrd1) == grade)
  }

  @Test func `weighted kappa is 1 for agreement, 0 for chance, and forgives neighbours`() throws {
    let same = (0..<40).map { ($0 % 4, $0 % 4) }
    #expect(CohensKappa.of(same, grades: 4, weights: .quadratic) == 1)
    let independent = (0..<16).map { ($0 % 4, $0 / 4) }
    #expect(abs(try #require(CohensKappa.of(independent, grades: 4, weights: .linear))) < 1e-12)
    // Cohen's example in miniature: two by two, 20 + 15 agree of 50, with margins 25 and 30: κ = (0.7 − 0.5) / 0.5.
    let table = Array(repeating: (0, 0), count: 20) + Array(repeating: (0, 1), count: 5)
      + Array(repeating: (1, 0), count: 10) + Array(repeating: (1, 1), count: 15)
    #expect(abs(try #require(CohensKappa.of(table, grades: 2, weights: .linear)) - 0.4) < 1e-12)
  }

  @Test func `exact intervals are those of the tables`() throws {
    // Clopper & Pearson: 0 of 10 reaches to 30.85 %, 8 of 10 from 44.39 to 97.48 %.
    let none = try #require(ExactInterval.of(0, 10))
    #expect(none.lowerBound == 0 && abs(none.upperBound - 0.3085) < 1e-4)
    let eight = try #require(ExactInterval.of(8, 10))
    #expect(abs(eight.lowerBound - 0.4439) < 1e-4 && abs(eight.upperBound - 0.9748) < 1e-4)
    #expect(ExactInterval.of(0, 0) == nil)
  }
}
