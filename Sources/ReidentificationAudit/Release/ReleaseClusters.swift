/// Groups of records that will say the same, each of at least k people, with as little lost as a greedy choice reaches
/// (k-member clustering: Byun et al., DASFAA 2007).
struct ReleaseClusters {
  /// Indices of records.
  private(set) var members: [[Int]]
  /// What each group says.
  private(set) var sheets: [ReleaseSheet]

  /// - Parameters:
  ///   - people: Whose each record is.
  /// - Returns: `nil` when there are fewer than k people.
  init?(_ records: [ReleaseSheet], people: [Int], places: [ReleasePlace], k: Int) {
    guard Set(people).count >= k else { return nil }
    (members, sheets) = ([], [])
    // Who says the same as enough others loses nothing.
    var rest: [Int] = []
    for group in Self.alike(records) {
      if Set(group.map { people[$0] }).count >= k {
        members.append(group)
        sheets.append(records[group[0]])
      } else {
        rest += group
      }
    }
    // The most conspicuous first: they are hardest to find company for.
    let conspicuous = rest.sorted { (records[$1].deviations, $0) < (records[$0].deviations, $1) }
    var waiting = conspicuous
    while Set(waiting.map { people[$0] }).count >= k {
      var own = [waiting.removeFirst()]
      var sheet = records[own[0]]
      while Set(own.map { people[$0] }).count < k {
        let here = Set(own.map { people[$0] })
        let cost = { (index: Int) -> Double in
          let both = sheet.joined(records[index], places)
          return both.loss(of: records[index], places) + Double(own.count) * both.loss(of: sheet, places)
        }
        // Of the same person's other records none helps to reach k.
        let candidates = waiting.indices.filter { !here.contains(people[waiting[$0]]) }
        guard let best = candidates.map({ (place: $0, cost: cost(waiting[$0])) }).min(by: { $0.cost < $1.cost }) else { break }
        let next = waiting.remove(at: best.place)
        sheet = sheet.joined(records[next], places)
        own.append(next)
      }
      members.append(own)
      sheets.append(sheet)
    }
    for index in waiting {
      let costs = members.indices.map { group in
        let both = sheets[group].joined(records[index], places)
        return both.loss(of: records[index], places) + Double(members[group].count) * both.loss(of: sheets[group], places)
      }
      guard let best = costs.indices.min(by: { costs[$0] < costs[$1] }) else { return nil }
      members[best].append(index)
      sheets[best] = sheets[best].joined(records[index], places)
    }
  }

  /// Records that say the same, in the order of the first of each.
  private static func alike(_ records: [ReleaseSheet]) -> [[Int]] {
    var order: [ReleaseSheet: Int] = [:]
    var groups: [[Int]] = []
    for (index, record) in records.enumerated() {
      if let group = order[record] {
        groups[group].append(index)
      } else {
        order[record] = groups.count
        groups.append([index])
      }
    }
    return groups
  }
}

extension ReleaseSheet {
  /// How many values of it deviate.
  var deviations: Int {
    cells.count { if case .codes(_, _, let side) = $0 { side != .inside } else { false } }
  }
}
