internal import Foundation

/// Tells classes apart by a linear function for each, learnt by ridge regression of who belongs to it.
struct RidgeClassifier: Sendable {
  private let mean, scale: [Double]
  /// For each class a weight for each feature, and a constant.
  private let weights: [[Double]]
  private let constants: [Double]

  /// - Parameters:
  ///   - rows: Features; what was not measured is not a number and counts as the mean.
  ///   - classes: Of each row, 0…
  ///   - softness: The ridge, as a multiple of the features' mean variance.
  init(_ rows: [[Double]], _ classes: [Int], count: Int, softness: Double) throws(AuditError) {
    guard let features = rows.first?.count, rows.count == classes.count, rows.count > 2 else { throw .tooFewPeople }
    let n = Double(rows.count)
    let columns = (0..<features).map { k in rows.map { $0[k] }.filter(\.isFinite) }
    let mean = columns.map { $0.isEmpty ? 0 : $0.reduce(0, +) / Double($0.count) }
    let scale = zip(columns, mean).map { values, mean in
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(values.count, 1))
      return variance > 1e-12 ? 1 / variance.squareRoot() : 0
    }
    (self.mean, self.scale) = (mean, scale)
    let standard = rows.map { Self.standardised($0, mean, scale) }
    let axes = try SymmetricMatrix.eigen(SymmetricMatrix.secondMoment(standard), features)
    let ridge = softness * max(axes.values.reduce(0, +) / Double(max(features, 1)), 1e-9)
    weights = (0..<count).map { kind in
      let share = Double(classes.count { $0 == kind }) / n
      var toward = [Double](repeating: 0, count: features)
      for (row, own) in zip(standard, classes) {
        let y = (own == kind ? 1 : 0) - share
        for k in 0..<features { toward[k] += y * row[k] / n }
      }
      var weights = [Double](repeating: 0, count: features)
      for (value, vector) in zip(axes.values, axes.vectors) {
        let along = zip(vector, toward).reduce(0) { $0 + $1.0 * $1.1 } / (max(value, 0) + ridge)
        for k in 0..<features { weights[k] += along * vector[k] }
      }
      return weights
    }
    constants = (0..<count).map { kind in Double(classes.count { $0 == kind }) / n }
  }

  /// The class of a person by all of their recordings together.
  func choose(_ recordings: [[Double]]) -> Int {
    var sums = [Double](repeating: 0, count: weights.count)
    for row in recordings {
      let standard = Self.standardised(row, mean, scale)
      for kind in weights.indices { sums[kind] += constants[kind] + zip(weights[kind], standard).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    return sums.indices.max { sums[$0] < sums[$1] } ?? 0
  }

  /// Features further out than four standard deviations are brought there: one odd value must not decide.
  private static func standardised(_ row: [Double], _ mean: [Double], _ scale: [Double]) -> [Double] {
    row.indices.map { k in row[k].isFinite ? min(max((row[k] - mean[k]) * scale[k], -4), 4) : 0 }
  }
}
