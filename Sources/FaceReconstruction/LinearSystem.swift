internal import CLAPACK

/// Symmetric positive definite systems, solved by Cholesky factors.
enum LinearSystem {
  /// Solves `matrix · x = right` by LAPACK. The matrix is dense, row-major, n × n; only its upper half is read.
  static func solve(_ matrix: [Double], _ right: [Double]) throws(FitError) -> [Double] {
    let n = right.count
    guard n > 0, matrix.count == n * n else { throw .singularSystem }
    var factors = matrix
    var solution = right
    let info = LAPACKE_dposv(
      LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "U")), Int32(n), 1, &factors, Int32(n), &solution, 1)
    guard info == 0, solution.allSatisfy(\.isFinite) else { throw .singularSystem }
    return solution
  }

  /// Solves a 6 × 6 system without touching the heap. `upper` is row-major, only j ≥ i is read; `nil` when singular.
  static func solve6(_ upper: InlineArray<36, Double>, _ right: InlineArray<6, Double>) -> InlineArray<6, Double>? {
    var u = upper
    var x = right
    for i in 0..<6 {
      var pivot = u[i * 6 + i]
      for k in 0..<i { pivot -= u[k * 6 + i] * u[k * 6 + i] }
      guard pivot > 1e-12, pivot.isFinite else { return nil }
      pivot = pivot.squareRoot()
      u[i * 6 + i] = pivot
      for j in (i + 1)..<7 where j < 6 {
        var sum = u[i * 6 + j]
        for k in 0..<i { sum -= u[k * 6 + i] * u[k * 6 + j] }
        u[i * 6 + j] = sum / pivot
      }
      for k in 0..<i { x[i] -= u[k * 6 + i] * x[k] }
      x[i] /= pivot
    }
    for i in stride(from: 5, through: 0, by: -1) {
      for j in (i + 1)..<7 where j < 6 { x[i] -= u[i * 6 + j] * x[j] }
      x[i] /= u[i * 6 + i]
    }
    return x
  }

  /// Least squares of a polynomial with `terms` ≤ 4 coefficients through weighted points; `nil` when singular.
  static func polynomial(
    terms: Int, through points: Span<(x: Double, y: Double, weight: Double)>
  ) -> InlineArray<4, Double>? {
    var normal = InlineArray<36, Double>(repeating: 0)
    var right = InlineArray<6, Double>(repeating: 0)
    for i in 0..<6 { normal[i * 7] = i < terms ? 1e-9 : 1 }
    for index in points.indices {
      let (x, y, weight) = points[index]
      var row = InlineArray<4, Double>(repeating: 0)
      var power = 1.0
      for i in 0..<terms {
        row[i] = power
        power *= x
      }
      for i in 0..<terms {
        for j in i..<terms { normal[i * 6 + j] += weight * row[i] * row[j] }
        right[i] += weight * row[i] * y
      }
    }
    guard let x = solve6(normal, right) else { return nil }
    return [x[0], x[1], x[2], x[3]]
  }
}
