import ClinicalFindings
import MaskSigns
import Testing

@testable import AccuracyStudy

/// Answers and figures of made sheets.
@Suite struct CohortFiguresTests {
  private func found(_ kind: FindingKind, _ eye: Eye? = nil, _ standing: Judgement.Standing = .outside, value: Double? = nil, words: String = "") -> Finding {
    Finding(kind, eye, .judged(Judgement(standing, value: value, words: words, pictures: .none)))
  }

  private func question(_ name: String) throws -> SignQuestion { try #require(SignQuestion.all.first { $0.name == name }) }

  @Test(arguments: [("mild droop of the upper lid", 1), ("moderate droop of the upper lid", 2), ("severe droop of the upper lid", 3)])
  func `a droop is answered by its grade`(words: String, grade: Int) throws {
    let sheet = FindingSheet([found(.ptosis, .right, words: words), found(.ptosis, .left, .inside, words: "no droop")])
    let ptosis = try question("Ptosis")
    #expect(ptosis.answer(sheet, .right) == grade && ptosis.answer(sheet, .left) == 0)
    #expect(ptosis.answer(FindingSheet([]), .right) == nil, "nothing was judged")
  }

  @Test func `a squint is answered by its direction, a movement at cover before an angle`() throws {
    let squint = try question("Strabismus")
    let moving = FindingSheet([found(.coverHorizontal, value: -20), found(.deviationHorizontal, value: 15)])
    #expect(squint.answer(moving, nil) == 2)
    #expect(squint.answer(FindingSheet([found(.deviationHorizontal, value: 15)]), nil) == 1)
    #expect(squint.answer(FindingSheet([found(.deviationVertical, value: 15)]), nil) == 3)
    #expect(squint.answer(FindingSheet([found(.deviationVertical, nil, .inside, value: 1)]), nil) == 0)
  }

  @Test func `a large and a small nystagmus are told apart by their border`() throws {
    let nystagmus = try question("Nystagmus")
    for (amplitude, isBorder) in [(1.5, true), (4, false)] {
      let sheet = FindingSheet([
        found(.nystagmus, words: "vertical jerk nystagmus"), found(.nystagmusAmplitude, nil, .described, value: amplitude),
      ])
      #expect(nystagmus.answer(sheet, nil) == 2 && nystagmus.isBorderline(sheet, nil) == isBorder)
    }
  }

  @Test func `what an older way keeps is counted over the people whose films were made`() throws {
    let droop = FindingSheet([found(.ptosis, .right, words: "mild droop"), found(.ptosis, .left, .inside)])
    let healthy = FindingSheet([found(.ptosis, .right, .inside), found(.ptosis, .left, .inside)])
    var patients = AgreementPlan(people: 2, others: 0, controls: 1, seed: 700_000_000).subjects
      .filter { $0.group == .ptosis || $0.group == .healthy }
      .map { CohortPatient(subject: $0, sheets: [.truth: $0.group == .ptosis ? droop : healthy]) }
    // The first patient's film was not made; of the others the blur leaves nothing, and the crop invents a droop.
    for place in patients.indices.dropFirst() {
      for reader in CohortReader.allCases where reader != .truth { patients[place].sheets[reader] = patients[place].sheets[.truth] }
      patients[place].sheets[.blur] = FindingSheet([])
      patients[place].sheets[.eyeCrop] = droop
    }
    let kept = try #require(KeptSigns.all(patients).first { $0.question.name == "Ptosis" }).kept
    let ill = patients.dropFirst().count { !$0.isHealthy }
    let blur = try #require(kept.first { $0.reader == .blur }), crop = try #require(kept.first { $0.reader == .eyeCrop })
    let mask = try #require(kept.first { $0.reader == .mask })
    #expect(mask.asked == 4 && mask.have == ill && mask.found == ill && mask.invented == 0 && mask.judged == 4)
    #expect(blur.found == 0 && blur.judged == 0 && blur.asked == 4)
    #expect(crop.found == ill && crop.invented == 2 - ill)
    #expect(KeptSigns.all(Array(patients.prefix(1))).isEmpty)
  }

  /// Ten patients with one drooping lid each and ten healthy people: the recording misses two droops, the mask one more.
  private func cohort() -> [CohortPatient] {
    func sheet(_ droops: Bool, mrd1: Double = 1.5) -> FindingSheet {
      FindingSheet([
        found(.ptosis, .right, droops ? .outside : .inside, words: droops ? "mild droop" : "no droop"),
        found(.ptosis, .left, .inside), found(.mrd1, .right, .inside, value: mrd1),
      ])
    }
    return AgreementPlan(people: 10, others: 0, controls: 10, seed: 700_000_000).subjects.filter { $0.group == .ptosis || $0.group == .healthy }
      .map { subject in
        let isIll = subject.group == .ptosis
        return CohortPatient(
          subject: subject,
          sheets: [
            .truth: sheet(isIll, mrd1: subject.index == 0 ? 2.8 : isIll ? 1 : 4),
            .source: sheet(isIll && subject.index >= 2, mrd1: isIll ? 1.5 : 4.5),
            .record: sheet(isIll && subject.index >= 3, mrd1: 1.5),
          ])
      }
  }

  @Test func `shares, kappa and McNemar's test count what was made`() throws {
    let figures = QuestionFigures(try question("Ptosis"), cohort(), by: .record)
    #expect(figures.cases.count == 40 && figures.positives == 10 && figures.unjudged == 0)
    #expect(figures.source.sensitivity == CountedShare(hits: 8, of: 10))
    #expect(figures.mask.sensitivity == CountedShare(hits: 7, of: 10))
    #expect(figures.mask.specificity == CountedShare(hits: 30, of: 30))
    #expect(figures.mcNemar == McNemar(onlyFirst: 1, onlySecond: 0))
    #expect(abs((figures.difference(ofPositives: true).difference ?? 0) + 0.1) < 1e-12)
    // 39 of 40 alike, by chance (8 · 7 + 32 · 33) / 1600.
    let chance = (8.0 * 7 + 32 * 33) / 1600
    let kappa = figures.kappa(.sourceMask)
    #expect(abs(try #require(kappa.value) - (39.0 / 40 - chance) / (1 - chance)) < 1e-12)
    let interval = try #require(kappa.interval)
    #expect(interval.lowerBound < 0.93 && interval.upperBound == 1)
    // One drooping lid and one healthy one have a true MRD1 of 2.8 mm, 0.2 mm from the edge.
    #expect(figures.borderline.cases.count == 2 && figures.clear.cases.count == 38)
  }

  @Test func `values differ by what was added`() throws {
    let figures = ValueFigures(ValueFigures.mrd1, cohort(), .truth, .source)
    #expect(figures.pairs.count == 20)
    // 18 differences of 0.5, one of 1.7 and one of −1.3.
    #expect(abs(try #require(figures.limits).bias - (18 * 0.5 + 1.7 - 1.3) / 20) < 1e-6)
  }

  @Test func `the page tells every sign, the count of people and that a small run is small`() throws {
    let results = AgreementResults(plan: AgreementPlan(people: 10, others: 0, controls: 10, seed: 700_000_000), patients: cohort())
    let page = AgreementPage(results)
    for question in SignQuestion.all { #expect(page.text.contains("| \(question.name) |"), "\(question.name)") }
    #expect(page.text.contains("20 synthetic people") && page.text.contains("reduced run"))
    #expect(page.text == AgreementPage(results).text && page.plots.count == 2)
    #expect(page.table.split(separator: "\n").count == 1 + 20 * 3)
    let accused = try #require(results.healthy.first { $0.reader == .source })
    #expect(accused.accused == CountedShare(hits: 0, of: 10))
  }
}
