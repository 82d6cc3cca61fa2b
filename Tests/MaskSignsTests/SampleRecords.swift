import MaskSigns

/// A seeded random source of our own, so that a failing case can be repeated.
struct Random: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
  mutating func within(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &self) }
}

enum Sample {
  static func policy(_ random: inout Random) -> PolicySummary {
    var policy = PolicySummary()
    for sign in Sign.allCases {
      policy[sign] = SignModes(
        baseline: BaselineMode.allCases.randomElement(using: &random) ?? .none,
        motion: MotionMode.allCases.randomElement(using: &random) ?? .none)
    }
    return policy
  }

  static func header(_ policy: PolicySummary, _ random: inout Random) -> RecordHeader {
    var baselines = Baselines()
    for sign in BaselineSign.allCases {
      for eye in sign.isPaired ? Eye.allCases : [.right] {
        let mode = policy[sign.sign].baseline
        let limit = sign.limit(mode)
        switch random.within(0...2) {
        case 0: baselines[sign, eye] = .norm
        case 1 where mode != .none: baselines[sign, eye] = .value(random.within(-limit...limit))
        default: break
        }
      }
    }
    return RecordHeader(
      isMirrored: random.within(0...1) == 1, eyeDistance: .under200, frameRate: .near30, policy: policy,
      wrinkles: WrinkleGrades(forehead: .deep, glabella: nil, crowsFeet: WrinkleGrade.none, underEye: .fine, nasolabial: .moderate),
      baselines: baselines, software: "digital-mask 1.0", models: "mesh 1055cb9d")
  }

  /// Whatever a writer may write: random policy, habits, flags and walking codes.
  static func record(pictures: Int, seed: UInt64) throws -> SignRecord {
    var random = Random(seed)
    let policy = policy(&random)
    var times: [MediaTime] = []
    var flags: [MotionFlags] = []
    var codes: [Int16] = []
    var row = [Int](repeating: 0, count: MotionColumn.allCases.count)
    var time: Int64 = 0
    for _ in 0..<pictures {
      times.append(MediaTime(ticks: time))
      time += random.within(0...5) == 0 ? Int64(random.within(1...20_000)) : 3000
      flags.append(self.flags(&random))
      for column in MotionColumn.allCases where policy[column.sign].motion != .none {
        let place = Int(column.rawValue)
        row[place] = min(max(row[place] + random.within(-2...2), -column.limit), column.limit)
      }
      codes += row.map(Int16.init)
    }
    return try SignRecord(header: header(policy, &random), times: times, flags: flags, codes: codes)
  }

  private static func flags(_ random: inout Random) -> MotionFlags {
    guard random.within(0...9) > 0 else { return [] }
    var flags: MotionFlags = [.faceVisible, .mouth]
    for eye in Eye.allCases {
      flags.insert(.brow(eye))
      switch random.within(0...9) {
      case 0: flags.insert(.covered(eye))
      case 1: flags.insert(.unsure(eye))
      case 2: flags.insert(.closed(eye))
      default: flags.formUnion([.crease(eye), .pupil(eye), .reflex(eye)])
      }
    }
    return flags
  }
}

/// Sets the stated length and the checksum right again, so that what lies behind them is reached.
func repaired(_ bytes: [UInt8]) -> [UInt8] {
  guard bytes.count >= 17 else { return bytes }
  var bytes = bytes
  for index in 0..<4 { bytes[9 + index] = UInt8(truncatingIfNeeded: bytes.count >> (8 * index)) }
  var crc: UInt32 = 0xFFFF_FFFF
  for byte in bytes.dropLast(4) { crc = crc >> 8 ^ crcTable[Int((crc ^ UInt32(byte)) & 0xFF)] }
  for index in 0..<4 { bytes[bytes.count - 4 + index] = UInt8(truncatingIfNeeded: ~crc >> UInt32(8 * index)) }
  return bytes
}

/// Written apart from the record's own, so that one mistake does not hide the other.
private let crcTable: [UInt32] = (0..<256).map { byte in
  var value = UInt32(byte)
  for _ in 0..<8 {
    let odd = value % 2 == 1
    value /= 2
    if odd { value ^= 0xEDB8_8320 }
  }
  return value
}
