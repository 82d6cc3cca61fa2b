import HeadGeometry
import MaskSigns

/// The eyes' control, stepped through time by ``EyeTrack``.
struct EyeMachine {
  // Reaction times and time constants, seconds; healthy adults (Leigh & Zee, The Neurology of Eye Movements).
  private static let saccadeLatency = (mean: 0.200, spread: 0.030)
  private static let correctionLatency = 0.140
  private static let catchUpLatency = 0.110
  private static let pursuitLatency = 0.130
  private static let pursuitLag = 0.060
  /// Until the uncovered eye takes up fixation, and between fusion broken and the eye seen to drift.
  private static let refixationLatency = 0.220
  private static let fusionLatency = 0.160
  /// A covered eye drifts out over a second or so; fusion brings it back faster. Chosen within what is described.
  private static let drift = 0.45
  private static let fusion = 0.20
  /// A patient who alternates freely changes the fixing eye this often: chosen.
  private static let alternation = (shortest: 2.5, longest: 5.5)
  /// Errors that call for a saccade, degrees: of a still target, of a moving one.
  private static let stillError = 0.5
  private static let movingError = 1.3

  private let movement: PatientMovement
  private let alignment: Alignment
  private var random: SeededGenerator

  // Looking
  private var look = SIMD2<Double>.zero
  private var velocity = SIMD2<Double>.zero
  private var saccade: (start: Double, from: SIMD2<Double>, way: SIMD2<Double>)?
  private var due: Double?
  private var lastSaccade = -1.0
  // Fixing
  private var fixing: Eye
  /// 0 the right eye's innervation … 1 the left eye's.
  private var share: Double
  private var shift: (start: Double, from: Double, size: Double)?
  private var switchDue: Double?
  private var alternationDue: Double
  private var innervation = SIMD2<Double>.zero
  // Fusing
  private var shown: Double
  private var dissociatedSince: Double?
  private var fusedSince: Double? = -10
  // Others
  private var beat: Double
  private var fatigue = 0.0

  init(_ movement: PatientMovement) {
    self.movement = movement
    alignment = movement.condition.alignment
    random = SeededGenerator(seed: UInt64(movement.seed) &+ 0x5eed)
    fixing = alignment.deviating.fellow
    share = fixing == .left ? 1 : 0
    shown = alignment.control == .latent ? 0 : 1
    alternationDue = 0
    beat = 0
    alternationDue = random.uniform(Self.alternation.shortest, Self.alternation.longest)
  }

  mutating func next(_ time: Double) -> EyeTrack.Moment {
    follow(time)
    let (head, headShift) = movement.head(at: time)
    let frame = HeadFrame(head)
    let target = movement.place(look)
    let occluder = movement.occluders.occluder(at: time)
    var lines = BothEyes(both: SIMD2<Double>.zero)
    var covered = BothEyes(both: false)
    for eye in Eye.allCases {
      let globe = frame.toRoom(movement.globes[eye]) + frame.origin + headShift
      if let occluder {
        // Where the line of sight meets the occluder's plane.
        let k = (occluder.centre.z - globe.z) / (target.z - globe.z)
        let p = globe + (target - globe) * k - occluder.centre
        covered[eye] = k > 0 && k < 1 && occluder.hides(SIMD2(p.x, p.y))
      }
      lines[eye] = movement.direction(frame.toHead(target - globe))
    }
    fuse(time, covered)
    choose(time, covered)
    var moment = EyeTrack.Moment(
      visual: aim(time, lines), beat: 0, fatigue: 0, shown: shown, fixing: fixing, covered: covered, look: look)
    moment.beat = beat(time, covered, moment.visual)
    moment.fatigue = tire(moment.visual[fixing].y)
    return moment
  }

  // MARK: - Looking

  private mutating func follow(_ time: Double) {
    let target = movement.script.target(at: time)
    let place = target.place(at: time)
    if let going = saccade {
      let size = length(going.way)
      let t = time - going.start
      look = going.from + going.way * Saccade.progress(at: t, degrees: size)
      if t >= Saccade.duration(degrees: size) {
        saccade = nil
        lastSaccade = time
        velocity = pursuitVelocity(target, time)
      }
      return
    }
    // Eyes that are shut look at nothing new.
    if movement.voluntaryClosure(at: time) > 0.5 { return }
    let goal = pursuitVelocity(target, time)
    velocity += (goal - velocity) * (EyeTrack.step / Self.pursuitLag)
    look += velocity * EyeTrack.step
    let moving = target.isMoving && length(target.place(at: time + 0.01) - place) > 1e-6
    let error = length(place - look)
    guard error > (moving ? Self.movingError : Self.stillError) else {
      due = nil
      return
    }
    guard let due else {
      let isNew = time - lastSaccade > 0.4 || target.start > lastSaccade
      self.due = time + (moving ? Self.catchUpLatency
        : isNew ? max(Self.saccadeLatency.mean + Self.saccadeLatency.spread * random.normal(), 0.12)
          : Self.correctionLatency)
      return
    }
    guard time >= due else { return }
    self.due = nil
    // Aimed at where a moving target will be; a large saccade falls a little short and is corrected.
    let ahead = target.place(at: time + (moving ? Saccade.duration(degrees: error) : 0))
    let gain = error > 5 ? min(0.94 + 0.03 * random.normal(), 1) : 1
    saccade = (time, look, (ahead - look) * gain)
  }

