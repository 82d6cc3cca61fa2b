import MaskSigns

/// A record that was altered by somebody who can write records.
struct Forgery {
  var header: RecordHeader
  private(set) var flags: [MotionFlags]
  private var codes: [[Int16]]
  private let times: [MediaTime]

  init(_ record: SignRecord) {
    header = record.header
    times = (0..<record.count).map(record.time)
    flags = (0..<record.count).map(record.flags)
    codes = (0..<record.count).map { index in
      MotionColumn.allCases.map { column in
        let quantum = column.quantum * Double(record.header.policy[column.sign].motion.fineQuanta)
        // What may not move has no quantum.
        return quantum == 0 ? 0 : Int16(((record.motion(column, at: index) ?? 0) / quantum).rounded())
      }
    }
  }

  /// Codes of the pictures are counted in quanta.
  mutating func change(_ column: MotionColumn, _ change: (Int, Int16) -> Int16) {
    for picture in codes.indices {
      codes[picture][Int(column.rawValue)] = change(picture, codes[picture][Int(column.rawValue)])
    }
  }

  mutating func openEyes() {
    for picture in flags.indices {
      for eye in Eye.allCases { flags[picture].remove(.closed(eye)) }
    }
  }

  func record() throws -> SignRecord {
    try SignRecord(header: header, times: times, flags: flags, codes: codes.flatMap(\.self))
  }
}
