/// A word that stands for some bytes (FNV-1a, 64 bits): to see that something has changed, not against forgery.
struct WordHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func mix(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // Where one part ends tells, too.
    state = (state ^ 0x100) &* 0x100_0000_01B3
  }
  mutating func mix(_ text: String) { mix(text.utf8) }

  /// 16 hexadecimal digits.
  var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
