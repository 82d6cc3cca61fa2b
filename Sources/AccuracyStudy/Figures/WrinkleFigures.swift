import FaceReconstruction
import MaskSigns
import SyntheticPatients

/// A region's wrinkles of one person: what was drawn, and what was measured.
struct WrinkleResult: Sendable {
  var region: String
  /// 0 none … 3 deep; both sides' mean.
  var truth: Double
  /// `nil`: not measured.
  var measured: WrinkleDepth?

  /// - Parameters:
  ///   - truth: Of the face at rest.
  ///   - fit: `nil` when no face was seen.
  static func all(_ truth: WrinklePose?, _ fit: FaceFit?) -> [WrinkleResult] {
    guard let truth else { return [] }
    func mean(_ sides: BothEyes<Double>) -> Double { (sides.right + sides.left) / 2 }
    let measured = fit?.person.wrinkles ?? .notMeasured
    return [
      WrinkleResult(region: "Forehead", truth: truth.forehead, measured: measured.forehead),
      WrinkleResult(region: "Glabella", truth: truth.glabella, measured: measured.glabella),
      WrinkleResult(region: "Crow's feet", truth: mean(truth.crowsFeet), measured: WrinkleFit.both(measured.crowsFeet)),
      WrinkleResult(region: "Under the eye", truth: mean(truth.underEye), measured: WrinkleFit.both(measured.underEye)),
      WrinkleResult(
        region: "Nasolabial fold", truth: mean(truth.nasolabial), measured: WrinkleFit.both(measured.nasolabial)),
    ]
  }
}

/// Grades of wrinkles: reported, without a bar.
struct WrinkleFigures: Sendable {
  struct Row: Sendable {
    var name: String
    /// People whose wrinkles were measured, of how many.
    var measured, possible: Int
    var agreement: Agreement
    /// Quadratic weights, grades 0 to 3.
    var kappa: Double?
    /// Of people with deep wrinkles, how many are told as deep; of people with none, how many are not.
    var deep, absent: (right: Int, of: Int)
  }
  var rows: [Row] = []

  init(_ results: StudyResults) {
    let stills = results.stills.flatMap(\.wrinkles), clips = results.clips.flatMap(\.wrinkles)
    for (name, all) in [("stills", stills), ("recordings", clips)] {
      var regions: [String] = []
      for result in all where !regions.contains(result.region) { regions.append(result.region) }
      rows += regions.map { region in Row("\(region), \(name)", all.filter { $0.region == region }) }
    }
    for (eyeDistance, sized) in results.sized {
      rows.append(Row("All regions, \(Text.decimal(eyeDistance, 0)) px", sized.flatMap(\.wrinkles)))
    }
    let tones = Thirds(results.stills.map(\.subject.skin))
    let groups: [(String, (Subject) -> Bool)] = [
      ("darkest third of skin tones", { $0.skin < tones.low }), ("lightest third of skin tones", { $0.skin >= tones.high }),
      ("with glasses", { $0.wearsGlasses }), ("without glasses", { !$0.wearsGlasses }),
    ]
    for (name, belongs) in groups {
      rows.append(Row("All regions, \(name)", results.stills.filter { belongs($0.subject) }.flatMap(\.wrinkles)))
    }
    rows.removeAll { $0.possible == 0 }
  }
}

extension WrinkleFigures.Row {
  init(_ name: String, _ all: [WrinkleResult]) {
    let told = all.compactMap { result in result.measured.map { (truth: result.truth, measured: $0) } }
    func grade(_ value: Double) -> Int { Int(WrinkleDepth(grade: value, deviation: 0).nearest.rawValue) }
    let deep = told.filter { grade($0.truth) == 3 }, absent = told.filter { grade($0.truth) == 0 }
    self.init(
      name: name, measured: told.count, possible: all.count,
      agreement: Agreement(told.map { (truth: $0.truth, measured: $0.measured.grade) }),
      kappa: CohensKappa.of(
        told.map { (grade($0.truth), Int($0.measured.nearest.rawValue)) }, grades: 4, weights: .quadratic),
      deep: (deep.count { $0.measured.isDeep }, deep.count), absent: (absent.count { !$0.measured.isDeep }, absent.count))
  }
}
