/// The habitual values of a record as a list, for sidecars, receipts and reports.
public struct BaselineEntry: Hashable, Sendable {
  public let sign: BaselineSign
  /// `nil` for signs of the whole face.
  public let eye: Eye?
  public let baseline: Baseline
  /// The disclosed value in ``HealthyRange/unit``; `nil` unless it left.
  public let value: Double?
  public let unit: MeasurementUnit
}

extension SignRecord {
  /// Every place for a habitual value, in the order of the record.
  public var baselineEntries: [BaselineEntry] {
    Baselines.order.map { sign, eye in
      let baseline = header.baselines[sign, eye ?? .right]
      var value: Double?
      if case .value = baseline { value = self.value(sign, eye ?? .right) }
      return BaselineEntry(sign: sign, eye: eye, baseline: baseline, value: value, unit: HealthyRanges.of(sign).unit)
    }
  }
}
