/// Puts the page together.
struct AgreementText: Sendable {
  let results: AgreementResults
  let bars: AgreementBars

  init(_ results: AgreementResults) {
    self.results = results
    bars = AgreementBars(results)
  }

  var text: String {
    [head, barText, answerText, borderText, valueText, healthyText, videoText, olderWaysText, findingText, AgreementMethod.text(results)]
      .joined(separator: "\n")
  }

  private var isReduced: Bool { min(results.plan.people, results.plan.controls) < 200 }

  private var head: String {
    let plan = results.plan
    let met = bars.figures.count { $0.isMet == true }
    return """
      # Agreement

      Do clinicians read the same from a mask as from the recording, and is it the truth? Every number of this page comes \
      from one command, which draws the patients, measures them, makes their masks' records and writes the page:

      ```sh
      digitalmask evaluate agreement --people \(plan.people) --others \(plan.others) --controls \(plan.controls) --masks \(plan.masks) --seed \(plan.seed) -o docs/agreement.md --force
      ```

      \(results.patients.count) synthetic people: \(plan.people) of each of the four conditions with a bar, \(plan.others) of \
      each of \(CohortGroup.allCases.count { !$0.hasBar } - 1) others, and \(plan.controls) healthy controls, as many mild as moderate and severe cases. \
      \(isReduced ? "**This is a reduced run: the study asks for 200 of each condition and as many controls. Its intervals are wide, and a bar that is met by so few people is not proven.** " : "")\
      **\(met) of \(bars.figures.count) bars are met\(isReduced ? " by these few" : "").** Synthetic people are not patients: how far this carries over to real \
      recordings is not shown here. Findings describe; they are no diagnosis.

      """
  }

  private var barText: String {
    var table = MarkdownTable("", "reached", "95 %", "bar", "", "of")
    for figure in bars.figures {
      table.add(
        figure.name, figure.valueText, Text.interval(figure.interval, figure.decimals), figure.barText,
        isReduced && figure.isMet == true ? "met by these few" : figure.verdict, figure.count)
    }
    return """
      ## Bars

      \(table.text)
      ![Kappa of each sign with its interval](\(AgreementPage.plotFolder)/kappa.svg)

      """
  }

  private func kappa(_ figures: QuestionFigures, _ pair: QuestionFigures.Pair, _ weights: CohensKappa.Weights? = nil) -> String {
    let (value, interval) = figures.kappa(pair, weights: weights)
    return Text.decimal(value, 2) + (interval.map { " (\(Text.interval($0, 2)))" } ?? "")
  }
  private func share(_ share: CountedShare) -> String {
    share.value.map { "\(Text.decimal(100 * $0, 1)) % (\(share.hits)/\(share.of))" } ?? "–"
  }
  private func difference(_ pairs: PairedProportions) -> String {
    let interval = pairs.interval.map { " (\(Text.decimal(100 * $0.lowerBound, 1)) to \(Text.decimal(100 * $0.upperBound, 1)))" }
    return Text.signed(pairs.difference.map { 100 * $0 }, 1) + (interval ?? "")
  }

  private var answerText: String {
    var kappas = MarkdownTable(
      "sign", "asked of", "with it", "not judged", "κ recording – mask", "κ recording – truth", "κ mask – truth",
      "weighted κ recording – mask", "weighted κ mask – truth")
    var rates = MarkdownTable(
      "sign", "sensitivity, recording", "mask", "mask less recording, %", "specificity, recording", "mask",
      "mask less recording, %", "accuracy, recording", "mask", "McNemar p exact", "corrected")
    for figures in results.questions {
      let question = figures.question
      kappas.add(
        question.name, "\(figures.cases.count) \(question.isOfEyes ? "eyes" : "people")", "\(figures.positives)",
        "\(figures.unjudged)", kappa(figures, .sourceMask), kappa(figures, .sourceTruth), kappa(figures, .maskTruth),
        question.isOrdered ? kappa(figures, .sourceMask, .linear) : "", question.isOrdered ? kappa(figures, .maskTruth, .linear) : "")
      let (source, mask, test) = (figures.source, figures.mask, figures.mcNemar)
      rates.add(
        question.name, share(source.sensitivity), share(mask.sensitivity), difference(figures.difference(ofPositives: true)),
        share(source.specificity), share(mask.specificity), difference(figures.difference(ofPositives: false)),
        share(source.accuracy), share(mask.accuracy), Text.decimal(test.exact, 3), Text.decimal(test.corrected.probability, 3))
    }
    return """
      ## Signs

      "Mask" is the record of the default policy that the mask is drawn from, read back from its bytes. κ is of yes and no, \
      weights are linear over the grades (intervals: patients drawn again). A case is asked when the truth can be judged; \
      "not judged" are those of which recording or mask cannot say it.

      \(kappas.text)
      \(rates.text)
      """
  }

  private var borderText: String {
    var table = MarkdownTable(
      "sign", "borderline", "cases", "recording right", "mask right", "κ mask – truth of the others")
    for figures in results.questions where !figures.question.border.isEmpty {
      let border = figures.borderline
      table.add(
        figures.question.name, figures.question.border, "\(border.cases.count)", share(border.source.accuracy),
        share(border.mask.accuracy), kappa(figures.clear, .maskTruth))
    }
    return """
      ## Borderline cases

      They are counted in all figures above; here they stand apart.

      \(table.text)
      """
  }

