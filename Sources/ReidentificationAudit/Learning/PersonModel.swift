internal import Foundation

/// What an attacker learns of other people: which directions of a feature space differ between people, and which within
/// one person from day to day.
///
/// Linear discriminants with the two-covariance model of PLDA (Ioffe, ECCV 2006; Brümmer & de Villiers, Odyssey 2010):
/// its scores are logarithms of likelihood ratios. Everything is learnt from the training people alone.
struct PersonModel: Sendable {
  private let mean: [Double]
  /// One over the standard deviation; 0 for what never varies.
  private let scale: [Double]
  /// Rows: from standardised features to directions in which one person's recordings have unit variance.
  private let directions: [[Double]]
  /// Variance between people along each.
  private let between: [Double]
  /// From the model's own ratios to ones that hold for people it has not seen.
  private var calibration = LogisticCalibration.none

  /// Standardised features further out than this are brought to it: one odd value must not decide.
  private static let furthest = 4.0

  /// - Parameters:
  ///   - people: For each training person the features of two or more recordings; what was not measured is not a number.
  ///   - dimensions: Principal components kept.
  ///   - shrinkage: Share of the within-person covariance that is replaced by its mean variance, 0…1.
  init(_ people: [[[Double]]], dimensions: Int, shrinkage: Double) throws(AuditError) {
    let all = people.flatMap { $0 }
    guard let count = all.first?.count, all.allSatisfy({ $0.count == count }), people.count > 2 else { throw .tooFewPeople }
    let columns = (0..<count).map { k in all.map { $0[k] }.filter(\.isFinite) }
    let mean = columns.map { $0.isEmpty ? 0 : $0.reduce(0, +) / Double($0.count) }
    let scale = zip(columns, mean).map { values, mean in
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(values.count, 1))
      return variance > 1e-12 ? 1 / variance.squareRoot() : 0
    }
    self.mean = mean
    self.scale = scale
    let rows = people.map { $0.map { Self.standardised($0, mean, scale) } }
    let principal = try SymmetricMatrix.eigen(SymmetricMatrix.secondMoment(rows.flatMap { $0 }), count)
    let kept = max(min(dimensions, principal.values.count { $0 > 1e-6 }), 0)
    guard kept > 0 else {
      // Nothing varies between recordings: nothing can be learnt, and all scores will be equal.
      (directions, between) = ([], [])
      return
    }
    let axes = Array(principal.vectors.prefix(kept))
    let reduced = rows.map { $0.map { Self.project($0, axes) } }

    let centres = reduced.map(Self.middle)
    var inside: [[Double]] = []
    for (person, centre) in zip(reduced, centres) {
      // With two recordings half of the variance goes into their mean.
      let fair = (Double(person.count) / Double(max(person.count - 1, 1))).squareRoot()
      for row in person { inside.append(zip(row, centre).map { ($0 - $1) * fair }) }
    }
    var within = SymmetricMatrix.secondMoment(inside)
    let level = (0..<kept).reduce(0) { $0 + within[$1 * kept + $1] } / Double(kept)
    for i in within.indices { within[i] *= 1 - shrinkage }
    for i in 0..<kept { within[i * kept + i] += shrinkage * level + 1e-9 }
    let spread = try SymmetricMatrix.eigen(within, kept)
    let white = zip(spread.values, spread.vectors).map { value, vector in
      vector.map { $0 / max(value, 1e-9).squareRoot() }
    }
    let apart = try SymmetricMatrix.eigen(SymmetricMatrix.secondMoment(centres.map { Self.project($0, white) }), kept)
    // The centres of n recordings still hold 1/n of the variance within.
    let noise = 1 / (Double(all.count) / Double(people.count))
    between = apart.values.map { max($0 - noise, 0) }
    directions = apart.vectors.map { vector in
      let inReduced = (0..<kept).map { j in (0..<kept).reduce(0) { $0 + vector[$1] * white[$1][j] } }
      return (0..<count).map { k in (0..<kept).reduce(0) { $0 + inReduced[$1] * axes[$1][k] } }
    }
  }

  /// The best of some sizes, by the equal error rate among training people that the model had not seen.
  static func tuned(_ people: [[[Double]]]) throws(AuditError) -> PersonModel {
    guard people.count >= 12 else { return try PersonModel(people, dimensions: 8, shrinkage: 0.3) }
    let half = people.count / 2
    var best: (rate: Double, dimensions: Int, shrinkage: Double, held: PairScores)?
    for dimensions in [5, 10, 20, 40, 80] {
      for shrinkage in [0.05, 0.3] {
        var all = PairScores(mated: [], nonMated: [])
        var rate = 0.0
        for (learnt, tried) in [(people[..<half], people[half...]), (people[half...], people[..<half])] {
          let model = try PersonModel(Array(learnt), dimensions: dimensions, shrinkage: shrinkage)
          let held = tried.compactMap { recordings in recordings.count > 1 ? (recordings[0], recordings[1]) : nil }
          let pairs = model.scores(probes: held.map(\.0), gallery: held.map(\.1)).pairs
          rate += ErrorTradeoff(pairs)?.equalErrorRate ?? 0.5
          all.mated += pairs.mated
          all.nonMated += pairs.nonMated
        }
        if best.map({ rate < $0.rate - 1e-12 }) ?? true { best = (rate, dimensions, shrinkage, all) }
      }
    }
    guard let best else { throw .tooFewPeople }
    var model = try PersonModel(people, dimensions: best.dimensions, shrinkage: best.shrinkage)
    model.calibration = LogisticCalibration(best.held)
    return model
  }

  /// Logarithms of the likelihood ratios that probe and entry are one person's.
  func scores(probes: [[Double]], gallery: [[Double]]) -> ScoreMatrix {
    ScoreMatrix(probes: probes.map(template), gallery: gallery.map(template)) { calibration(ratio($0, $1)) }
  }

  private func template(_ features: [Double]) -> [Double] {
    Self.project(Self.standardised(features, mean, scale), directions)
  }

  private func ratio(_ x: [Double], _ y: [Double]) -> Double {
    var sum = 0.0
    for k in between.indices where between[k] > 0 {
      let b = between[k]
      let squares = x[k] * x[k] + y[k] * y[k]
      let together = ((b + 1) * squares - 2 * b * x[k] * y[k]) / (2 * b + 1)
      sum += (log((b + 1) * (b + 1) / (2 * b + 1)) - together + squares / (b + 1)) / 2
    }
    return sum
  }

  private static func standardised(_ row: [Double], _ mean: [Double], _ scale: [Double]) -> [Double] {
    row.indices.map { k in
      row[k].isFinite ? min(max((row[k] - mean[k]) * scale[k], -furthest), furthest) : 0
    }
  }
  private static func project(_ row: [Double], _ axes: [[Double]]) -> [Double] {
    axes.map { axis in zip(axis, row).reduce(0) { $0 + $1.0 * $1.1 } }
  }
  private static func middle(_ rows: [[Double]]) -> [Double] {
    guard let first = rows.first else { return [] }
    return first.indices.map { k in rows.reduce(0) { $0 + $1[k] } / Double(rows.count) }
  }
}
