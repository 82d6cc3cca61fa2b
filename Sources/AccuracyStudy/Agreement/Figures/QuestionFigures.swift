import MaskSigns

/// How one question is answered by two readers, and by the truth.
struct QuestionFigures: Sendable {
  /// One eye or one patient: what the truth, the recording and the mask answer.
  struct Case: Sendable {
    var truth, source, mask: Int
    var isBorderline: Bool
  }
  let question: SignQuestion
  /// By patient, whose eyes go together.
  let patients: [[Case]]
  /// Cases that one of the three could not judge.
  let unjudged: Int
  /// Who stands for the mask.
  let reader: CohortReader

  init(_ question: SignQuestion, _ all: [CohortPatient], by reader: CohortReader) {
    self.question = question
    self.reader = reader
    var missing = 0
    patients = all.filter { $0.isHealthy || question.groups.contains($0.group) }.compactMap { patient in
      guard let truth = patient.sheets[.truth], let source = patient.sheets[.source], let mask = patient.sheets[reader]
      else { return nil }
      let cases = question.eyes.compactMap { eye -> Case? in
        // What the truth itself cannot judge is not asked, as a cover test where no eye was covered.
        guard let actual = question.answer(truth, eye) else { return nil }
        guard let first = question.answer(source, eye), let second = question.answer(mask, eye) else {
          missing += 1
          return nil
        }
        return Case(truth: actual, source: first, mask: second, isBorderline: question.isBorderline(truth, eye))
      }
      return cases.isEmpty ? nil : cases
    }
    unjudged = missing
  }

  private init(_ other: QuestionFigures, _ keeps: (Case) -> Bool) {
    question = other.question
    reader = other.reader
    unjudged = 0
    patients = other.patients.map { $0.filter(keeps) }.filter { !$0.isEmpty }
  }

  var clear: QuestionFigures { QuestionFigures(self) { !$0.isBorderline } }
  var borderline: QuestionFigures { QuestionFigures(self, \.isBorderline) }

  var cases: [Case] { patients.flatMap(\.self) }
  var positives: Int { cases.count { $0.truth > 0 } }

  // MARK: Kappa

  /// Who is held against whom.
  enum Pair: Sendable {
    case sourceMask, maskTruth, sourceTruth

    func classes(_ one: Case) -> (Int, Int) {
      switch self {
      case .sourceMask: (one.source, one.mask)
      case .maskTruth: (one.mask, one.truth)
      case .sourceTruth: (one.source, one.truth)
      }
    }
  }

  /// Whether the sign is there, or which class it has.
  func kappa(_ pair: Pair, weights: CohensKappa.Weights? = nil) -> (value: Double?, interval: ClosedRange<Double>?) {
    let classes = weights == nil ? 2 : question.classes.count
    func table(_ patients: [[Case]]) -> ConfusionTable {
      ConfusionTable(
        patients.joined().map { one in
          let (a, b) = pair.classes(one)
          return weights == nil ? (min(a, 1), min(b, 1)) : (a, b)
        }, classes: classes)
    }
    return (
      CohensKappa.of(table(patients), weights: weights ?? .none),
      Bootstrap.interval(patients) { CohensKappa.of(table($0), weights: weights ?? .none) }
    )
  }

  // MARK: Against the truth

  var source: BinaryReading { BinaryReading(cases.map { (truth: $0.truth > 0, read: $0.source > 0) }) }
  var mask: BinaryReading { BinaryReading(cases.map { (truth: $0.truth > 0, read: $0.mask > 0) }) }

  /// Mask less recording among those who have it (sensitivity) or have it not (specificity).
  func difference(ofPositives: Bool) -> PairedProportions {
    var pairs = PairedProportions(both: 0, onlyFirst: 0, onlySecond: 0, neither: 0)
    for one in cases where (one.truth > 0) == ofPositives {
      switch ((one.mask > 0) == ofPositives, (one.source > 0) == ofPositives) {
      case (true, true): pairs.both += 1
      case (true, false): pairs.onlyFirst += 1
      case (false, true): pairs.onlySecond += 1
      case (false, false): pairs.neither += 1
      }
    }
    return pairs
  }

  /// Cases that only the recording's reader, or only the mask's, got right.
  var mcNemar: McNemar {
    func isRight(_ read: Int, _ one: Case) -> Bool { (read > 0) == (one.truth > 0) }
    return McNemar(
      onlyFirst: cases.count { isRight($0.source, $0) && !isRight($0.mask, $0) },
      onlySecond: cases.count { !isRight($0.source, $0) && isRight($0.mask, $0) })
  }
}
