/// The clinical signs of one recording: all that leaves the clinic, and all that a mask is drawn from.
///
/// A value of this type can be written; whatever could not be is refused by ``init(header:times:flags:codes:)``.
/// `docs/record-format.md` describes the bytes.
public struct SignRecord: Hashable, Sendable {
  public let header: RecordHeader
  /// Ticks since the first picture, ascending from 0.
  let times: [Int64]
  let flags: [MotionFlags]
  /// One row of ``MotionColumn/count`` codes for each picture; what is not measured holds the last code, at first 0.
  let codes: [Int16]
  /// A picture tells where an eye's corneal reflex was.
  let tellsReflexes: Bool

  public static let formatVersion: UInt8 = 1
  /// 18 hours at 60 pictures per second.
  public static let maximumFrames = 4_000_000
  public static let maximumBytes = 1 << 28
  /// Two pictures are at most this far apart: 6 hours.
  static let maximumInterval: Int64 = 6 * 3600 * MediaTime.ticksPerSecond

  /// Pictures in the recording.
  public var count: Int { times.count }

  /// Judges and normalises: codes that the flags call not measured, or that the policy withholds, must not be there.
  ///
  /// - Parameters:
  ///   - codes: `times.count` rows of ``MotionColumn/count``; entries that are not measured are replaced by the held code.
  /// - Throws: ``RecordError/invalid(_:)`` for what does not fit.
  public init(header: RecordHeader, times: [MediaTime], flags: [MotionFlags], codes: [Int16]) throws(RecordError) {
    try self.init(header: header, ticks: times.map(\.ticks), flags: flags, codes: codes)
  }

  init(header: RecordHeader, ticks: [Int64], flags: [MotionFlags], codes: [Int16]) throws(RecordError) {
    try header.validate()
    guard ticks.count <= Self.maximumFrames else { throw .tooLong }
    guard ticks.count == flags.count else { throw .invalid(.frameCount) }
    guard codes.count == ticks.count * MotionColumn.count else { throw .invalid(.motion) }
    guard ticks.first ?? 0 == 0 else { throw .invalid(.times) }
    for (last, next) in zip(ticks, ticks.dropFirst()) {
      guard next > last, next - last <= Self.maximumInterval else { throw .invalid(.times) }
    }
    let columns = MotionColumn.allCases
    let limits = columns.map { Int16($0.limit) }
    let withheld = columns.map { header.policy[$0.sign].motion == .none }
    var held = codes
    for frame in ticks.indices {
      guard flags[frame].isConsistent else { throw .invalid(.flags) }
      let row = frame * MotionColumn.count
      for column in columns {
        let place = Int(column.rawValue)
        if !column.isMeasured(flags[frame]) {
          held[row + place] = frame == 0 ? 0 : held[row - MotionColumn.count + place]
        } else {
          guard held[row + place] >= -limits[place], held[row + place] <= limits[place] else { throw .invalid(.motion) }
          guard !withheld[place] || held[row + place] == 0 else { throw .invalid(.motion) }
        }
      }
    }
    self.header = header
    self.times = ticks
    self.flags = flags
    self.codes = held
    tellsReflexes =
      header.policy[.reflex] != .withheld && flags.contains { $0.contains(.reflex(.right)) || $0.contains(.reflex(.left)) }
  }

  /// When a picture was taken, since the first one.
  public func time(at index: Int) -> MediaTime { MediaTime(ticks: times[index]) }
  public func flags(at index: Int) -> MotionFlags { flags[index] }

  /// The movement of one quantity in units of ``MotionColumn/quantum``; `nil` when it was not measured or may not leave.
  public func motion(_ column: MotionColumn, at index: Int) -> Double? {
    guard header.policy[column.sign].motion != .none, column.isMeasured(flags[index]) else { return nil }
    return heldMotion(column, at: index)
  }

  func heldMotion(_ column: MotionColumn, at index: Int) -> Double {
    let code = Double(codes[index * MotionColumn.count + Int(column.rawValue)])
    return code * Double(header.policy[column.sign].motion.fineQuanta) * column.quantum
  }
}

extension RecordHeader {
  func validate() throws(RecordError) {
    guard Self.isAllowed(software), Self.isAllowed(models) else { throw .invalid(.text) }
    for (sign, eye) in Baselines.order {
      guard case .value(let code) = baselines[sign, eye ?? .right] else { continue }
      let mode = policy[sign.sign].baseline
      guard mode != .none, abs(code) <= sign.limit(mode) else { throw .invalid(.baselines) }
    }
  }
}
