import MaskSigns

/// What may be the matter with a synthetic patient. Raw values are stable names, for commands and tables.
///
/// Groups stand for their kinds: each patient of a group gets one of them.
public enum Condition: String, Hashable, Sendable, CaseIterable {
  case healthy

  case ptosis
  case ptosisCongenital = "ptosis-congenital"
  case ptosisMyogenic = "ptosis-myogenic"
  case ptosisAponeurotic = "ptosis-aponeurotic"

  case thyroid
  case thyroidRetraction = "thyroid-retraction"
  case lidLag = "lid-lag"
  case scleralShow = "scleral-show"

  case strabismus
  case esotropia
  case exotropia
  case hypertropia
  case hypotropia
  case esotropiaAlternating = "esotropia-alternating"
  case exotropiaAlternating = "exotropia-alternating"
  case esotropiaIncomitant = "esotropia-incomitant"
  case exotropiaIncomitant = "exotropia-incomitant"
  case hypertropiaIncomitant = "hypertropia-incomitant"
  case hypotropiaIncomitant = "hypotropia-incomitant"
  case phoria
  case esophoria
  case exophoria
  case hyperphoria

  case nystagmus
  case nystagmusPendular = "nystagmus-pendular"
  case nystagmusLinear = "nystagmus-jerk-linear"
  case nystagmusDecelerating = "nystagmus-jerk-decelerating"
  case nystagmusAccelerating = "nystagmus-jerk-accelerating"
  case nystagmusVertical = "nystagmus-vertical"
  case nystagmusLatent = "nystagmus-latent"
  case nystagmusNull = "nystagmus-null"

  case palsy
  case palsyThird = "palsy-3"
  case palsyFourth = "palsy-4"
  case palsySixth = "palsy-6"

  case horner
  case bell
  case blepharospasm
  case wrinkles

  case any

  /// The kinds of a group, each as likely as the others; of anything else itself.
  public var kinds: [Condition] {
    switch self {
    case .ptosis: [.ptosisCongenital, .ptosisMyogenic, .ptosisAponeurotic]
    case .thyroid: [.thyroidRetraction, .lidLag]
    case .strabismus:
      [
        .esotropia, .exotropia, .hypertropia, .hypotropia, .esotropiaAlternating, .exotropiaAlternating,
        .esotropiaIncomitant, .exotropiaIncomitant, .hypertropiaIncomitant, .hypotropiaIncomitant,
      ]
    case .phoria: [.esophoria, .exophoria, .hyperphoria]
    case .nystagmus:
      [
        .nystagmusPendular, .nystagmusLinear, .nystagmusDecelerating, .nystagmusAccelerating, .nystagmusVertical,
        .nystagmusLatent, .nystagmusNull,
      ]
    case .palsy: [.palsyThird, .palsyFourth, .palsySixth]
    case .any: Self.allCases.filter { !$0.isGroup }
    default: [self]
    }
  }
  public var isGroup: Bool {
    switch self {
    case .ptosis, .thyroid, .strabismus, .phoria, .nystagmus, .palsy, .any: true
    default: false
    }
  }

