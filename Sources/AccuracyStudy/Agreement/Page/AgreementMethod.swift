/// How the cohort was made and what the statistics are.
enum AgreementMethod {
  static func text(_ results: AgreementResults) -> String {
    let size = KappaSampleSize()
    let groups = CohortGroup.allCases.map { group in
      let exams = Set((0..<60).map { group.examination(group.kinds[$0 % group.kinds.count], $0).rawValue }).sorted()
      return "\(group.rawValue) (\(results.count(group)): \(exams.joined(separator: ", ")))"
    }.joined(separator: "; ")
    return """
      ## How it was measured

      **People.** \(groups). Kinds of a condition take turns; severity goes evenly through mild, moderate and severe, \
      whatever the kind. 640×480 to 1280×720, 30 pictures a second, fixation 60 at a phone's bit rate, H.264, 112 to 175 \
      pixels between eyes of 63 mm; light, camera and distance (33 cm to 1 m) vary. Nobody of them was seen in training.

      **Readers.** Findings (`ClinicalFindings`, [clinical-definitions.md](clinical-definitions.md)) of four records: of the \
      drawn geometry itself (truth); of the recording measured by tracker and fit, without any policy (recording: what the \
      clinic knows); of the default policy's record, encoded and decoded (mask's record: what the mask is drawn from, to the \
      last bit); of the finished mask video, measured again (mask video). The truth's findings are those that the same \
      definitions give of exact signs: a squint too small for the definition is no true finding.

      **A sign** is read from: ptosis, upper and lower lid retraction, lid lag, lagophthalmos, anisocoria, head: the finding \
      of that name. Strabismus: any movement at cover or manifest deviation outside its edge. Latent squint: movement at \
      uncover. Nystagmus: three consecutive beats or cycles; drift without them is none, whatever its speed, and 1.5° at 3 Hz \
      is one (tests hold both on made traces). For each sign its patients and all healthy controls are asked.

      **Statistics.** κ (Cohen 1960) of yes and no, weighted κ (1968) of grades; sensitivity, specificity and accuracy against \
      the truth; McNemar's test, exact and corrected, of who is right; differences of paired proportions by Newcombe's method \
      10 (1998); ICC(A,1) (McGraw & Wong 1996); Bland & Altman's limits (1986). Intervals of κ, ICC and limits: 1000 bootstrap \
      draws of whole patients, whose eyes go together; of shares: Clopper and Pearson over single cases. κ is "–" where both \
      readers give one answer only. `Tools/agreement/statistics_golden.py` makes reference values with scikit-learn, \
      statsmodels and pingouin; tests hold ours to them within 1e-9.

      **Sample size.** To tell κ \(Text.decimal(size.expected, 2)) from \(Text.decimal(size.ruledOut, 1)) with a power of \
      \(Text.decimal(size.power, 1)) and a one-sided α of 0.025 takes \(size.cases ?? 0) cases when half of them have the sign, \
      \(KappaSampleSize(prevalence: 0.3).cases ?? 0) when three in ten do (Cantor 1996, as R's `irr`; the study of 2022 says 82).

      """
  }
}
