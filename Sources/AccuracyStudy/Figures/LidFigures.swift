import MaskSigns

/// Lids on stills, and closed or open on recordings.
struct LidFigures: Sendable {
  /// One sign by one reader.
  struct Row: Sendable {
    var sign: String
    var reader: Reader
    var whole: Agreement
    var error, slope: ClosedRange<Double>?
  }
  var rows: [Row] = []
  var figures: [Figure] = []

  static let signs: [(name: String, value: @Sendable (EyeReading) -> Double?)] = [
    ("MRD1", { $0.mrd1 }), ("MRD2", { $0.mrd2 }),
  ]

  init(_ results: StudyResults) {
    let eyes = StillEye.all(results.stills).open
    for (name, value) in Self.signs {
      for reader in results.readers {
        let people = eyes.agreements(reader, value)
        rows.append(
          Row(
            sign: name, reader: reader, whole: people.sum,
            error: Bootstrap.interval(people) { $0.sum.meanAbsoluteError },
            slope: Bootstrap.interval(people) { $0.sum.slope }))
      }
      figures += Self.sign(name, value, eyes)
    }
    figures += Self.grades(eyes)
    figures += Self.closing(results)
  }

  private static func sign(_ name: String, _ value: (EyeReading) -> Double?, _ eyes: [StillEye]) -> [Figure] {
    let ours = eyes.agreements(.ours, value)
    let theirs = eyes.agreements(.mediaPipe, value).sum
    let count = "\(ours.sum.count) eyes"
    // Both instruments on the same people.
    let pairs = Dictionary(grouping: eyes, by: \.person).sorted { $0.key < $1.key }.map { group in
      (ours: group.value.agreements(.ours, value).sum, theirs: group.value.agreements(.mediaPipe, value).sum)
    }
    func ratio(_ pairs: [(ours: Agreement, theirs: Agreement)]) -> Double? {
      guard let a = pairs.map(\.ours).sum.meanAbsoluteError, let b = pairs.map(\.theirs).sum.meanAbsoluteError, a > 0
      else { return nil }
      return b / a
    }
    return [
      Figure(
        name: "\(name), mean absolute error", unit: "mm", value: ours.sum.meanAbsoluteError,
        interval: Bootstrap.interval(ours) { $0.sum.meanAbsoluteError }, count: count, bar: .atMost(0.30),
        mediaPipe: theirs.meanAbsoluteError),
      Figure(
        name: "\(name), MediaPipe's error over ours", unit: "×", value: ratio(pairs),
        interval: Bootstrap.interval(pairs, ratio), count: count, bar: .atLeast(3)),
      Figure(
        name: "\(name), slope of measured on true", value: ours.sum.slope,
        interval: Bootstrap.interval(ours) { $0.sum.slope }, count: count, bar: .within(0.95, 1.05),
        mediaPipe: theirs.slope),
    ]
  }

  /// Agreement of the ptosis grade by each eye's MRD1.
  private static func grades(_ eyes: [StillEye]) -> [Figure] {
    func kappa(_ pairs: [(Int, Int)], _ weights: CohensKappa.Weights) -> Double? {
      CohensKappa.of(pairs, grades: PtosisGrade.allCases.count, weights: weights)
    }
    func pairs(_ reader: Reader) -> [[(Int, Int)]] {
      Dictionary(grouping: eyes, by: \.person).sorted { $0.key < $1.key }.map { group in
        group.value.compactMap { eye in
          eye.read(reader).map {
            (PtosisGrade(mrd1: eye.truth.mrd1).rawValue, PtosisGrade(mrd1: $0.mrd1).rawValue)
          }
        }
      }
    }
    let (ours, theirs) = (pairs(.ours), pairs(.mediaPipe).flatMap(\.self))
    return [(CohensKappa.Weights.quadratic, "quadratic"), (.linear, "linear")].map { weights, name in
      Figure(
        name: "Ptosis grade, weighted κ (\(name))", value: kappa(ours.flatMap(\.self), weights),
        interval: Bootstrap.interval(ours) { kappa($0.flatMap(\.self), weights) }, count: "\(ours.flatMap(\.self).count) eyes",
        bar: weights == .quadratic ? .atLeast(0.9) : nil, mediaPipe: kappa(theirs, weights))
    }
  }

  private static func closing(_ results: StudyResults) -> [Figure] {
    let ours = Closing(results.clips, .ours)
    let theirs = Closing(results.clips, .mediaPipe)
    func share(_ name: String, _ hits: (Int, of: Int), _ other: (Int, of: Int)) -> Figure {
      Figure(
        name: name, decimals: 4, value: hits.of > 0 ? Double(hits.0) / Double(hits.of) : nil,
        interval: ExactInterval.of(hits.0, hits.of), count: "\(hits.of) eye pictures", bar: .atLeast(0.99),
        mediaPipe: other.of > 0 ? Double(other.0) / Double(other.of) : nil)
    }
    return [
      share("Closed eyes called closed (sensitivity)", ours.closedFound, theirs.closedFound),
      share("Open eyes called open (specificity)", ours.openFound, theirs.openFound),
      Figure(
        name: "Blinks lost at 30 pictures a second", decimals: 0, value: ours.blinks > 0 ? Double(ours.lost) : nil,
        count: "\(ours.blinks) blinks", bar: .atMost(0), mediaPipe: theirs.blinks > 0 ? Double(theirs.lost) : nil),
    ]
  }
}
