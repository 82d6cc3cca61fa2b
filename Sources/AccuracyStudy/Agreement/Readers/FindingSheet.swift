import ClinicalFindings
import MaskSigns

/// One finding by one reader, as the study needs it: eight bytes, for there are many.
struct FindingReading: Hashable, Sendable {
  enum Standing: UInt8, Sendable {
    case unjudged, inside, borderline, outside, described
    var name: String { "\(self)" }
  }
  var standing = Standing.unjudged
  /// 0 unless outside or borderline, else 1 and on: mild, moderate, severe; of a nystagmus 2 is vertical.
  var grade: UInt8 = 0
  /// Not a number without one.
  var number = Float.nan

  var value: Double? { number.isNaN ? nil : Double(number) }
  var isJudged: Bool { standing != .unjudged }
  var isAbnormal: Bool { standing == .outside }
  var liesOutside: Bool { isAbnormal || standing == .borderline }

  init() {}

  init(_ finding: Finding) {
    guard let judgement = finding.judgement else { return }
    switch judgement.standing {
    case .inside: standing = .inside
    case .outside: standing = .outside
    case .borderline: standing = .borderline
    case .described: standing = .described
    }
    number = judgement.value.map { Float($0) } ?? .nan
    guard liesOutside else { return }
    let words = judgement.words
    grade = words.hasPrefix("moderate") || words.hasPrefix("vertical") ? 2 : words.hasPrefix("severe") ? 3 : 1
  }
}

/// All findings of one patient by one reader.
struct FindingSheet: Hashable, Sendable {
  struct Place: Hashable, Sendable {
    var kind: FindingKind
    var eye: Eye?
    var name: String { kind.rawValue + (eye.map { " " + $0.rawValue } ?? "") }
  }

  private var readings: [FindingReading]
  private static let eyes: [Eye?] = [nil, .right, .left]
  private static let kinds = FindingKind.allCases
  private static let order = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0 * eyes.count) })

  /// Kinds and eyes that there may be.
  static let places = kinds.flatMap { kind in eyes.map { Place(kind: kind, eye: $0) } }

  init(_ record: SignRecord) { self.init(Findings(record).all) }

  init(_ findings: [Finding]) {
    readings = Array(repeating: FindingReading(), count: Self.places.count)
    for finding in findings { readings[Self.index(finding.kind, finding.eye)] = FindingReading(finding) }
  }

  subscript(kind: FindingKind, eye: Eye? = nil) -> FindingReading { readings[Self.index(kind, eye)] }
  subscript(place: Place) -> FindingReading { self[place.kind, place.eye] }

  private static func index(_ kind: FindingKind, _ eye: Eye?) -> Int {
    (order[kind] ?? 0) + (eye == nil ? 0 : eye == .right ? 1 : 2)
  }

  /// What surely lies outside the healthy ranges.
  var abnormal: [Place] { Self.places.filter { self[$0].isAbnormal } }
  var borderline: [Place] { Self.places.filter { self[$0].standing == .borderline } }
}
