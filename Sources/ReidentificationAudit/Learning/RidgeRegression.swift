/// Several numbers foretold from several others, linearly, by ridge regression.
struct RidgeRegression: Sendable {
  private let input: Standardisation
  private let centre: [Double]
  /// For each answer a weight for each standardised feature.
  private let weights: [[Double]]

  /// The answers' differences from their mean, which alone tell people apart.
  func foretold(_ row: [Double]) -> [Double] {
    let standard = input(row)
    return weights.map { zip($0, standard).reduce(0) { $0 + $1.0 * $1.1 } }
  }
  func difference(_ answer: [Double]) -> [Double] { zip(answer, centre).map { $0 - $1 } }

  /// All ridges of the same rows: the costly part is done once.
  struct Path {
    private let input: Standardisation
    private let centre, strengths: [Double]
    private let axes: [[Double]]
    /// For each answer, its mean product with each axis.
    private let along: [[Double]]

    /// - Parameters:
    ///   - features: What was not measured is not a number and counts as the mean.
    ///   - answers: As many rows.
    /// - Throws: ``AuditError``.
    init(_ features: [[Double]], _ answers: [[Double]]) throws(AuditError) {
      guard let width = features.first?.count, let count = answers.first?.count, features.count == answers.count, features.count > 2,
        features.allSatisfy({ $0.count == width }), answers.allSatisfy({ $0.count == count })
      else { throw .tooFewPeople }
      let n = Double(features.count)
      let input = Standardisation(features)
      let rows = features.map { input($0) }
      let all = try SymmetricMatrix.eigen(SymmetricMatrix.secondMoment(rows), width)
      let kept = all.values.indices.filter { all.values[$0] > 1e-9 }
      let axes = kept.map { all.vectors[$0] }
      let centre = (0..<count).map { k in answers.reduce(0) { $0 + $1[k] } / n }
      var along = [[Double]](repeating: [Double](repeating: 0, count: axes.count), count: count)
      for (row, own) in zip(rows, answers) {
        let turned = axes.map { axis in zip(axis, row).reduce(0) { $0 + $1.0 * $1.1 } }
        for k in 0..<count {
          let y = (own[k] - centre[k]) / n
          for j in turned.indices { along[k][j] += y * turned[j] }
        }
      }
      (self.input, self.centre, self.axes, self.along) = (input, centre, axes, along)
      strengths = kept.map { all.values[$0] }
    }

    /// - Parameter softness: The ridge, as a multiple of the features' mean variance.
    func ridge(_ softness: Double) -> RidgeRegression {
      let ridge = softness * strengths.reduce(0, +) / Double(max(axes.first?.count ?? 1, 1)) + 1e-12
      let weights = along.map { along in
        var all = [Double](repeating: 0, count: axes.first?.count ?? 0)
        for (j, axis) in axes.enumerated() {
          let weight = along[j] / (strengths[j] + ridge)
          for k in axis.indices { all[k] += weight * axis[k] }
        }
        return all
      }
      return RidgeRegression(input: input, centre: centre, weights: weights)
    }
  }
}

/// Features brought to mean 0 and standard deviation 1 of those they were learnt from; what was not measured counts as the
/// mean, what lies further out than four is brought there, for one odd value must not decide, and what never varies is 0.
struct Standardisation: Sendable {
  private let mean, scale: [Double]
  private static let furthest = 4.0

  init(_ rows: [[Double]]) {
    let columns = (0..<(rows.first?.count ?? 0)).map { k in rows.map { $0[k] }.filter(\.isFinite) }
    let mean = columns.map { $0.isEmpty ? 0 : $0.reduce(0, +) / Double($0.count) }
    self.mean = mean
    scale = zip(columns, mean).map { values, mean in
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(values.count, 1))
      return variance > 1e-12 ? 1 / variance.squareRoot() : 0
    }
  }

  func callAsFunction(_ row: [Double]) -> [Double] {
    row.indices.map { k in
      row[k].isFinite ? min(max((row[k] - mean[k]) * scale[k], -Self.furthest), Self.furthest) : 0
    }
  }
}
