import MaskSigns

/// What a white-box attacker reads off a record: every number that might be the person's.
public enum RecordFeatures {
  /// Parts of it, so that the audit can say which one tells.
  public enum Part: String, CaseIterable, Sendable, Codable, CodingKeyRepresentable {
    case fixed, distributions, rhythm
  }

  static func of(_ record: SignRecord, _ parts: [Part] = Part.allCases) -> [Double] {
    parts.flatMap { part in
      switch part {
      case .fixed: fixed(record)
      case .distributions: MotionColumn.allCases.flatMap { Trace(record, $0).distribution }
      case .rhythm: Blinking(record).features + Looking(record).features
      }
    }
  }

  /// Habitual values in healthy standard deviations from the norm, whether each left, and wrinkle grades.
  private static func fixed(_ record: SignRecord) -> [Double] {
    let habits = record.baselineEntries.flatMap { entry -> [Double] in
      let range = HealthyRanges.of(entry.sign)
      guard case .value = entry.baseline, let value = entry.value else { return [0, 0] }
      return [(value - range.mean) / range.standardDeviation, 1]
    }
    let w = record.header.wrinkles
    return habits + [w.forehead, w.glabella, w.crowsFeet, w.underEye, w.nasolabial].map { $0.map { Double($0.rawValue) } ?? 0 }
  }
}
