/// Puts the page together.
struct PageWriter: Sendable {
  let results: StudyResults
  let lids: LidFigures
  let gaze: GazeFigures
  let nystagmus: NystagmusFigures
  let mask: MaskFigures
  let groups: GroupFigures
  let others: OtherFigures
  let wrinkles: WrinkleFigures

  init(_ results: StudyResults) {
    self.results = results
    lids = LidFigures(results)
    gaze = GazeFigures(results)
    nystagmus = NystagmusFigures(results)
    mask = MaskFigures(results)
    groups = GroupFigures(results)
    others = OtherFigures(results)
    wrinkles = WrinkleFigures(results)
  }

  /// All that has a bar.
  var judged: [Figure] {
    (lids.figures + gaze.figures + nystagmus.figures + mask.figures + groups.figures).filter { $0.bar != nil }
  }

  var text: String {
    [head, Failures(self).text, lidText, gazeText, nystagmusText, maskText, groupText, wrinkles.text, otherText, Method.text(results)]
      .joined(separator: "\n")
  }

  private var head: String {
    let plan = results.plan
    let all = results.stills.map(\.sample.eyeDistance).sorted()
    let nearest = all.first.map { Text.decimal($0, 0) } ?? "–"
    let farthest = all.last.map { Text.decimal($0, 0) } ?? "–"
    let met = judged.count { $0.isMet == true }
    return """
      # Accuracy

      Every number of this page comes from one command, which draws the patients, measures them and writes the page:

      ```sh
      digitalmask evaluate accuracy --stills \(plan.stills) --clips \(plan.clips) --seed \(plan.seed)\(plan.knowsCamera ? " --known-camera" : "") -o docs/accuracy.md --force
      ```

      \(results.stills.count) stills and \(results.clips.count) recordings of \(results.stills.count + results.clips.count) \
      synthetic people whom no network has seen, with exact truth; the eyes of the stills stand \(nearest) to \(farthest) \
      pixels apart. Beside ours, in the same run and on the same pictures: MediaPipe's FaceMesh with refined landmarks. \
      **\(met) of \(judged.count) bars are met.** Synthetic people are not patients: how far this carries over to real \
      recordings is not shown here.

      """
  }

  private var lidText: String {
    var table = MarkdownTable("", "eyes", "mean absolute error, mm", "95 %", "bias", "SD", "slope", "95 %")
    for row in lids.rows {
      table.add(
        "\(row.sign), \(row.reader.name)", "\(row.whole.count)", Text.decimal(row.whole.meanAbsoluteError, 2),
        Text.interval(row.error, 2), Text.signed(row.whole.bias, 2), Text.decimal(row.whole.spread, 2),
        Text.decimal(row.whole.slope, 2), Text.interval(row.slope, 2))
    }
    return """
      ## Lids

      \(Figure.table(lids.figures))
      Stills, open eyes, MRD1 from −1 to 8 mm:

      \(table.text)
      ![Error of MRD1 over its true value, ours and MediaPipe's](\(AccuracyPage.plotFolder)/bland-altman-mrd1.svg)

      ![Error of MRD2 over its true value, ours and MediaPipe's](\(AccuracyPage.plotFolder)/bland-altman-mrd2.svg)

      ### By severity

      \(breakdown("true MRD1", results.bySeverity))
      ![Error by severity](\(AccuracyPage.plotFolder)/error-by-severity.svg)

      ### By the head's turn

      \(breakdown("head turned away from the camera at this eye", results.byYaw))
      ![Error by yaw](\(AccuracyPage.plotFolder)/error-by-yaw.svg)

      ### By resolution

      The same \(results.plan.stillsPerEyeDistance) people at each size.

      \(breakdown("distance of the eyes", results.byResolution))
      ![Error by resolution](\(AccuracyPage.plotFolder)/error-by-resolution.svg)

      """
  }

  /// A table of both lids' errors by something.
  private func breakdown(_ name: String, _ of: (@escaping (EyeReading) -> Double?) -> Breakdown) -> String {
    var table = MarkdownTable(
      name, "eyes", "MRD1, mm (95 %)", "bias", "MediaPipe", "bias", "MRD2, mm (95 %)", "bias", "MediaPipe", "bias")
    let signs = LidFigures.signs.map { of($0.value) }
    for k in signs[0].parts.indices where signs[0].parts[k].eyes > 0 {
      var cells = [signs[0].parts[k].name, "\(signs[0].parts[k].eyes)"]
      for sign in signs {
        let part = sign.parts[k]
        let interval = part.interval[.ours].map { " (\(Text.interval($0, 2)))" } ?? ""
        cells += [
          Text.decimal(part.error[.ours], 2) + interval, Text.signed(part.bias[.ours], 2),
          Text.decimal(part.error[.mediaPipe], 2), Text.signed(part.bias[.mediaPipe], 2),
        ]
      }
      table.rows.append(cells)
    }
    return table.text
  }

