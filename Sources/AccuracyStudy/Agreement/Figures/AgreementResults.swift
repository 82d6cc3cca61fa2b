/// All that the cohort tells.
struct AgreementResults: Sendable {
  let plan: AgreementPlan
  let patients: [CohortPatient]
  /// By the record that the mask is drawn from.
  let questions: [QuestionFigures]
  /// The same of those whose mask video was read.
  let onVideo: [QuestionFigures]
  let healthy: [HealthyFigures]
  /// Beside older ways of hiding a face.
  let kept: [(question: SignQuestion, kept: [KeptSigns])]

  init(plan: AgreementPlan, patients: [CohortPatient]) {
    self.plan = plan
    self.patients = patients
    questions = SignQuestion.all.map { QuestionFigures($0, patients, by: .record) }
    onVideo = SignQuestion.all.filter(\.isJudged).map { QuestionFigures($0, patients, by: .mask) }
    kept = KeptSigns.all(patients)
    healthy = [.truth, .source, .record].map { HealthyFigures(patients, $0) }
  }

  var judged: [QuestionFigures] { questions.filter(\.question.isJudged) }

  /// Against the truth, where a cover test was made.
  var squintAngles: [ValueFigures] {
    ValueFigures.quantities.filter { $0.kind == .coverHorizontal || $0.kind == .coverVertical }
      .map { ValueFigures($0, patients, .truth, .source) }
  }

  /// People of a group, and how many.
  func count(_ group: CohortGroup) -> Int { patients.count { $0.group == group } }
  var masks: Int { patients.count { $0.sheets[.mask] != nil } }
}
