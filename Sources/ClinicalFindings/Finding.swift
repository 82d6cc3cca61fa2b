public import MaskSigns

/// One thing that a clinician reads from a record: a number with its unit and doubt, or why there is none.
///
/// A finding describes what the record shows. It is no diagnosis.
public struct Finding: Hashable, Sendable {
  public let kind: FindingKind
  /// `nil` for both eyes together, or the face.
  public let eye: Eye?
  public let outcome: Outcome

  public init(_ kind: FindingKind, _ eye: Eye? = nil, _ outcome: Outcome) {
    self.kind = kind
    self.eye = eye
    self.outcome = outcome
  }

  public enum Outcome: Hashable, Sendable {
    case judged(Judgement)
    case cannotBeJudged(Reason)
  }

  /// What was found; `nil` when it cannot be judged.
  public var judgement: Judgement? {
    if case .judged(let judgement) = outcome { judgement } else { nil }
  }
  /// Why it cannot be judged; `nil` when it was.
  ///
  /// Not inlined: the optimiser of Swift 6.3.1 crashes where it is ("Found ownership error", CopyPropagation).
  public var reason: Reason? {
    @inline(never) get {
      if case .cannotBeJudged(let reason) = outcome { reason } else { nil }
    }
  }
  /// Surely outside the healthy range, beyond the measurement's own error.
  public var isAbnormal: Bool { judgement?.standing == .outside }
  /// Measured outside the healthy range, surely or ``Judgement/Standing/borderline``.
  public var liesOutside: Bool { isAbnormal || judgement?.standing == .borderline }
}

/// What was found.
public struct Judgement: Hashable, Sendable {
  public enum Standing: Hashable, Sendable {
    /// Inside the healthy range.
    case inside
    /// Outside the healthy range, or a sign that healthy people do not have.
    case outside
    /// Measured outside the healthy range, but by less than the measurement's own error can tell: one in twenty people who
    /// stand on the edge is read farther out than this.
    case borderline
    /// There is no healthy range to judge by, or too little to judge with.
    case described
  }

  public var standing: Standing
  /// In ``FindingKind/unit``; `nil` when the value was healthy and therefore never left the clinic, or there is no number.
  public var value: Double?
  /// 95 % interval of ``value``: sampling, rounding of the record and the measurement's own error together.
  public var interval: ClosedRange<Double>?
  /// From the fifth to the ninety-fifth percentile of the pictures; `nil` when it does not move from picture to picture.
  public var spread: ClosedRange<Double>?
  /// Grade, side, form: one plain sentence without a full stop.
  public var words: String
  public var pictures: PictureSet
  /// The picture that shows it best; `nil` when none does.
  public var moment: Int?

  public init(
    _ standing: Standing, value: Double? = nil, interval: ClosedRange<Double>? = nil, spread: ClosedRange<Double>? = nil,
    words: String, pictures: PictureSet, moment: Int? = nil
  ) {
    self.standing = standing
    self.value = value
    self.interval = interval
    self.spread = spread
    self.words = words
    self.pictures = pictures
    self.moment = moment
  }
}
