import SyntheticPatients

extension SeededGenerator {
  /// A stream apart from the people's own: what is drawn of person 7 does not follow from who person 7 is.
  init(study seed: UInt64) { self.init(seed: seed &+ 0x1311_9e18_b4af_fe2c) }

  mutating func chance(_ share: Double) -> Bool { unit() < share }
  /// A place in 0..<count.
  mutating func index(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}