  /// One line for a list.
  public var meaning: String {
    switch self {
    case .healthy: "No disease: every sign within the healthy range, with natural blinks, saccades and small movements"
    case .ptosis: "A drooping upper lid of any of the three kinds below"
    case .ptosisCongenital: "From birth: weak levator, faint crease, the lid stays up in downgaze"
    case .ptosisMyogenic: "Tiring, as in myasthenia: the lid sinks within half a minute, most in upgaze"
    case .ptosisAponeurotic: "Of age: high crease, good levator, often both sides"
    case .thyroid: "One of the two lid signs of thyroid orbitopathy below"
    case .thyroidRetraction: "Upper lid too high, flaring temporally, slow to follow downgaze"
    case .lidLag: "Resting lids healthy, but the upper lid stays behind in downgaze (von Graefe)"
    case .scleralShow: "Lower lid too low: white shows under the iris"
    case .strabismus: "A manifest squint of any of the ten kinds below"
    case .esotropia: "One eye turned in, alike in all directions of gaze"
    case .exotropia: "One eye turned out, alike in all directions of gaze"
    case .hypertropia: "One eye turned up, alike in all directions of gaze"
    case .hypotropia: "One eye turned down, alike in all directions of gaze"
    case .esotropiaAlternating: "Turned in; either eye fixes in turn"
    case .exotropiaAlternating: "Turned out; either eye fixes in turn"
    case .esotropiaIncomitant: "Turned in, more when that eye looks out"
    case .exotropiaIncomitant: "Turned out, more when that eye looks in"
    case .hypertropiaIncomitant: "Turned up, more when that eye looks down and in"
    case .hypotropiaIncomitant: "Turned down, more when that eye looks up"
    case .phoria: "A latent squint of any of the three kinds below"
    case .esophoria: "Turns in only while covered"
    case .exophoria: "Turns out only while covered"
    case .hyperphoria: "One eye turns up, or its fellow down, only while one is covered"
    case .nystagmus: "Involuntary beating of the eyes of any of the seven kinds below"
    case .nystagmusPendular: "Horizontal, to and fro at equal speed"
    case .nystagmusLinear: "Horizontal jerk, slow phase of steady speed (vestibular), stronger towards the fast phase"
    case .nystagmusDecelerating: "Horizontal jerk, slow phase that slows down (gaze holding)"
    case .nystagmusAccelerating: "Horizontal jerk, slow phase that speeds up (infantile)"
    case .nystagmusVertical: "Jerk down or up, slow phase of steady speed"
    case .nystagmusLatent: "Beats only while one eye is covered, towards the seeing eye"
    case .nystagmusNull: "Infantile jerk with a calm direction of gaze, kept on the camera by a turned head"
    case .palsy: "One of the three nerve palsies below"
    case .palsyThird: "Oculomotor nerve: drooping lid, eye out and down, weak in, up and down, often a wide pupil"
    case .palsyFourth: "Trochlear nerve: eye up, more when it looks in and down; head tilted to the other shoulder"
    case .palsySixth: "Abducens nerve: eye in, cannot look out; face turned to that side"
    case .horner: "Small pupil, slight droop of the upper lid and rise of the lower on the same side"
    case .bell: "Facial palsy: the eye does not close, brow and mouth corner hang"
    case .blepharospasm: "Both eyes squeezed shut in bouts, brows pulled down"
    case .wrinkles: "Lines of forehead, glabella and around the eyes, by grade"
    case .any: "Any of all the kinds, healthy among them"
    }
  }
}

/// How bad it is. Each condition says what the words mean for it.
public enum Severity: String, Hashable, Sendable, CaseIterable {
  case none, mild, moderate, severe

  /// Of patients: 40 % mild, 35 % moderate, 25 % severe. Chosen, so that each is met often.
  static func draw(_ random: inout SeededGenerator) -> Severity {
    let u = random.unit()
    return u < 0.4 ? .mild : u < 0.75 ? .moderate : .severe
  }

  func from(_ mild: ClosedRange<Double>, _ moderate: ClosedRange<Double>, _ severe: ClosedRange<Double>, at u: Double)
    -> Double
  {
    let range =
      switch self {
      case .none, .mild: mild
      case .moderate: moderate
      case .severe: severe
      }
    return range.lowerBound + (range.upperBound - range.lowerBound) * u
  }
}

/// On which side a condition is.
public enum AffectedSide: String, Hashable, Sendable, CaseIterable {
  case none
  case right = "OD"
  case left = "OS"
  case both = "OU"

  public func includes(_ eye: Eye) -> Bool {
    switch self {
    case .none: false
    case .right: eye == .right
    case .left: eye == .left
    case .both: true
    }
  }
  init(_ eye: Eye) { self = eye == .right ? .right : .left }
}
