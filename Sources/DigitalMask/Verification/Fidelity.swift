import MaskSigns

/// A mask's own evidence that nothing was lost: what its receipt tells of ``Verification``.
///
/// All numbers are functions of the record and the mask alone, which leave anyway; of the undisclosed recording there is
/// one bit, ``agreesWithoutPolicy``, and a mask that leaves has it set. So no number here tells a baseline that the wall
/// withheld (docs/boundary.md).
public struct Fidelity: Codable, Hashable, Sendable {
  /// The pictures that were read.
  public enum Picture: String, Codable, Hashable, Sendable {
    /// The finished file, read back and decoded.
    case file = "the mask file, read back"
    /// The same record drawn once more at the size that the tracker reads best.
    case copy = "the same record, drawn again at 720 pixels"
    /// Nothing was read: it was asked not to.
    case none = "not verified"
  }

  public struct Findings: Codable, Hashable, Sendable {
    public var agreed = 0
    public var agreedWithinError = 0
    public var lost = 0
    public var invented = 0
    public var changed = 0
    public var withheld = 0
    public var cannotBeJudged = 0
  }

  public var passed: Bool
  public var picture: Picture
  public var signs: [SignAgreement]
  public var events: [EventAgreement]
  /// The record's findings against those read off the mask.
  public var findings: Findings
  /// No finding of the recording itself is lost or invented, but for what the policy withholds.
  public var agreesWithoutPolicy: Bool

  /// It was asked not to look.
  public static let notVerified = Fidelity()

  private init() {
    passed = false
    picture = .none
    signs = []
    events = []
    findings = Findings()
    agreesWithoutPolicy = false
  }

  init(
    picture: Picture, signs: [SignAgreement], events: [EventAgreement], findings: [FindingAgreement],
    agreesWithoutPolicy: Bool
  ) {
    self.picture = picture
    self.signs = signs.map(\.rounded)
    self.events = events
    func count(_ outcome: FindingAgreement.Outcome) -> Int { findings.count { $0.outcome == outcome } }
    self.findings = Findings(
      agreed: count(.agreed), agreedWithinError: count(.agreedWithinError), lost: count(.lost),
      invented: count(.invented), changed: count(.changed), withheld: count(.withheld),
      cannotBeJudged: count(.cannotBeJudged))
    self.agreesWithoutPolicy = agreesWithoutPolicy
    passed = agreesWithoutPolicy && !signs.contains { $0.verdict == .differs }
      && !events.contains { $0.verdict == .differs } && !findings.contains { $0.outcome.isFailure }
  }
}

extension Fidelity {
  /// A few words for the terminal.
  public var summary: String {
    guard picture != .none else { return Picture.none.rawValue }
    func agreeing(_ verdicts: [SignAgreement.Verdict]) -> Int { verdicts.count { $0 == .agrees } }
    guard signs.contains(where: { $0.verdict == .agrees }) else { return "not verified: too few pictures to compare" }
    return "verified: \(agreeing(signs.map(\.verdict))) signs and \(agreeing(events.map(\.verdict))) events agree, "
      + "\(findings.agreed + findings.agreedWithinError) findings kept, \(findings.lost) lost, \(findings.invented) invented"
  }
}

extension SignAgreement {
  /// Two decimals are all that the tracker's error deserves; three for shares of the iris.
  fileprivate var rounded: SignAgreement {
    var short = self
    let scale = unit == MeasurementUnit.fractionOfIris.rawValue ? 1000.0 : 100.0
    for number in [\SignAgreement.level, \.allowedLevel, \.median, \.percentile95, \.astray, \.reach, \.quantum, \.allowed] {
      short[keyPath: number] = (self[keyPath: number] * scale).rounded() / scale
    }
    return short
  }
}
