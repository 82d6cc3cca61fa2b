import MaskSigns
import Testing

/// A million hostile inputs: each is refused with a typed error, or is a record that encodes to the same bytes.
struct FuzzTests {
  static let inputs = 1_000_000

  @Test func `no mutated record crashes the reader, and what is read encodes to the same bytes`() throws {
    let seeds = try (0..<24 as Range<UInt64>).map { try Sample.record(pictures: Int($0 % 8) * 3, seed: $0).encode() }
    var random = Random(20_26)
    var read = 0
    var deep = 0
    for round in 0..<Self.inputs {
      var bytes = seeds[random.within(0...seeds.count - 1)]
      for _ in 0...random.within(0...2) { Self.mutate(&bytes, seeds, &random) }
      if round % 2 == 0 { bytes = repaired(bytes) }
      do {
        let record = try SignRecord.decode(bytes)
        read += 1
        if record.encode() != bytes { Issue.record("round \(round) reads another record than it writes") }
        for index in 0..<record.count { _ = record.signs(at: index) }
      } catch {
        if case .invalid = error { deep += 1 }
        if error == .notCanonical { deep += 1 }
      }
    }
    // The mutations must reach both what is read and the fields behind the checksum, or this test shows nothing.
    #expect(read > 10_000)
    #expect(deep > 100_000)
  }

  private static func mutate(_ bytes: inout [UInt8], _ seeds: [[UInt8]], _ random: inout Random) {
    guard !bytes.isEmpty else { return }
    let place = random.within(0...bytes.count - 1)
    switch random.within(0...7) {
    case 0, 1: bytes[place] ^= 1 << UInt8(random.within(0...7))
    case 2: bytes[place] = UInt8(random.within(0...255))
    case 3: bytes.removeLast(min(bytes.count, random.within(1...20)))
    case 4:
      let other = seeds[random.within(0...seeds.count - 1)]
      bytes.replaceSubrange(place..., with: other.dropFirst(min(place, other.count)))
    case 5: bytes.insert(contentsOf: (0..<random.within(1...5)).map { _ in 0xFF }, at: place)
    case 6: bytes.remove(at: place)
    default:
      // A varint of random length, where counts and codes stand.
      var value = random.next() >> UInt64(random.within(0...63))
      var varint: [UInt8] = []
      while value >= 0x80 {
        varint.append(UInt8(value & 0x7F) | 0x80)
        value >>= 7
      }
      varint.append(UInt8(value))
      bytes.replaceSubrange(place..<min(place + varint.count, bytes.count), with: varint)
    }
  }
}