  private func pursuitVelocity(_ target: ExaminationScript.Target, _ time: Double) -> SIMD2<Double> {
    guard target.isMoving, time > target.start + Self.pursuitLatency else { return .zero }
    let h = 0.004
    return (target.place(at: time + h) - target.place(at: time - h)) / (2 * h) * movement.condition.pursuitGain
  }

  // MARK: - Fixing and fusing

  private mutating func fuse(_ time: Double, _ covered: BothEyes<Bool>) {
    guard alignment.control == .latent else { return }
    if covered.right || covered.left {
      fusedSince = nil
      if dissociatedSince == nil { dissociatedSince = time }
      if let since = dissociatedSince, time > since + Self.fusionLatency {
        shown += (1 - shown) * (EyeTrack.step / Self.drift)
      }
    } else {
      dissociatedSince = nil
      if fusedSince == nil { fusedSince = time }
      if let since = fusedSince, time > since + Self.fusionLatency { shown -= shown * (EyeTrack.step / Self.fusion) }
    }
  }

  private mutating func choose(_ time: Double, _ covered: BothEyes<Bool>) {
    var wanted = fixing
    if covered[fixing] && !covered[fixing.fellow] {
      wanted = fixing.fellow
    } else if alignment.control == .manifest, fixing == alignment.deviating, !covered[fixing.fellow] {
      wanted = fixing.fellow
    } else if alignment.control == .alternating, time >= alternationDue, !covered.right, !covered.left {
      alternationDue = time + random.uniform(Self.alternation.shortest, Self.alternation.longest)
      wanted = fixing.fellow
      switchDue = time
    }
    guard wanted != fixing else {
      switchDue = nil
      return
    }
    let at = switchDue ?? time + max(Self.refixationLatency + 0.03 * random.normal(), 0.12)
    switchDue = at
    if time >= at {
      fixing = wanted
      switchDue = nil
      shift = (time, share, 0)
    }
  }

  /// The visual axes for lines of sight to the target: the fixing eye is on it, its fellow gets the same innervation.
  private mutating func aim(_ time: Double, _ lines: BothEyes<SIMD2<Double>>) -> BothEyes<SIMD2<Double>> {
    let weak = alignment.deviating
    // What the lines of sight lack of the innervation, when the sound eye fixes (nothing) and when the weak one does.
    let needed =
      alignment.offset == .zero && alignment.limits == Alignment.DuctionLimits()
      ? .zero
      : alignment.innervation(toReach: lines[weak], shown: shown, near: lines[weak] + innervation) - lines[weak]
    innervation = needed
    let goal: Double = fixing == .left ? 1 : 0
    if let going = shift {
      let size = going.size > 0 ? going.size : max(length(needed), 0.05)
      shift?.size = size
      let k = Saccade.progress(at: time - going.start, degrees: size)
      share = going.from + (goal - going.from) * k
      if k >= 1 { shift = nil }
    }
    let extra = needed * (weak == .left ? share : 1 - share)
    var visual = lines
    visual[weak] = alignment.position(innervation: lines[weak] + extra, shown: shown)
    visual[weak.fellow] += extra
    return visual
  }

  // MARK: - Beating and tiring

  private mutating func beat(_ time: Double, _ covered: BothEyes<Bool>, _ visual: BothEyes<SIMD2<Double>>) -> Double {
    guard let nystagmus = movement.condition.nystagmus else { return 0 }
    var goal = nystagmus.strength(at: visual[fixing])
    if nystagmus.isLatent {
      // Its fast phase goes towards the seeing eye; `direction` is the one for a seeing left eye.
      goal *= covered.right == covered.left ? 0 : covered.right ? 1 : -1
      beat += (goal - beat) * (EyeTrack.step / 0.15)
    } else {
      beat = goal
    }
    return beat
  }

  /// Looking up tires a weak lid over half a minute; looking down rests it.
  private mutating func tire(_ pitch: Double) -> Double {
    let effort = min(max(0.55 + pitch / 35, 0), 1)
    fatigue += (effort - fatigue) * (EyeTrack.step / 14)
    return fatigue
  }

  private func length(_ a: SIMD2<Double>) -> Double { (a * a).sum().squareRoot() }
}
