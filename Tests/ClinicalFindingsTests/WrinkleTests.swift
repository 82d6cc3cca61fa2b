import ClinicalFindings
import MaskSigns
import Testing

struct WrinkleTests {
  private let grades = WrinkleGrades(forehead: .deep, glabella: WrinkleGrade.none, crowsFeet: .moderate, underEye: nil, nasolabial: .fine)

  @Test func `grades are told where the policy lets them out by grade`() throws {
    var recorded = Recorded(policy: Recorded.policy([.wrinkles: SignModes(baseline: .steps, motion: .none)]))
    recorded.wrinkles = grades
    let found = Findings(try recorded.record())
    #expect(found[.wrinklesForehead]?.judgement?.words == "deep" && found[.wrinklesForehead]?.judgement?.value == 3)
    #expect(found[.wrinklesGlabella]?.judgement?.words == "none" && found[.wrinklesGlabella]?.judgement?.value == 0)
    #expect(found[.wrinklesUnderEye]?.reason == .notMeasured)
    #expect(found.abnormal.isEmpty)
  }

  @Test func `where only deep lines leave, others are not called absent`() throws {
    var recorded = Recorded()
    recorded.wrinkles = WrinkleGrades(forehead: .deep, glabella: WrinkleGrade.none, crowsFeet: nil, underEye: nil, nasolabial: nil)
    let found = Findings(try recorded.record())
    #expect(found[.wrinklesForehead]?.judgement?.words == "deep")
    #expect(found[.wrinklesGlabella]?.judgement?.words == "not deep" && found[.wrinklesGlabella]?.judgement?.value == nil)
    let withheld = Findings(try Recorded(policy: Recorded.policy([.wrinkles: .withheld])).record())
    #expect(withheld[.wrinklesForehead]?.reason == .policy(.wrinkles))
  }
}
