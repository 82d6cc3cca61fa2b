/// Writes bits, the most significant first, and Exp-Golomb codes.
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var current: UInt8 = 0
  private var filled = 0

  mutating func write(_ value: UInt64, bits: Int) {
    for shift in stride(from: bits - 1, through: 0, by: -1) {
      current = current << 1 | UInt8(value >> UInt64(shift) & 1)
      filled += 1
      if filled == 8 {
        bytes.append(current)
        current = 0
        filled = 0
      }
    }
  }

  /// Exp-Golomb code of the given order: `n − 1` zeros, the `n` bits of `(value >> order) + 1`, the low `order` bits.
  mutating func write(_ value: UInt64, order: Int) {
    let head = value >> UInt64(order) + 1
    let length = 64 - head.leadingZeroBitCount
    write(0, bits: length - 1)
    write(head, bits: length)
    write(value, bits: order)
  }

  /// Fills the last byte with zeros.
  consuming func finished() -> [UInt8] {
    if filled > 0 { bytes.append(current << UInt8(8 - filled)) }
    return bytes
  }

  static func cost(_ value: UInt64, order: Int) -> Int {
    2 * (64 - (value >> UInt64(order) + 1).leadingZeroBitCount) - 1 + order
  }
}

/// Reads what ``BitWriter`` wrote; past the end it fails, it never reads zeros.
struct BitReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var bit = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    self.position = bytes.startIndex
  }

  mutating func read(bits: Int) -> UInt64? {
    var value: UInt64 = 0
    for _ in 0..<bits {
      guard position < bytes.endIndex else { return nil }
      value = value << 1 | UInt64(bytes[position] >> UInt8(7 - bit) & 1)
      bit += 1
      if bit == 8 {
        bit = 0
        position += 1
      }
    }
    return value
  }

  /// An Exp-Golomb code whose head has at most 40 bits: more than any value of a record needs.
  mutating func read(order: Int) -> UInt64? {
    var zeros = 0
    while true {
      guard let next = read(bits: 1) else { return nil }
      if next == 1 { break }
      zeros += 1
      if zeros >= 40 { return nil }
    }
    guard let rest = read(bits: zeros), let low = read(bits: order) else { return nil }
    return (1 << UInt64(zeros) + rest - 1) << UInt64(order) | low
  }

  /// Everything was read but the zeros that fill the last byte, whose value the canonical check judges.
  var isAtEnd: Bool { position == bytes.endIndex || (position == bytes.endIndex - 1 && bit > 0) }
}

/// Signed values as unsigned ones, small magnitudes first: 0, −1, 1, −2, 2…
func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: value << 1 ^ value >> 63) }
func unzigzag(_ code: UInt64) -> Int64 { Int64(bitPattern: code >> 1) ^ -Int64(bitPattern: code & 1) }
