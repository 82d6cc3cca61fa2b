import ClinicalFindings
public import MaskSigns

/// Records of several people, made so alike in their fixed part that nobody is alone with theirs.
///
/// Movement is not touched: k counts habitual values and grades, and movement identifies people, too (docs/privacy.md).
public struct RecordRelease: Sendable {
  /// In the order of those that came in.
  public let records: [SignRecord]
  public let figures: ReleaseFigures

  public static let mostRecords = 5000

  /// - Parameters:
  ///   - people: Whose each record is: any numbers.
  ///   - k: Each signature that leaves is that of at least so many people.
  /// - Throws: ``AuditError/release(_:)``. Whatever is returned has been decoded from its bytes and counted anew.
  public init(_ records: [SignRecord], people: [Int], k: Int) throws(AuditError) {
    guard let first = records.first, records.count == people.count else { throw .release(.noRecords) }
    guard records.count <= Self.mostRecords else { throw .release(.tooMany) }
    // A code means another number under another policy, and the policy itself would tell people apart.
    guard records.allSatisfy({ $0.header.policy == first.header.policy }) else { throw .release(.policies) }
    guard k >= 2 else { throw .release(.tooFewPeople) }
    let places = ReleaseSheet.places(first)
    let sheets = records.map(ReleaseSheet.init)
    guard let clusters = ReleaseClusters(sheets, people: people, places: places, k: k) else { throw .release(.tooFewPeople) }
    var made: [SignRecord?] = records.map { _ in nil }
    for (members, sheet) in zip(clusters.members, clusters.sheets) {
      for index in members {
        let (baselines, wrinkles) = sheet.fixedPart(records[index], places)
        made[index] = try records[index].replacing(baselines, wrinkles)
      }
    }
    self.records = try Self.checked(made.compactMap(\.self), of: records, people, k)
    figures = ReleaseFigures(before: records, after: self.records, people: people, k: k)
  }

  /// Fails closed: whatever went wrong above, no signature leaves that fewer than k people have.
  private static func checked(
    _ made: [SignRecord], of records: [SignRecord], _ people: [Int], _ k: Int
  ) throws(AuditError) -> [SignRecord] {
    guard made.count == records.count else { throw .release(.notReached) }
    var holders: [FixedSignature: Set<Int>] = [:]
    for (record, person) in zip(made, people) {
      guard let read = try? SignRecord.decode(record.encode()), read == record else { throw .release(.notReached) }
      holders[FixedSignature(read), default: []].insert(person)
    }
    guard holders.values.allSatisfy({ $0.count >= k }) else { throw .release(.notReached) }
    return made
  }
}

/// Why records cannot be released, in static sentences.
public enum ReleaseFault: String, Hashable, Sendable {
  case noRecords = "There are no records (.dmask) in the folder."
  case tooMany = "There are more than 5000 records."
  case unreadable = "A record cannot be read or is damaged: 'digitalmask info' says which."
  case policies = "The records were made under different policies: make them anew under one."
  case tooFewPeople = "There are fewer people than k, or k is less than 2: nobody could hide among so few."
  case unusable = "A record could not be put together again: make it anew."
  case notReached = "Not every signature could be shared by k people: nothing was written."
}
