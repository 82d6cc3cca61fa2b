public import MaskSigns

/// All that can be read from a record, and all that cannot.
public struct Findings: Hashable, Sendable {
  /// One for each kind and eye, in the order of a report.
  public let all: [Finding]
  public let blinks: [Blink]
  /// The rhythmic movement of the eyes, when there is one.
  public let nystagmus: Nystagmus?
  /// Jumps of both eyes of 4° and more.
  public let saccades: [Saccade]

  /// Findings describe; they do not diagnose. Every page that shows them says so.
  public static let notice =
    "These findings describe what the record shows. They are no diagnosis, and this software is not a medical device."

  public init(_ record: SignRecord) {
    let course = Course(record)
    let blinks = Blink.all(in: course)
    let oscillation = OscillationSearch(course)
    nystagmus = oscillation.nystagmus
    self.blinks = blinks
    let jumps = Saccade.all(in: course)
    saccades = jumps
    all =
      LidFindings(course).all + SquintFindings(course).all + oscillation.findings + oscillation.courseFindings
      + MotilityFindings(course).all + MuscleFindings(course).all + SaccadeFindings(course, jumps).all
      + BlinkFindings(course, blinks).all + HeadFindings(course).all + WrinkleFindings(course).all
  }

  public subscript(kind: FindingKind, eye: Eye? = nil) -> Finding? {
    all.first { $0.kind == kind && $0.eye == eye }
  }
  /// What was measured outside the healthy range by less than the measurement can tell.
  public var borderline: [Finding] { all.filter { $0.judgement?.standing == .borderline } }
  /// What lies outside the healthy range.
  public var abnormal: [Finding] { all.filter(\.isAbnormal) }
  /// What cannot be judged, and would be of interest.
  public var unjudged: [Finding] {
    all.filter { finding in
      switch finding.outcome {
      case .judged, .cannotBeJudged(.absent): false
      case .cannotBeJudged: true
      }
    }
  }
}