  private var valueText: String {
    var table = MarkdownTable("value", "readers", "of", "ICC(A,1)", "bias", "limits of agreement", "95 % of the lower", "95 % of the upper")
    for quantity in ValueFigures.quantities {
      for (first, second) in [(CohortReader.truth, CohortReader.source), (.truth, .record), (.source, .record), (.truth, .mask)] {
        let figures = ValueFigures(quantity, results.patients, first, second)
        guard let limits = figures.limits else { continue }
        let (correlation, ends) = (figures.correlation, figures.limitIntervals)
        table.add(
          "\(quantity.name), \(quantity.unit)", "\(second.name) – \(first.name)",
          "\(figures.pairs.count) \(quantity.isOfEyes ? "eyes" : "people")",
          Text.decimal(correlation.value, 2) + (correlation.interval.map { " (\(Text.interval($0, 2)))" } ?? ""),
          Text.signed(limits.bias, quantity.decimals), Text.interval(limits.limits, quantity.decimals),
          Text.interval(ends.lower, quantity.decimals), Text.interval(ends.upper, quantity.decimals))
      }
    }
    return """
      ## Values

      Of those of whom both readers tell a number: a healthy one does not leave with the mask's record.

      \(table.text)
      ![Differences over the true value](\(AgreementPage.plotFolder)/bland-altman.svg)

      """
  }

  private var healthyText: String {
    var table = MarkdownTable("healthy controls, by", "people", "with any finding", "95 %", "which", "or borderline")
    for healthy in results.healthy {
      table.add(
        healthy.reader.name, "\(healthy.people)", share(healthy.accused),
        healthy.accused.interval.map { "\(Text.decimal(100 * $0.lowerBound, 1)) to \(Text.decimal(100 * $0.upperBound, 1)) %" } ?? "–",
        healthy.kinds.map { "\($0.name) \($0.count)" }.joined(separator: ", "), share(healthy.doubted))
    }
    return """
      ## Healthy controls

      Drawn inside the healthy ranges: what is found on them is the instrument's error. A value outside by less than that error (one in twenty on the edge would be read so) is borderline, and
      counted apart; in every other table of this page it counts as outside, so that no threshold is moved between readers.

      \(table.text)
      """
  }

  private var videoText: String {
    guard results.masks > 0 else { return "## From the finished video\n\nNo mask video was read in this run.\n" }
    var table = MarkdownTable(
      "sign", "asked of", "with it", "not judged", "κ recording – video", "κ video – truth", "sensitivity", "specificity")
    for figures in results.onVideo {
      table.add(
        figures.question.name, "\(figures.cases.count) \(figures.question.isOfEyes ? "eyes" : "people")",
        "\(figures.positives)", "\(figures.unjudged)", kappa(figures, .sourceMask), kappa(figures, .maskTruth),
        share(figures.mask.sensitivity), share(figures.mask.specificity))
    }
    return """
      ## From the finished video

      Of \(results.masks) people the mask was drawn, compressed, and measured by our own tracker as if it were a patient, \
      its gaze on the mask's own globes and less the tracker's constants on that head, as `digitalmask verify` does. The \
      tracker errs on a mask as it errs on people: a lid half a millimetre off is a lid read wrongly twice.

      \(table.text)
      """
  }

  private var olderWaysText: String {
    guard let readers = results.kept.first?.kept.map(\.reader) else { return "" }
    var table = MarkdownTable(["sign", "asked of", "with it"] + readers.map(\.name))
    for (question, kept) in results.kept {
      guard let first = kept.first else { continue }
      table.add(
        [question.name, "\(first.asked) \(question.isOfEyes ? "eyes" : "people")", "\(first.have)"]
          + kept.map { "\($0.found) found, \($0.invented) invented, \($0.asked - $0.judged) not judged" })
    }
    let strengths = CohortReader.olderWays.compactMap { $0.way?.procedure }.map { "\($0.name): \($0.strength) (\($0.source))" }
    return """
      ## Beside a mask at rest, and older ways of hiding a face

      The mask of a neutral face is ours with nothing disclosed: the head stands still, and whatever it "finds" is the \
      mask's own. It and the recordings of the same people, hidden in older ways where their eyes truly are, compressed, are read by our own \
      tracker and definitions, as the recording is. \(strengths.joined(separator: "; ")). A crop keeps the signs of the eyes because it \
      shows the patient's own eyes to everybody ([privacy.md](privacy.md)).

      \(table.text)
      """
  }

  private var findingText: String {
    var table = MarkdownTable(
      "finding", "true", "of them in the recording", "in the recording, not true", "recording's kept by the mask", "lost",
      "not judged", "invented")
    for count in FindingCount.all(results.patients, .record) {
      table.add(
        "`\(count.name)`", "\(count.truly)", "\(count.found)", "\(count.falsely)", "\(count.kept)", "\(count.lost)",
        "\(count.unjudged)", "\(count.invented)")
    }
    return """
      ## Every finding

      Outside the healthy range, over all \(results.patients.count) people; eyes count one by one. "Not judged" is mostly what \
      the default policy withholds.

      \(table.text)
      """
  }
}
