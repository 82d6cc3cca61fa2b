/// What of one sign a reader still finds of those who truly have it: beside our mask, a mask at rest and older ways of hiding a face.
struct KeptSigns: Sendable {
  let reader: CohortReader
  /// Eyes or people who were asked of, and those whom the reader could judge.
  var asked = 0, judged = 0
  /// They have it, and the reader says so.
  var have = 0, found = 0
  /// They don't have it, and the reader says they do.
  var invented = 0

  /// - Parameter all: Only those count whom this reader saw.
  init(_ question: SignQuestion, _ all: [CohortPatient], by reader: CohortReader) {
    self.reader = reader
    for patient in all where patient.isHealthy || question.groups.contains(patient.group) {
      guard let truth = patient.sheets[.truth], let sheet = patient.sheets[reader] else { continue }
      for eye in question.eyes {
        guard let actual = question.answer(truth, eye) else { continue }
        let answer = question.answer(sheet, eye)
        asked += 1
        if answer != nil { judged += 1 }
        if actual > 0 { have += 1 }
        if let answer, answer > 0 { if actual > 0 { found += 1 } else { invented += 1 } }
      }
    }
  }

  /// Of the same people, everybody whose films were made.
  static func all(_ patients: [CohortPatient]) -> [(question: SignQuestion, kept: [KeptSigns])] {
    let filmed = patients.filter { patient in CohortReader.comparators.allSatisfy { patient.sheets[$0] != nil } }
    guard !filmed.isEmpty else { return [] }
    return SignQuestion.all.filter(\.isJudged).map { question in
      (question, ([.source, .record, .mask] + CohortReader.comparators).map { KeptSigns(question, filmed, by: $0) })
    }
  }
}
