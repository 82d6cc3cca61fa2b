import SyntheticPatients

extension SeededGenerator {
  /// A stream of its own for one part of the study.
  init(seed: UInt64, _ part: UInt64) {
    self.init(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ part &* 0xD1B5_4A32_D192_ED03)
    _ = next()
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(limit, 1))) }
}