  private var gazeText: String {
    """
    ## Gaze and squint

    \(Figure.table(gaze.figures))
    A globe whose centre is believed 1 mm aside shifts its gaze by 5.7°. One picture cannot tell where it stands; a \
    recording in which the eye moves can, and a cover test takes it out. Without a cover test the manifest angle is \
    uncertain by angle kappa besides (1.5° SD for each eye).

    """
  }

  private var nystagmusText: String {
    var table = MarkdownTable(
      "recording", "true Hz", "measured", "sent on", "MediaPipe", "true °", "measured", "sent on", "MediaPipe", "true °/s",
      "measured", "sent on", "MediaPipe")
    for beat in nystagmus.beats.sorted(by: { $0.truth.amplitude < $1.truth.amplitude }) {
      func cell(_ beat: MeanBeat?, _ value: (MeanBeat) -> Double?) -> String { Text.decimal(beat.flatMap(value), 2) }
      var cells = [beat.isJerk ? "jerk" : "pendular"]
      for value in [{ $0.frequency }, { $0.amplitude }] as [(MeanBeat) -> Double?] {
        cells += [cell(beat.truth, value), cell(beat.ours, value), cell(beat.sent, value), cell(beat.mediaPipe, value)]
      }
      let velocity: (MeanBeat) -> Double? = { beat.isJerk ? $0.slowPhaseVelocity : nil }
      cells += [
        cell(beat.truth, velocity), cell(beat.ours, velocity), cell(beat.sent, velocity), cell(beat.mediaPipe, velocity),
      ]
      table.rows.append(cells)
    }
    return """
      ## Nystagmus

      \(Figure.table(nystagmus.figures))
      The bars are judged on recordings as a phone makes them, at 0.07 to 0.2 bits for each pixel of each picture. "Sent on" \
      are the same recordings compressed by a rate factor of 18 to 30 instead, by which x264 keeps 0.003 to 0.02 bits of \
      most. An encoder that spares bits leaves an eye where it was, or moves the lids with it: a small nystagmus should be \
      sent as the phone wrote it.

      Every recording, by its true amplitude (peak to peak of the mean beat):

      \(table.text)
      ![Measured against true amplitude and frequency](\(AccuracyPage.plotFolder)/nystagmus.svg)

      """
  }

  private var maskText: String {
    """
    ## From the mask

    The same pipeline on the finished mask video, against the record that the mask was drawn from. One quantum is 0.03125 \
    of the open fissure for the lids (about 0.3 mm) and 0.5° for the gaze. The constant part is the generic head's, whose \
    eyes the reader places by its canthi as a person's; it hardly changes within a mask. On the mask's own globes, which are known, \
    `digitalmask verify` reads the gaze without it.

    \(Figure.table(mask.figures))
    """
  }

  private var groupText: String {
    """
    ## No group left behind

    \(Figure.table(groups.figures))
    \(breakdown("skin, from the darkest sixth", results.bySkin))
    ![Error by skin tone](\(AccuracyPage.plotFolder)/error-by-skin.svg)

    """
  }

  private var otherText: String {
    var table = MarkdownTable("", "measured, of", "mean absolute error", "bias", "slope", "MediaPipe alone", "bias")
    for row in others.rows {
      let unit = row.unit.isEmpty ? "" : " " + row.unit
      // A distance from the truth has no sign.
      let hasSign = row.ours.slope != nil || row.mediaPipe.slope != nil
      table.add(
        row.name, row.ours.count == 0 ? "not measured" : "\(row.ours.count) of \(row.possible)",
        row.ours.meanAbsoluteError.map { Text.decimal($0, 2) + unit } ?? "–", hasSign ? Text.signed(row.ours.bias, 2) : "",
        hasSign ? Text.decimal(row.ours.slope, 2) : "",
        row.mediaPipe.meanAbsoluteError.map { Text.decimal($0, 2) + unit } ?? "",
        hasSign && row.mediaPipe.count > 0 ? Text.signed(row.mediaPipe.bias, 2) : "")
    }
    var trust = MarkdownTable("confidence of the eye", "eyes", "MRD1, mm", "gaze, °")
    for row in ConfidenceTable(results).rows where row.eyes > 0 {
      trust.add(
        "\(Text.decimal(row.from, 2)) to \(Text.decimal(row.to, 2))", "\(row.eyes)", Text.decimal(row.mrd1, 2),
        Text.decimal(row.gaze, 2))
    }
    return """
      ## What else is measured

      \(table.text)
      Does it know when it errs? Mean absolute errors on stills by the pipeline's own confidence (an eye under 0.2 leaves \
      as "unsure"):

      \(trust.text)
      """
  }
}
