public import Foundation

/// The audit's metrics of scores that a matcher of one's own gave: nothing is known of people, so there are no
/// identification rates and no intervals over people.
public struct ScoreFigures: Hashable, Sendable, Codable {
  public let mated, nonMated: Int
  public let equalErrorRate, area, fnmrAt100, fnmrAt1000: Double
  public let linkability, minimumCllr: Double
  public let zebraPopulation, zebraWorst: Double
  public let zebraTag: String
  /// False match rate and false non-match rate, at most 200 points.
  public let tradeoff: [[Double]]

  /// - Parameters:
  ///   - genuine, impostor: Files in pyeer's format.
  ///   - areDistances: The larger, the less alike.
  /// - Throws: ``AuditError/scores(line:_:)``.
  public static func read(genuine: String, impostor: String, areDistances: Bool = false) throws(AuditError) -> ScoreFigures {
    let sign: Double = areDistances ? -1 : 1
    return try ScoreFigures(
      PairScores(mated: try scores(genuine).map { $0 * sign }, nonMated: try scores(impostor).map { $0 * sign }))
  }

  init(_ pairs: PairScores) throws(AuditError) {
    guard let curve = ErrorTradeoff(pairs) else { throw .scores(line: nil, .tooFew) }
    (mated, nonMated) = (pairs.mated.count, pairs.nonMated.count)
    (equalErrorRate, area) = (curve.equalErrorRate, curve.area)
    (fnmrAt100, fnmrAt1000) = (curve.fnmr(atFMR: 0.01), curve.fnmr(atFMR: 0.001))
    linkability = Linkability(pairs).system
    minimumCllr = LikelihoodCost.minimum(pairs)
    let evidence = ZeroEvidence(pairs)
    (zebraPopulation, zebraWorst, zebraTag) = (evidence.population, evidence.worstCase, evidence.tag)
    tradeoff = curve.sampled
  }

  private static func scores(_ path: String) throws(AuditError) -> [Double] {
    let file = URL(fileURLWithPath: path)
    guard let facts = try? file.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey]), facts.isRegularFile == true else {
      throw .scores(line: nil, .missing)
    }
    guard facts.fileSize ?? 0 <= ScoreFile.maximumBytes else { throw .scores(line: nil, .tooMany) }
    guard let data = try? Data(contentsOf: file) else { throw .scores(line: nil, .missing) }
    return try ScoreFile.parse([UInt8](data))
  }

  /// JSON, keys in order.
  public var json: Data {
    get throws { try auditJSON(self) }
  }

  /// For a terminal.
  public var summary: [String] {
    [
      "\(mated) genuine and \(nonMated) impostor scores",
      "EER \(Text.percent(equalErrorRate)) (50 % tells nothing), area under ROC \(Text.decimal(area, 4))",
      "FNMR at FMR 10⁻² \(Text.percent(fnmrAt100)), at 10⁻³ \(Text.percent(fnmrAt1000))",
      "D_sys \(Text.decimal(linkability, 3)), min Cllr \(Text.decimal(minimumCllr, 3)) bits, "
        + "ZEBRA \(Text.decimal(zebraPopulation, 3)) bits, worst log10 LR \(Text.decimal(zebraWorst, 2)) (\(zebraTag))",
    ]
  }

  public var html: String {
    var plot = Plot(
      title: "Errors of verification", x: "strangers accepted, %", y: "own person rejected, %",
      xTicks: (0...5).map { (Double($0) / 5, "\($0 * 20)") })
    plot.line([(0, 1), (1, 0)], colour: "#888", dash: true)
    plot.line(tradeoff.map { ($0[0], $0[1]) }, colour: Plot.colours[0])
    let lines = summary.map { "<li>\(Text.escaped($0))</li>" }.joined()
    return AuditPage.html(
      lead: "Metrics of scores from elsewhere: no attack was run here.",
      chapters: [
        ("Figures", "<ul>\(lines)</ul><div class=\"plots\"><figure>\(plot.text)<figcaption>dashed: guessing</figcaption></figure></div>"),
        (
          "What they do not say",
          "<p>Whose scores they are is not known, so there is no identification rate, no interval over people, and no control: "
            + "run the same matcher on originals, and on shuffled names, and compare.</p>"
        ),
      ])
  }
}

extension ErrorTradeoff {
  /// False match rate and false non-match rate, at most about 200 points.
  var sampled: [[Double]] {
    let step = max(points.count / 200, 1)
    return points.enumerated().filter { $0.offset % step == 0 || $0.offset == points.count - 1 }.map { [$1.fmr, $1.fnmr] }
  }
}
