internal import CLAPACK

/// Eigenvectors of dense symmetric matrices, by LAPACK.
enum SymmetricMatrix {
  /// Attackers learn side by side on all cores; threads inside each small matrix would only wait for each other.
  private static let oneThread: Void = lapack_use_one_thread()

  /// - Parameter matrix: Row-major, n × n.
  /// - Returns: Eigenvalues in descending order, and for each its unit eigenvector.
  /// - Throws: ``AuditError/noSolution``.
  static func eigen(_ matrix: [Double], _ n: Int) throws(AuditError) -> (values: [Double], vectors: [[Double]]) {
    guard n > 0, matrix.count == n * n, matrix.allSatisfy(\.isFinite) else { throw .noSolution }
    _ = oneThread
    var columns = matrix
    var values = [Double](repeating: 0, count: n)
    let info = LAPACKE_dsyevd(
      LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "U")), Int32(n), &columns, Int32(n), &values)
    guard info == 0 else { throw .noSolution }
    return (values.reversed(), (0..<n).reversed().map { k in (0..<n).map { columns[$0 * n + k] } })
  }

  /// The mean outer product of some rows, row-major.
  static func secondMoment(_ rows: [[Double]]) -> [Double] {
    guard let n = rows.first?.count else { return [] }
    var sum = [Double](repeating: 0, count: n * n)
    for row in rows {
      for i in 0..<n where row[i] != 0 { for j in i..<n { sum[i * n + j] += row[i] * row[j] } }
    }
    for i in 0..<n {
      for j in i..<n {
        sum[i * n + j] /= Double(rows.count)
        sum[j * n + i] = sum[i * n + j]
      }
    }
    return sum
  }
}
