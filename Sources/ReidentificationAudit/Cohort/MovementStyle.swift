internal import Foundation
import MaskSigns
import SyntheticPatients

/// How one person moves, whatever the day: what an attacker hopes to find again in another recording.
///
/// Synthetic patients differ by themselves in how often they blink, how the optical axis lies and how well they pursue; the
/// rest is added here. Means are of the sources; how much of a spread belongs to the person and how much to the single
/// movement is chosen, for the sources rarely tell.
struct MovementStyle: Hashable, Sendable {
  /// Blinks a minute at rest. Mean 17 (Bentivoglio et al., Mov Disord 12 (1997) 1028–1034, 150 people).
  var blinkRate: Double
  /// Seconds a lid takes down and up: 92 ± 17 and 242 ± 55 ms (VanderWerf et al., J Neurophysiol 89 (2003) 2784–2796).
  var blinkDown, blinkUp: Double
  /// Share of blinks that do not close the eye: 4–7 % on average (Portello et al., Optom Vis Sci 90 (2013) 482–487).
  var incompleteBlinks: Double
  /// Seconds this person looks later or earlier than others; reaction times spread by 30 ms between people.
  var latency: Double
  /// The head's share in looking aside. Some people hardly move it, some look with it (Stahl, Exp Brain Res 126 (1999)
  /// 41–54, calls them non-movers and movers).
  var headShare: Double
  /// Small nods and turns a minute while looking at the camera, and their size in degrees: chosen.
  var headMoves, headSize: Double

  init(_ condition: EyeCondition, _ random: inout SeededGenerator) {
    blinkRate = ExaminationScript.restingBlinkRate * condition.blinking
    blinkDown = 0.092 * exp(0.13 * random.normal())
    blinkUp = 0.242 * exp(0.16 * random.normal())
    incompleteBlinks = min(0.06 * exp(0.8 * random.normal()), 0.5)
    latency = 0.03 * random.normal()
    let share = random.unit()
    headShare = 0.5 * share * share
    headMoves = 6 * exp(0.6 * random.normal())
    headSize = 2 * exp(0.4 * random.normal())
  }

  /// Seconds of a recording, and pictures a second.
  static let duration = 20.0
  static let frameRate = 30

  /// One session: looking at the camera, then in eight directions in any order, then at the camera again.
  func script(_ random: inout SeededGenerator) -> ExaminationScript {
    var places: [SIMD2<Double>] = [
      SIMD2(-18, 0), SIMD2(18, 0), SIMD2(0, 14), SIMD2(0, -14), SIMD2(-15, 11), SIMD2(15, 11), SIMD2(-15, -11),
      SIMD2(15, -11),
    ]
    places.shuffle(using: &random)
    func target(_ time: Double, _ p: SIMD2<Double>) -> ExaminationScript.Target {
      ExaminationScript.Target(
        start: max(time + latency + 0.02 * random.normal(), 0.1),
        .still(Gaze(yaw: .degrees(p.x), pitch: .degrees(p.y))))
    }
    var targets: [ExaminationScript.Target] = []
    var moves: [ExaminationScript.HeadMove] = []
    var time = 5.0
    for place in places {
      targets.append(target(time, place))
      let share = headShare * exp(0.2 * random.normal())
      if share > 0.02 {
        moves.append(.init(start: time + 0.25, duration: 0.5, to: Self.head(place * share, roll: 0)))
        moves.append(.init(start: time + 1.45, duration: 0.45, to: Self.head(.zero, roll: 0)))
      }
      time += 1.3
      targets.append(target(time, .zero))
      time += 0.3
    }
    moves += idleMoves(0.3..<4.6, &random) + idleMoves(18.2..<19.6, &random)
    return ExaminationScript(
      duration: Self.duration, targets: targets.sorted { $0.start < $1.start },
      headMoves: moves.sorted { $0.start < $1.start }, blinks: blinks(&random))
  }

  private func idleMoves(_ span: Range<Double>, _ random: inout SeededGenerator) -> [ExaminationScript.HeadMove] {
    var moves: [ExaminationScript.HeadMove] = []
    var time = span.lowerBound
    while true {
      time -= log(1 - random.unit()) * 60 / headMoves
      guard time + 1.2 < span.upperBound else { return moves }
      let way = SIMD2(random.normal(), 0.7 * random.normal()) * headSize
      moves.append(.init(start: time, duration: 0.5, to: Self.head(way, roll: 0.4 * headSize * random.normal())))
      moves.append(.init(start: time + 0.6, duration: 0.5, to: Self.head(.zero, roll: 0)))
      time += 1.2
    }
  }

  private static func head(_ way: SIMD2<Double>, roll: Double) -> HeadPosture {
    HeadPosture(yaw: .degrees(way.x), pitch: .degrees(way.y), roll: .degrees(roll))
  }

  /// Intervals are log-normal with a spread of 0.6 of their mean; the rate of a day differs from the person's by a fifth.
  private func blinks(_ random: inout SeededGenerator) -> [Blink] {
    let mean = max(60 / (blinkRate * exp(0.2 * random.normal())) - 0.88, 0.2)
    func wait() -> Double { mean * exp(0.55 * random.normal() - 0.15) }
    var blinks: [Blink] = []
    var time = wait() * random.unit()
    while time < Self.duration {
      let blink = Blink(
        start: time, depth: random.unit() < incompleteBlinks ? random.uniform(0.45, 0.85) : 1,
        down: min(max(blinkDown * exp(0.13 * random.normal()), 0.04), 0.2), pause: random.uniform(0.015, 0.05),
        up: min(max(blinkUp * exp(0.16 * random.normal()), 0.09), 0.6))
      blinks.append(blink)
      time += blink.duration + 0.5 + wait()
    }
    return blinks
  }
}
