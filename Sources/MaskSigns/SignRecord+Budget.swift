/// How much a record holds: what the receipt tells of it.
extension SignRecord {
  /// Bits that are fixed for the whole record and depend on the patient or the recording: habitual values, wrinkle
  /// grades, eye distance and rate class, mirrored flag. An upper bound of what they can tell of a person.
  public var fixedBits: Int {
    let classes = 2 + 4 + 1
    let grades = 5 * 3
    let states = 2 * Baselines.count
    let values = Baselines.order.reduce(0) { bits, place in
      guard case .value(let code) = header.baselines[place.sign, place.eye ?? .right] else { return bits }
      return bits + Int.bitWidth - zigzag(Int64(code)).leadingZeroBitCount
    }
    return classes + grades + states + values
  }

  /// Habitual values that left because they deviate, or because the policy lets all out; those of both sides count twice.
  public var disclosedBaselines: Int {
    Baselines.order.count { place in
      if case .value = header.baselines[place.sign, place.eye ?? .right] { true } else { false }
    }
  }

  /// Bytes of ``encode()`` that hold times, flags and motion.
  public var codedBytes: Int { frameBytes().count }

  /// Coded bytes for each second of the recording; 0 for a single picture, which moves nothing.
  public var codedBytesPerSecond: Double {
    guard let last = times.last, last > 0 else { return 0 }
    return Double(codedBytes) / MediaTime(ticks: last).seconds
  }
}
