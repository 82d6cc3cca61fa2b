extension SignRecord {
  /// Reads a record, or says why it is none.
  ///
  /// What comes back encodes to the same bytes again. Memory is bounded by the length of the input, whatever counts it states.
  public static func decode(_ bytes: [UInt8]) throws(RecordError) -> SignRecord {
    guard bytes.count <= maximumBytes else { throw .tooLong }
    guard bytes.starts(with: magic.prefix(bytes.count)), !bytes.isEmpty else { throw .notARecord }
    guard bytes.count >= prefixBytes else { throw .truncated }
    guard bytes[8] <= formatVersion else { throw .newer(version: bytes[8]) }
    guard bytes[8] == formatVersion else { throw .notARecord }
    let total = Int(little(bytes[9..<13]))
    guard total >= prefixBytes + checksumBytes else { throw .damaged }
    guard total <= maximumBytes else { throw .tooLong }
    guard bytes.count >= total else { throw .truncated }
    guard bytes.count == total else { throw .trailingBytes }
    let body = bytes[..<(total - checksumBytes)]
    guard CRC32.of(body) == little(bytes[(total - checksumBytes)...]) else { throw .damaged }

    var reader = ByteReader(body.dropFirst(prefixBytes))
    let header = try RecordHeader(from: &reader)
    guard let count = reader.varint() else { throw .invalid(.frameCount) }
    guard count <= UInt64(maximumFrames) else { throw .tooLong }
    let record = try readFrames(Int(count), header: header, from: &reader)
    // The one encoding of a record is also the only one that is read: no second spelling, no stray bits.
    guard record.encode() == bytes else { throw .notCanonical }
    return record
  }

  private static func little(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func readFrames(
    _ count: Int, header: RecordHeader, from reader: inout ByteReader
  ) throws(RecordError) -> SignRecord {
    guard count > 0 else {
      guard reader.rest.isEmpty else { throw .invalid(.frameCount) }
      return try SignRecord(header: header, ticks: [], flags: [], codes: [])
    }
    guard let timeOrder = reader.byte(), timeOrder <= maximumTimeOrder else { throw .invalid(.times) }
    var orders: [Int] = []
    for _ in 0..<(MotionColumn.count / 2) {
      guard let pair = reader.byte() else { throw .invalid(.columns) }
      orders += [Int(pair >> 4), Int(pair & 0xF)]
    }
    guard orders.allSatisfy({ $0 <= maximumColumnOrder || $0 == absentOrder }) else { throw .invalid(.columns) }
    // Each picture takes at least one bit of flags: a count that the bytes cannot hold is refused before any memory.
    guard count <= reader.rest.count * 8 else { throw .invalid(.frameCount) }
    var bits = BitReader(reader.rest)
    let times = try readTimes(count, order: Int(timeOrder), from: &bits)
    let flags = try readFlags(count, from: &bits)
    var codes = [Int16](repeating: 0, count: count * MotionColumn.count)
    for (column, order) in zip(MotionColumn.allCases, orders) where order != absentOrder {
      try read(column, order: order, flags: flags, into: &codes, from: &bits)
    }
    guard bits.isAtEnd else { throw .invalid(.motion) }
    return try SignRecord(header: header, ticks: times, flags: flags, codes: codes)
  }

  private static func readTimes(_ count: Int, order: Int, from bits: inout BitReader) throws(RecordError) -> [Int64] {
    var times: [Int64] = [0]
    times.reserveCapacity(count)
    var interval: Int64 = 3000
    var time: Int64 = 0
    for _ in 1..<count {
      guard let code = bits.read(order: order), code <= 1 << 40 else { throw .invalid(.times) }
      interval += unzigzag(code)
      guard interval > 0, interval <= maximumInterval else { throw .invalid(.times) }
      time += interval
      times.append(time)
    }
    return times
  }

  private static func readFlags(_ count: Int, from bits: inout BitReader) throws(RecordError) -> [MotionFlags] {
    var flags: [MotionFlags] = []
    flags.reserveCapacity(count)
    var last = MotionFlags()
    for _ in 0..<count {
      guard let changed = bits.read(bits: 1) else { throw .invalid(.flags) }
      if changed == 1 {
        guard let raw = bits.read(bits: 16) else { throw .invalid(.flags) }
        last = MotionFlags(rawValue: UInt16(truncatingIfNeeded: raw))
      }
      flags.append(last)
    }
    return flags
  }

  private static func read(
    _ column: MotionColumn, order: Int, flags: [MotionFlags], into codes: inout [Int16], from bits: inout BitReader
  ) throws(RecordError) {
    let limit = Int64(column.limit)
    var last: Int64 = 0
    for frame in flags.indices where column.isMeasured(flags[frame]) {
      guard let code = bits.read(order: order), code <= 1 << 20 else { throw .invalid(.motion) }
      last += unzigzag(code)
      guard last >= -limit, last <= limit else { throw .invalid(.motion) }
      codes[frame * MotionColumn.count + Int(column.rawValue)] = Int16(last)
    }
  }
}

/// Reads bytes and varints; past the end it fails.
struct ByteReader {
  private(set) var rest: ArraySlice<UInt8>
  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func byte() -> UInt8? { rest.popFirst() }

  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  /// At most five bytes: counts and codes are small.
  mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 35, by: 7) {
      guard let byte = byte() else { return nil }
      value |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte < 0x80 { return value }
    }
    return nil
  }
}

