/// ICC(A,1): absolute agreement of single readings, both readers and patients taken as samples (McGraw & Wong, Psychol
/// Methods 1 (1996) 30–46; Shrout & Fleiss call it ICC(2,1)).
enum IntraclassCorrelation {
  /// - Parameter rows: One patient each, as many readings of each as there are readers.
  /// - Returns: `nil` under three patients or two readers, or when nothing varies.
  static func absoluteAgreement(_ rows: [[Double]]) -> Double? {
    let n = rows.count
    guard let k = rows.first?.count, n >= 3, k >= 2, rows.allSatisfy({ $0.count == k }) else { return nil }
    let (cases, readers) = (Double(n), Double(k))
    // About the mean, so that nothing small is lost beside large squares.
    let mean = rows.reduce(0) { $0 + $1.reduce(0, +) } / (cases * readers)
    let patients = rows.map { $0.reduce(0) { $0 + $1 - mean } / readers }
    let columns = (0..<k).map { column in rows.reduce(0) { $0 + $1[column] - mean } / cases }
    let betweenPatients = readers * patients.reduce(0) { $0 + $1 * $1 } / (cases - 1)
    let betweenReaders = cases * columns.reduce(0) { $0 + $1 * $1 } / (readers - 1)
    var left = 0.0
    for (row, patient) in zip(rows, patients) {
      for (value, column) in zip(row, columns) {
        let residual = value - mean - patient - column
        left += residual * residual
      }
    }
    let residual = left / ((cases - 1) * (readers - 1))
    let whole = betweenPatients + (readers - 1) * residual + readers * (betweenReaders - residual) / cases
    return whole > 0 ? (betweenPatients - residual) / whole : nil
  }
}
