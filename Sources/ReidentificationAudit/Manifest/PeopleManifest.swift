/// Who was recorded when, and where the recordings, their masks and their records lie: a table of tab-separated text.
///
///     person⇥session⇥original⇥mask⇥record⇥sex
///     a1⇥monday⇥a1-mon.mp4⇥masks/a1-mon.mp4⇥masks/a1-mon.dmask⇥f
///
/// `person` and `session` are names of one's own and are never shown. Of `original`, `mask` and `record` at least one is
/// there; an empty cell is "none". All other columns are groups that figures are told for. Lines that are empty or begin
/// with # are passed over.
public struct PeopleManifest: Hashable, Sendable {
  public struct Person: Hashable, Sendable {
    public var sessions: [Session]
    /// In the order of ``PeopleManifest/groups``; empty is "not said".
    public var groups: [String]
  }
  /// Files as the manifest names them: from its own folder on, unless they begin with a slash.
  public struct Session: Hashable, Sendable {
    public var original, mask, record: String?
  }

  public let people: [Person]
  /// Names of the group columns.
  public let groups: [String]

  static let maximumBytes = 16 << 20
  private static let maximumLines = 20_000, maximumPeople = 3000, maximumColumns = 16
  private static let maximumCell = 1024, maximumColumnName = 32, maximumValues = 24

  /// - Throws: ``AuditError/manifest(line:_:)`` with the number of the line, from 1.
  public static func parse(_ bytes: [UInt8]) throws(AuditError) -> PeopleManifest {
    guard bytes.count <= maximumBytes else { throw .manifest(line: nil, .tooLarge) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .manifest(line: nil, .notText) }
    var rows: [(line: Int, cells: [String])] = []
    // By scalars: as a character "\r\n" is one, and it ends lines, too.
    for (index, line) in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let content = line.last == "\r" ? line.dropLast() : line
      // A table program's mark of the byte order.
      let own = index == 0 && content.first == "\u{FEFF}" ? content.dropFirst() : content
      guard let first = own.first, first != "#" else { continue }
      guard rows.count <= maximumLines else { throw .manifest(line: index + 1, .tooManyLines) }
      rows.append((index + 1, try cells(own, line: index + 1)))
    }
    guard let header = rows.first else { throw .manifest(line: nil, .noHeader) }
    let columns = try Columns(header.cells, line: header.line)
    return try PeopleManifest(rows.dropFirst(), columns)
  }

  private static func cells(_ line: Substring.UnicodeScalarView, line number: Int) throws(AuditError) -> [String] {
    var cells: [String] = []
    for cell in line.split(separator: "\t", omittingEmptySubsequences: false) {
      let text = String(cell).trimmed
      guard text.utf8.count <= maximumCell, text.unicodeScalars.allSatisfy({ !$0.properties.isControl }) else {
        throw .manifest(line: number, .cell)
      }
      cells.append(text)
      guard cells.count <= maximumColumns else { throw .manifest(line: number, .tooManyColumns) }
    }
    return cells
  }

  /// Which cell means what.
  private struct Columns {
    var person = 0, session = 0, count = 0
    var original, mask, record: Int?
    var groups: [(name: String, place: Int)] = []

    init(_ names: [String], line: Int) throws(AuditError) {
      count = names.count
      var places: [String: Int] = [:]
      for (place, name) in names.enumerated() {
        guard !name.isEmpty, name.count <= maximumColumnName, name.unicodeScalars.allSatisfy(\.isOfColumnName) else {
          throw .manifest(line: line, .columnName)
        }
        guard places.updateValue(place, forKey: name.lowercased()) == nil else { throw .manifest(line: line, .doubleColumn) }
        if !["person", "session", "original", "mask", "record"].contains(name.lowercased()) { groups.append((name, place)) }
      }
      guard let person = places["person"], let session = places["session"] else { throw .manifest(line: line, .noHeader) }
      (self.person, self.session) = (person, session)
      (original, mask, record) = (places["original"], places["mask"], places["record"])
      guard original != nil || mask != nil || record != nil else { throw .manifest(line: line, .nothingToAttack) }
    }
  }

  private init(_ rows: ArraySlice<(line: Int, cells: [String])>, _ columns: Columns) throws(AuditError) {
    var order: [String: Int] = [:]
    var people: [Person] = []
    var seen: Set<[String]> = []
    var values = columns.groups.map { _ in Set<String>() }
    for (line, cells) in rows {
      guard cells.count == columns.count else { throw .manifest(line: line, .cells) }
      let (name, session) = (cells[columns.person], cells[columns.session])
      guard !name.isEmpty, !session.isEmpty else { throw .manifest(line: line, .noName) }
      guard seen.insert([name, session]).inserted else { throw .manifest(line: line, .doubleSession) }
      func file(_ place: Int?) -> String? { place.map { cells[$0] }.flatMap { $0.isEmpty ? nil : $0 } }
      let groups = columns.groups.map { cells[$0.place] }
      for (k, value) in groups.enumerated() where !value.isEmpty {
        values[k].insert(value)
        guard values[k].count <= Self.maximumValues else { throw .manifest(line: line, .tooManyGroups) }
      }
      let made = Session(original: file(columns.original), mask: file(columns.mask), record: file(columns.record))
      if let at = order[name] {
        people[at].sessions.append(made)
        // What one line leaves open another may say.
        for (k, value) in groups.enumerated() where !value.isEmpty {
          guard people[at].groups[k].isEmpty || people[at].groups[k] == value else { throw .manifest(line: line, .groupDiffers) }
          people[at].groups[k] = value
        }
      } else {
        guard people.count < Self.maximumPeople else { throw .manifest(line: line, .tooManyLines) }
        order[name] = people.count
        people.append(Person(sessions: [made], groups: groups))
      }
    }
    guard people.count(where: { $0.sessions.count > 1 }) >= AuditPlan.fewest else { throw .manifest(line: nil, .tooFewPeople) }
    self.people = people
    self.groups = columns.groups.map(\.name)
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isControl: Bool {
    // What turns the direction of a text round would let a name look like another one.
    generalCategory == .control || generalCategory == .format || generalCategory == .lineSeparator
      || generalCategory == .paragraphSeparator
  }
}

extension Unicode.Scalar {
  fileprivate var isOfColumnName: Bool { properties.isAlphabetic || properties.numericType != nil || " -_".unicodeScalars.contains(self) }
}

extension String {
  /// Without blanks at both ends.
  fileprivate var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { $0 != " " }), let last = scalars.lastIndex(where: { $0 != " " }) else { return "" }
    return String(scalars[first...last])
  }
}
