import ClinicalFindings
public import Foundation
import MaskSigns

/// What a release reached and what it cost. Counts only.
public struct ReleaseFigures: Hashable, Sendable, Codable {
  public let k, people, records: Int
  /// Different signatures, how many of them fewer than k people have, and the fewest people of one.
  public let signaturesBefore, signaturesAfter, rareBefore, fewestAfter: Int
  /// K / N, before and after: nobody who knows only the fixed part finds more.
  public let rank1Before, rank1After: Double
  /// For each habit, by the names of `BaselineSign`: values that became coarser, deviations that left no more, normal values
  /// that left no more.
  public let coarser, deviationsWithheld, normalWithheld: [String: Int]
  public let gradesWithheld: Int
  /// Abnormal findings before; of them abnormal still, called healthy now, not judged any more; and abnormal only now.
  public let abnormal, kept, lost, withheld, invented: Int
  /// Which are lost and invented; the names of `FindingKind`.
  public let lostKinds, inventedKinds: [String: Int]

  init(before: [SignRecord], after: [SignRecord], people owners: [Int], k: Int) {
    self.k = k
    records = before.count
    people = Set(owners).count
    func holders(_ records: [SignRecord]) -> [Int] {
      var holders: [FixedSignature: Set<Int>] = [:]
      for (record, person) in zip(records, owners) { holders[FixedSignature(record), default: []].insert(person) }
      return holders.values.map(\.count)
    }
    let (were, are) = (holders(before), holders(after))
    (signaturesBefore, signaturesAfter) = (were.count, are.count)
    rareBefore = were.count { $0 < k }
    fewestAfter = are.min() ?? 0
    rank1Before = min(Double(were.count) / Double(max(people, 1)), 1)
    rank1After = min(Double(are.count) / Double(max(people, 1)), 1)
    var (coarser, deviations, normal): ([String: Int], [String: Int], [String: Int]) = ([:], [:], [:])
    var grades = 0
    var tally = FindingTally()
    for (old, new) in zip(before, after) {
      for (a, b) in zip(old.baselineEntries, new.baselineEntries) where a.baseline != b.baseline {
        switch (a.baseline, b.baseline) {
        case (.value, .value): coarser[a.sign.name, default: 0] += 1
        case (.value, _): deviations[a.sign.name, default: 0] += 1
        default: normal[a.sign.name, default: 0] += 1
        }
      }
      grades += zip(old.header.wrinkles.all, new.header.wrinkles.all).count { $0 != $1 }
      tally.add(Findings(old).all, Findings(new).all)
    }
    (self.coarser, deviationsWithheld, normalWithheld, gradesWithheld) = (coarser, deviations, normal, grades)
    (abnormal, kept, withheld) = (tally.abnormal, tally.kept, tally.withheld)
    (lostKinds, inventedKinds) = (tally.lost, tally.invented)
    lost = tally.lost.values.reduce(0, +)
    invented = tally.invented.values.reduce(0, +)
  }

  /// JSON, keys in order.
  public var json: Data {
    get throws { try auditJSON(self) }
  }

  /// For a terminal.
  public var summary: [String] {
    func list(_ counts: [String: Int]) -> String {
      counts.isEmpty ? "none" : counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
    return [
      "\(records) records of \(people) people: \(signaturesBefore) signatures, \(rareBefore) of them of fewer than \(k) people, "
        + "became \(signaturesAfter), each of at least \(fewestAfter)",
      "who knows only the fixed part finds at most \(Text.percent(rank1After)) (before \(Text.percent(rank1Before))); movement is not touched",
      "coarser: \(list(coarser))", "deviations withheld: \(list(deviationsWithheld))", "normal values withheld: \(list(normalWithheld))",
      "grades withheld: \(gradesWithheld)",
      "abnormal findings: \(kept) of \(abnormal) kept, \(lost) called healthy, \(withheld) not judged any more, \(invented) invented",
    ]
  }
}
