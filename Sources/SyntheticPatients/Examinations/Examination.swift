import MaskSigns

/// The recordings that clinics make. Raw values are stable names, for commands and tables.
public enum Examination: String, Hashable, Sendable, CaseIterable {
  case primary
  case nineGaze = "nine-gaze"
  case levatorExcursion = "levator-excursion"
  case coverUncover = "cover-uncover"
  case alternateCover = "alternate-cover"
  case fixation
  case saccades
  case pursuit
  case voluntaryClosing = "voluntary-closing"
  case browRaise = "brow-raise"
  case speaking

  /// One line for a list.
  public var meaning: String {
    switch self {
    case .primary: "Looking at the camera (6 s)"
    case .nineGaze: "Nine directions of gaze, 22° to the sides and 18° up and down, head still (16 s)"
    case .levatorExcursion: "Far down, slowly far up, held there, and back (12 s)"
    case .coverUncover: "Each eye covered and uncovered in turn, both open between (18 s)"
    case .alternateCover: "The cover passes from eye to eye, so that they never see together (14 s)"
    case .fixation: "Looking at the camera for nystagmus, at 30 to 240 pictures a second (6 s)"
    case .saccades: "A target that jumps, sideways and up and down (14 s, 60 pictures a second)"
    case .pursuit: "A target that swings smoothly, sideways and up and down (14 s)"
    case .voluntaryClosing: "Eyes closed gently, opened, squeezed shut, opened (10 s)"
    case .browRaise: "Brows raised as far as they go, twice (8 s)"
    case .speaking: "Talking to the camera (8 s)"
    }
  }

  /// Pictures a second that it asks for: 60 for saccades, for nystagmus also slow motion; `nil` leaves it to the camera.
  func frameRate(_ random: inout SeededGenerator) -> Int? {
    let u = random.unit()
    switch self {
    case .fixation: return u < 0.35 ? 30 : u < 0.7 ? 60 : u < 0.9 ? 120 : 240
    case .saccades: return 60
    default: return nil
    }
  }

  func script(_ random: inout SeededGenerator) -> ExaminationScript {
    switch self {
    case .primary:
      return ExaminationScript(duration: 6, blinkRate: ExaminationScript.restingBlinkRate)
    case .fixation:
      return ExaminationScript(duration: 6, blinkRate: ExaminationScript.restingBlinkRate)
    case .nineGaze: return nineGaze(&random)
    case .levatorExcursion: return levatorExcursion()
    case .coverUncover: return coverUncover(&random)
    case .alternateCover: return alternateCover(&random)
    case .saccades: return saccades(&random)
    case .pursuit: return pursuit(&random)
    case .voluntaryClosing:
      return ExaminationScript(
        duration: 10, blinkRate: ExaminationScript.restingBlinkRate,
        instructions: [.init(.closeGently, from: 1.2, to: 3.4), .init(.squeeze, from: 5.4, to: 7.6)])
    case .browRaise:
      return ExaminationScript(
        duration: 8, blinkRate: ExaminationScript.restingBlinkRate,
        instructions: [.init(.raiseBrows, from: 1, to: 2.8), .init(.raiseBrows, from: 4.4, to: 6.2)])
    case .speaking:
      return ExaminationScript(
        duration: 8, blinkRate: ExaminationScript.talkingBlinkRate,
        instructions: [.init(.speak, from: 0, to: 7), .init(.smile, from: 6.4, to: 7.4)])
    }
  }

  private func at(_ start: Double, _ yaw: Double, _ pitch: Double) -> ExaminationScript.Target {
    ExaminationScript.Target(start: start, .still(Gaze(yaw: .degrees(yaw), pitch: .degrees(pitch))))
  }

  private func nineGaze(_ random: inout SeededGenerator) -> ExaminationScript {
    // The sides are the patient's; clinics differ in the order, so the eight are shuffled.
    var places: [SIMD2<Double>] = [
      SIMD2(-22, 0), SIMD2(22, 0), SIMD2(0, 18), SIMD2(0, -18), SIMD2(-20, 16), SIMD2(20, 16), SIMD2(-20, -16),
      SIMD2(20, -16),
    ]
    places.shuffle(using: &random)
    var targets: [ExaminationScript.Target] = []
    var time = 1.6
    for place in places {
      targets.append(at(time, place.x, place.y))
      time += 1.6
    }
    targets.append(at(time, 0, 0))
    return ExaminationScript(duration: 16, targets: targets, blinkRate: ExaminationScript.restingBlinkRate * 0.6)
  }

  private func levatorExcursion() -> ExaminationScript {
    func gaze(_ pitch: Double) -> Gaze { Gaze(yaw: .zero, pitch: .degrees(pitch)) }
    return ExaminationScript(
      duration: 12,
      targets: [
        at(1, 0, -38), ExaminationScript.Target(start: 3, .gliding(from: gaze(-38), to: gaze(28), duration: 2.6)),
        at(9.5, 0, 0),
      ], blinkRate: ExaminationScript.restingBlinkRate * 0.4)
  }

  private func coverUncover(_ random: inout SeededGenerator) -> ExaminationScript {
    let first: Eye = random.unit() < 0.5 ? .right : .left
    var covers: [ExaminationScript.Cover] = []
    var time = 1.8
    for eye in [first, first.fellow, first, first.fellow] {
      covers.append(ExaminationScript.Cover(eye, from: time, to: time + 1.9))
      time += 4.1
    }
    return ExaminationScript(
      duration: 18, blinkRate: ExaminationScript.restingBlinkRate * 0.6, covers: covers,
      occluder: random.unit() < 0.6 ? .paddle : .hand)
  }

  private func alternateCover(_ random: inout SeededGenerator) -> ExaminationScript {
    var eye: Eye = random.unit() < 0.5 ? .right : .left
    var covers: [ExaminationScript.Cover] = []
    var time = 1.6
    for _ in 0..<7 {
      covers.append(ExaminationScript.Cover(eye, from: time, to: time + 1.25))
      time += 1.25 + OccluderCourse.passing
      eye = eye.fellow
    }
    return ExaminationScript(duration: 14, blinkRate: ExaminationScript.restingBlinkRate * 0.6, covers: covers)
  }

  private func saccades(_ random: inout SeededGenerator) -> ExaminationScript {
    var targets: [ExaminationScript.Target] = []
    var time = 1.2
    var isVertical = false
    while time < 12.6 {
      let size = [5.0, 10, 15, 20][Int(random.next() % 4)] * (random.unit() < 0.5 ? -1 : 1)
      targets.append(isVertical ? at(time, 0, size * 0.8) : at(time, size, 0))
      time += random.uniform(0.8, 1.3)
      targets.append(at(time, 0, 0))
      time += random.uniform(0.8, 1.3)
      isVertical = time > 8
    }
    return ExaminationScript(duration: 14, targets: targets, blinkRate: ExaminationScript.restingBlinkRate * 0.6)
  }

  private func pursuit(_ random: inout SeededGenerator) -> ExaminationScript {
    let frequency = random.uniform(0.25, 0.4)
    return ExaminationScript(
      duration: 14,
      targets: [
        ExaminationScript.Target(start: 1, .swinging(amplitude: .degrees(15), frequency: frequency, along: SIMD2(1, 0))),
        at(1 + 2 / frequency, 0, 0),
        ExaminationScript.Target(
          start: 2 + 2 / frequency, .swinging(amplitude: .degrees(12), frequency: frequency, along: SIMD2(0, 1))),
        at(2 + 3 / frequency, 0, 0),
      ], blinkRate: ExaminationScript.restingBlinkRate * 0.6)
  }
}
