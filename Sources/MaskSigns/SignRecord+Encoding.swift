extension SignRecord {
  /// First bytes of every record. The high bit shows damage by 7-bit transport, the line ends damage by text transport.
  static let magic: [UInt8] = [0x89, 0x44, 0x4D, 0x41, 0x53, 0x4B, 0x0D, 0x0A]
  /// Magic, version and total length.
  static let prefixBytes = 13
  static let checksumBytes = 4
  /// Order of a column that is zero throughout and takes no bits.
  static let absentOrder = 15
  static let maximumColumnOrder = 7
  static let maximumTimeOrder = 24

  /// The one encoding of this record.
  public func encode() -> [UInt8] {
    var bytes = Self.magic
    bytes.append(Self.formatVersion)
    bytes += [0, 0, 0, 0]  // The length, known at the end
    header.append(to: &bytes)
    appendVarint(UInt64(count), to: &bytes)
    bytes += frameBytes()
    let total = UInt32(bytes.count + Self.checksumBytes)
    for index in 0..<4 { bytes[9 + index] = UInt8(total >> UInt32(8 * index) & 0xFF) }
    let checksum = CRC32.of(bytes[...])
    for index in 0..<4 { bytes.append(UInt8(checksum >> UInt32(8 * index) & 0xFF)) }
    return bytes
  }

  /// Orders, times, flags and columns; nothing for no pictures.
  func frameBytes() -> [UInt8] {
    guard count > 0 else { return [] }
    var bytes: [UInt8] = []
    let intervals = timeResiduals
    let timeOrder = Self.bestOrder(intervals, upTo: Self.maximumTimeOrder)
    bytes.append(UInt8(timeOrder))
    let columns = MotionColumn.allCases.map(residuals)
    let orders = columns.map { column in
      column.allSatisfy { $0 == 0 } ? Self.absentOrder : Self.bestOrder(column, upTo: Self.maximumColumnOrder)
    }
    for pair in stride(from: 0, to: orders.count, by: 2) { bytes.append(UInt8(orders[pair] << 4 | orders[pair + 1])) }

    var writer = BitWriter()
    for interval in intervals { writer.write(interval, order: timeOrder) }
    var last = MotionFlags()
    for flags in flags {
      if flags == last {
        writer.write(0, bits: 1)
      } else {
        writer.write(1, bits: 1)
        writer.write(UInt64(flags.rawValue), bits: 16)
      }
      last = flags
    }
    for (column, order) in zip(columns, orders) where order != Self.absentOrder {
      for residual in column { writer.write(residual, order: order) }
    }
    return bytes + writer.finished()
  }

  /// How each interval differs from the last one, at first from 1/30 s.
  private var timeResiduals: [UInt64] {
    var last: Int64 = 3000
    return zip(times, times.dropFirst()).map { earlier, later in
      defer { last = later - earlier }
      return zigzag(later - earlier - last)
    }
  }

  /// How each measured code differs from the last measured one, at first from 0.
  private func residuals(_ column: MotionColumn) -> [UInt64] {
    var residuals: [UInt64] = []
    residuals.reserveCapacity(count)
    var last: Int16 = 0
    for frame in 0..<count where column.isMeasured(flags[frame]) {
      let code = codes[frame * MotionColumn.count + Int(column.rawValue)]
      residuals.append(zigzag(Int64(code) - Int64(last)))
      last = code
    }
    return residuals
  }

  /// The smallest order that takes the fewest bits.
  private static func bestOrder(_ values: [UInt64], upTo maximum: Int) -> Int {
    var best = 0
    var fewest = Int.max
    for order in 0...maximum {
      var bits = 0
      for value in values { bits += BitWriter.cost(value, order: order) }
      if bits < fewest { (best, fewest) = (order, bits) }
    }
    return best
  }
}

extension RecordHeader {
  func append(to bytes: inout [UInt8]) {
    bytes.append(isMirrored ? 1 : 0)
    bytes.append(eyeDistance.rawValue)
    bytes.append(frameRate.rawValue)
    bytes.append(UInt8(Sign.allCases.count))
    for sign in Sign.allCases { bytes.append(policy[sign].baseline.rawValue << 4 | policy[sign].motion.rawValue) }
    for text in [software, models] {
      bytes.append(UInt8(text.utf8.count))
      bytes += Array(text.utf8)
    }
    let grades = [wrinkles.forehead, wrinkles.glabella, wrinkles.crowsFeet, wrinkles.underEye, wrinkles.nasolabial]
    bytes += grades.map { $0.map { $0.rawValue + 1 } ?? 0 }
    appendBaselines(to: &bytes)
  }

  /// Two bits for each place, four places a byte, the first in the highest bits; then the values.
  private func appendBaselines(to bytes: inout [UInt8]) {
    bytes.append(UInt8(Baselines.count))
    var states: [UInt8] = []
    var values: [UInt8] = []
    for (sign, eye) in Baselines.order {
      switch baselines[sign, eye ?? .right] {
      case .notMeasured: states.append(0)
      case .norm: states.append(1)
      case .value(let code):
        states.append(2)
        appendVarint(zigzag(Int64(code)), to: &values)
      }
    }
    while states.count % 4 != 0 { states.append(0) }
    for first in stride(from: 0, to: states.count, by: 4) {
      bytes.append(states[first] << 6 | states[first + 1] << 4 | states[first + 2] << 2 | states[first + 3])
    }
    bytes += values
  }
}

/// Seven bits a byte, the low ones first; the high bit says that more follow.
func appendVarint(_ value: UInt64, to bytes: inout [UInt8]) {
  var rest = value
  while rest >= 0x80 {
    bytes.append(UInt8(rest & 0x7F) | 0x80)
    rest >>= 7
  }
  bytes.append(UInt8(rest))
}