extension RecordHeader {
  init(from reader: inout ByteReader) throws(RecordError) {
    guard let mirrored = reader.byte(), mirrored <= 1 else { throw .invalid(.flags) }
    guard let eyes = reader.byte().flatMap(EyeDistanceClass.init(rawValue:)) else { throw .invalid(.eyeDistance) }
    guard let rate = reader.byte().flatMap(FrameRateClass.init(rawValue:)) else { throw .invalid(.frameRate) }
    guard reader.byte() == UInt8(Sign.allCases.count) else { throw .invalid(.policy) }
    var policy = PolicySummary()
    for sign in Sign.allCases {
      guard let byte = reader.byte(), let baseline = BaselineMode(rawValue: byte >> 4),
        let motion = MotionMode(rawValue: byte & 0xF)
      else { throw .invalid(.policy) }
      policy[sign] = SignModes(baseline: baseline, motion: motion)
    }
    let software = try Self.text(from: &reader)
    let models = try Self.text(from: &reader)
    let wrinkles = try WrinkleGrades(from: &reader)
    let baselines = try Baselines(from: &reader)
    self.init(
      isMirrored: mirrored == 1, eyeDistance: eyes, frameRate: rate, policy: policy, wrinkles: wrinkles,
      baselines: baselines, software: software, models: models)
    try validate()
  }

  private static func text(from reader: inout ByteReader) throws(RecordError) -> String {
    guard let length = reader.byte(), Int(length) <= maximumText, let bytes = reader.bytes(Int(length)),
      bytes.allSatisfy({ (0x20...0x7E).contains($0) })
    else { throw .invalid(.text) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension WrinkleGrades {
  init(from reader: inout ByteReader) throws(RecordError) {
    var grades: [WrinkleGrade?] = []
    for _ in 0..<5 {
      guard let byte = reader.byte(), byte <= 4 else { throw .invalid(.wrinkles) }
      grades.append(byte == 0 ? nil : WrinkleGrade(rawValue: byte - 1))
    }
    self.init(
      forehead: grades[0], glabella: grades[1], crowsFeet: grades[2], underEye: grades[3], nasolabial: grades[4])
  }
}

extension Baselines {
  init(from reader: inout ByteReader) throws(RecordError) {
    self.init()
    guard reader.byte() == UInt8(Self.count), let packed = reader.bytes((Self.count + 3) / 4) else {
      throw .invalid(.baselines)
    }
    for (index, (sign, eye)) in Self.order.enumerated() {
      let state = packed[packed.startIndex + index / 4] >> UInt8(6 - 2 * (index % 4)) & 3
      switch state {
      case 0: self[sign, eye ?? .right] = .notMeasured
      case 1: self[sign, eye ?? .right] = .norm
      case 2:
        guard let code = reader.varint() else { throw .invalid(.baselines) }
        self[sign, eye ?? .right] = .value(Int(unzigzag(code)))
      default: throw .invalid(.baselines)
      }
    }
  }
}
