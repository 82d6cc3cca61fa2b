import HeadGeometry
import MaskSigns

/// What lids, brows and mouth do of themselves and when asked.
struct FaceMovement: Sendable {
  let blinks: [Blink]
  /// Bouts in which a blepharospasm squeezes the eyes shut.
  let spasms: [Blink]
  private let script: ExaminationScript
  private let condition: EyeCondition
  private let seed: UInt32

  init(_ script: ExaminationScript, _ condition: EyeCondition, seed: UInt32) {
    self.script = script
    self.condition = condition
    self.seed = seed
    var random = SeededGenerator(seed: UInt64(seed) &+ 0xb11c)
    let own = Blink.natural(rate: script.blinkRate * condition.blinking, duration: script.duration, &random)
    // Nobody blinks of himself just before or in a blink that the script has, nor while he shuts his eyes.
    let free = own.filter { blink in
      script.blinks.allSatisfy { abs($0.start - blink.start) > 0.6 }
        && script.strength(.closeGently, at: blink.start) < 0.05 && script.strength(.squeeze, at: blink.start) < 0.05
    }
    blinks = (script.blinks + free).sorted { $0.start < $1.start }
    var bouts: [Blink] = []
    if condition.spasm > 0 {
      var time = random.uniform(0.3, 1.5)
      while time < script.duration {
        let bout = Blink(
          start: time, depth: random.uniform(0.9, 1), down: random.uniform(0.12, 0.25),
          pause: random.uniform(0.3, 0.6 + 2 * condition.spasm), up: random.uniform(0.3, 0.6))
        bouts.append(bout)
        time += bout.duration + random.uniform(0.8, 4.5 - 3 * condition.spasm)
      }
    }
    spasms = bouts
  }

  /// How far blinks have the lids closed, 0…1.
  func blinking(at time: Double) -> Double { blinks.reduce(0) { max($0, $1.closure(at: time)) } }
  /// How far a spasm has.
  func spasm(at time: Double) -> Double {
    guard condition.spasm > 0 else { return 0 }
    // Between bouts the lids stay narrow and flutter.
    let flutter = Double(Noise.value(SIMD3(Float(time * 9), 0.3, 0.6), seed &+ 31))
    let between = condition.spasm * (0.22 + 0.06 * flutter)
    return spasms.reduce(between) { max($0, $1.closure(at: time)) }
  }
  /// How far the patient closes the eyes when asked.
  func voluntary(at time: Double) -> Double {
    max(script.strength(.closeGently, at: time), script.strength(.squeeze, at: time))
  }

  /// Lift of a brow over its rest, millimetres.
  ///
  /// Asked to raise them, adults lift their brows by 6–10 mm; a squeeze or a spasm pulls them down (Charcot's sign).
  func brow(_ eye: Eye, at time: Double) -> Double {
    let down = max(script.strength(.squeeze, at: time), condition.spasm > 0 ? max(spasm(at: time) - 0.4, 0) : 0)
    let raised = script.strength(.raiseBrows, at: time) * (1 - min(condition.brow[eye] / 9, 0.8))
    return condition.brow[eye] + (8 * raised - 3 * down) * condition.face[eye]
  }

  func mouth(at time: Double) -> MouthPose {
    let speech = script.strength(.speak, at: time)
    var pose = MouthPose(opening: condition.mouthOpening, cornerLift: condition.mouthCorner)
    let smile = script.strength(.smile, at: time)
    pose.smile = BothEyes(right: smile * condition.face.right, left: smile * condition.face.left)
    guard speech > 0 else { return pose }
    // Four to five syllables a second, in phrases of some two seconds.
    let phrase = smoothstep(-0.35, -0.1, noise(time * 0.45, 1))
    let syllable = (1 - sineCosine(2 * Portable.pi * (4.5 * time + 0.35 * noise(time * 2, 2))).cosine) / 2
    let size = 5.5 + 3.5 * noise(time * 3.1, 3)
    pose.opening += max(speech * phrase * syllable * size, 0)
    pose.rounding = 0.75 * speech * phrase * noise(time * 3.7, 4)
    let lively = 0.12 * speech * (1 + noise(time * 0.6, 5)) * phrase
    for eye in Eye.allCases { pose.smile[eye] += lively * condition.face[eye] }
    return pose
  }

  /// The folds at rest, and what brows, lids and mouth add to them for the moment.
  func wrinkles(at time: Double) -> WrinklePose? {
    guard var pose = condition.wrinkles else { return nil }
    let raised = script.strength(.raiseBrows, at: time)
    let squeezed = max(script.strength(.squeeze, at: time), condition.spasm > 0 ? max(spasm(at: time) - 0.4, 0) : 0)
    let smile = script.strength(.smile, at: time)
    func deeper(_ depth: inout Double, _ by: Double) { depth = min(depth + by, 3) }
    deeper(&pose.forehead, 1.4 * raised * (condition.face.right + condition.face.left) / 2)
    deeper(&pose.glabella, 1.2 * squeezed)
    for eye in Eye.allCases {
      deeper(&pose.crowsFeet[eye], (1.3 * squeezed + 0.7 * smile) * condition.face[eye])
      deeper(&pose.underEye[eye], 0.6 * squeezed * condition.face[eye])
      deeper(&pose.nasolabial[eye], 0.9 * smile * condition.face[eye])
    }
    return pose
  }

  private func noise(_ t: Double, _ channel: UInt32) -> Double {
    Double(Noise.value(SIMD3(Float(t), 0.41, 0.77), seed &+ 500 &+ channel &* 37))
  }
}
