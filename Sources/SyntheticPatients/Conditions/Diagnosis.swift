import MaskSigns

/// What one synthetic patient has, in words and in numbers.
public struct Diagnosis: Hashable, Sendable {
  /// A number that the condition was drawn with.
  public struct Fact: Hashable, Sendable {
    /// With the unit at its end, as in `droop_mm`.
    public var name: String
    public var value: Double
  }
  /// A kind, never a group.
  public var condition: Condition
  public var side: AffectedSide
  public var severity: Severity
  public var facts: [Fact]

  public init(condition: Condition, side: AffectedSide = .none, severity: Severity = .none, facts: [Fact] = []) {
    self.condition = condition
    self.side = side
    self.severity = severity
    self.facts = facts
  }

  mutating func note(_ name: String, _ value: Double) { facts.append(Fact(name: name, value: value)) }
}

extension Condition {
  /// A patient with this condition: healthy in all but what defines it.
  ///
  /// - Parameters:
  ///   - random: A group chooses its kind from it, too.
  ///   - distance: From the camera to the patient, millimetres: the eyes converge on it. What comes back is that, or a
  ///     little less; see ``HealthySigns/distance(_:_:)``.
  ///   - person: Who: folds go with the age, a pupil with its iris.
  func draw(_ random: inout SeededGenerator, distance: Double, person: Person) -> (
    diagnosis: Diagnosis, signs: EyeCondition, distance: Double
  ) {
    let kinds = kinds
    let kind = kinds[Int(random.next() % UInt64(kinds.count))]
    let signs = HealthySigns.draw(&random, person: person)
    let distance = HealthySigns.distance(signs, distance)
    var drawing = ConditionDrawing(
      random: random, signs: signs, distance: distance, irisRadius: Double(person.eye.irisRadius))
    drawing.apply(kind)
    random = drawing.random
    return (drawing.diagnosis, drawing.signs, distance)
  }
}

/// A patient while the condition is being drawn.
struct ConditionDrawing {
  var random: SeededGenerator
  var signs: EyeCondition
  var distance: Double
  /// Millimetres.
  var irisRadius: Double
  var diagnosis = Diagnosis(condition: .healthy)

  mutating func apply(_ kind: Condition) {
    diagnosis = Diagnosis(condition: kind)
    guard kind != .healthy else { return }
    diagnosis.severity = Severity.draw(&random)
    switch kind {
    case .ptosisCongenital, .ptosisMyogenic, .ptosisAponeurotic: ptosis(kind)
    case .thyroidRetraction: retraction()
    case .lidLag: lidLag()
    case .scleralShow: scleralShow()
    case .esotropia, .exotropia, .hypertropia, .hypotropia: squint(kind, .manifest)
    case .esotropiaAlternating, .exotropiaAlternating: squint(kind, .alternating)
    case .esotropiaIncomitant, .exotropiaIncomitant, .hypertropiaIncomitant, .hypotropiaIncomitant: squint(kind, .manifest)
    case .esophoria, .exophoria, .hyperphoria: squint(kind, .latent)
    case .nystagmusPendular, .nystagmusLinear, .nystagmusDecelerating, .nystagmusAccelerating, .nystagmusVertical,
      .nystagmusLatent, .nystagmusNull:
      nystagmus(kind)
    case .palsyThird: palsyThird()
    case .palsyFourth: palsyFourth()
    case .palsySixth: palsySixth()
    case .horner: horner()
    case .bell: bell()
    case .blepharospasm: blepharospasm()
    case .wrinkles: wrinkles()
    case .healthy, .ptosis, .thyroid, .strabismus, .phoria, .nystagmus, .palsy, .any: break
    }
  }

  /// A number by severity.
  mutating func amount(_ mild: ClosedRange<Double>, _ moderate: ClosedRange<Double>, _ severe: ClosedRange<Double>)
    -> Double
  {
    diagnosis.severity.from(mild, moderate, severe, at: random.unit())
  }
  mutating func oneEye() -> Eye {
    let eye: Eye = random.unit() < 0.5 ? .right : .left
    diagnosis.side = AffectedSide(eye)
    return eye
  }
  /// Both eyes with some probability, else one.
  mutating func eyes(both share: Double) -> [Eye] {
    if random.unit() < share {
      diagnosis.side = .both
      return Eye.allCases
    }
    return [oneEye()]
  }
}
