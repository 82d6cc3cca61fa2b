public import MaskSigns

/// A rhythmic movement of the eyes, as the record shows it.
public struct Nystagmus: Hashable, Sendable {
  public enum Form: String, Hashable, Sendable {
    /// Both ways take about as long.
    case pendular
    /// Slow one way, quick the other.
    case jerk
    /// Quick both ways, with a rest between: saccades to and fro, not a nystagmus with a slow phase.
    case squareWave = "square-wave"
    /// Too few pictures a cycle to tell.
    case unclear
  }
  public enum QuickPhase: String, Hashable, Sendable {
    case left = "to the left"
    case right = "to the right"
    case up = "up"
    case down = "down"
  }

  public let plane: GazePlane
  /// The other plane swings too, by at least 40 % of this one.
  public let isInBothPlanes: Bool
  /// `nil`: both eyes; otherwise it is found in one eye only.
  public let eye: Eye?
  public let form: Form
  /// Of a jerk nystagmus.
  public let quickPhase: QuickPhase?
  /// Cycles a second, with its 95 % interval.
  public let frequency: Double
  public let frequencyInterval: ClosedRange<Double>
  /// From peak to peak, degrees, with its 95 % interval.
  public let amplitude: Double
  public let amplitudeInterval: ClosedRange<Double>
  /// Of the slow phase of a jerk nystagmus, degrees a second, + to the patient's left and up.
  public let slowPhaseVelocity: Double?
  public let slowPhaseInterval: ClosedRange<Double>?
  /// Whole cycles, and the seconds that they took.
  public let cycles: Int
  public let seconds: Double
  /// The pictures of each run of cycles.
  public let runs: [Range<Int>]

  /// Looking to and fro between two targets is as quick and as regular, and larger than square-wave jerks, 7° at most.
  public var mayBeVoluntary: Bool { form == .squareWave && amplitude > 7 }
}
