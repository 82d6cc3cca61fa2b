import FaceReconstruction
import MaskDisclosure
import MaskSigns

/// What one recording's habits and movements truly were, and what the program made of them.
struct HabitReading: Sendable {
  /// A habitual value of one eye, or of the face (`eye` is `nil`).
  struct Place: Hashable, Sendable {
    var sign: BaselineSign
    var eye: Eye?
  }
  struct Pair: Sendable {
    var truth, measured: Double
    var error: Double { measured - truth }
  }

  /// Places that both the truth and the measurement have.
  var habits: [Place: Pair] = [:]
  /// How movement was read over the recording.
  var traces: [TraceQuantity: TraceError] = [:]

  init(truth: FaceFit, measured: FaceFit) throws {
    let (actual, read) = (try Self.exact(truth), try Self.exact(measured))
    for (place, value) in actual {
      if let seen = read[place] { habits[place] = Pair(truth: value, measured: seen) }
    }
    let pictures = zip(truth.frames, measured.frames).compactMap { a, b in
      a.face.flatMap { t in b.face.map { (truth: t, measured: $0) } }
    }
    for quantity in TraceQuantity.allCases { traces[quantity] = TraceError(quantity, pictures) }
  }

  /// Every habit as the wall reads it, rounded to the finest quantum of the record.
  private static func exact(_ fit: FaceFit) throws -> [Place: Double] {
    let record = try disclose(fit, policy: everyHabit, context: RecordContext(software: "study", models: "study"))
    var values: [Place: Double] = [:]
    for entry in record.baselineEntries {
      if let value = entry.value { values[Place(sign: entry.sign, eye: entry.eye)] = value }
    }
    return values
  }

  /// Habits exactly, no movement.
  private static let everyHabit: DisclosurePolicy = {
    var policy = DisclosurePolicy()
    for sign in Sign.allCases where sign != .wrinkles {
      // Only movement of wrinkles is refused.
      try? policy.set(sign, SignModes(baseline: .exact, motion: .none))
    }
    return policy
  }()
}
