/// What is found on people who have nothing.
struct HealthyFigures: Sendable {
  let reader: CohortReader
  let people: Int
  /// With any finding outside the healthy ranges.
  let accused: CountedShare
  /// With any that is outside or borderline.
  let doubted: CountedShare
  /// Surely outside, by finding, the most frequent first.
  let kinds: [(name: String, count: Int)]

  init(_ all: [CohortPatient], _ reader: CohortReader) {
    self.reader = reader
    let sheets = all.filter(\.isHealthy).compactMap { $0.sheets[reader] }
    people = sheets.count
    accused = CountedShare(hits: sheets.count { !$0.abnormal.isEmpty }, of: sheets.count)
    doubted = CountedShare(hits: sheets.count { !$0.abnormal.isEmpty || !$0.borderline.isEmpty }, of: sheets.count)
    var counts: [String: Int] = [:]
    for sheet in sheets { for kind in Set(sheet.abnormal.map(\.kind)) { counts[kind.rawValue, default: 0] += 1 } }
    kinds = counts.map { (name: $0.key, count: $0.value) }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }
}
