import MaskSigns
import Testing

@testable import SyntheticPatients

/// Nystagmus measured back from the truth of a 240 Hz recording, by a computation that knows nothing of how it was made.
@Suite struct NystagmusTests {
  /// What a nystagmograph reports of one axis.
  struct Reading {
    var frequency = 0.0
    var amplitude = 0.0
    /// Positive when the fast phase goes up the axis.
    var fastDirection = 0.0
    /// Speed early in the slow phase over the speed late in it.
    var earlyToLate = 1.0

    init(_ trace: [Double], rate: Double) {
      // Slow wander of the gaze taken out: a mean over half a second, twice, which leaves no beat in it.
      let half = Int(rate / 4)
      func smooth(_ x: [Double]) -> [Double] {
        x.indices.map { i in
          let span = x[max(i - half, 0)...min(i + half, x.count - 1)]
          return span.reduce(0, +) / Double(span.count)
        }
      }
      let x = zip(trace, smooth(smooth(trace))).map { $0 - $1 }
      let v = x.indices.map { i in (x[min(i + 1, x.count - 1)] - x[max(i - 1, 0)]) * rate / 2 }
      // The faster of the two directions is the fast phase's.
      let up = v.max() ?? 0
      let down = -(v.min() ?? 0)
      fastDirection = up > down * 1.5 ? 1 : down > up * 1.5 ? -1 : 0
      // Beats: upward crossings of the middle, by their first and last.
      let crossings = (1..<x.count).filter { x[$0 - 1] < 0 && x[$0] >= 0 }
      guard let first = crossings.first, let last = crossings.last, crossings.count > 3 else { return }
      // A crossing within 60 ms of another is noise.
      let beats = crossings.reduce(into: [Int]()) { list, i in
        if let before = list.last, Double(i - before) / rate < 0.06 { return }
        list.append(i)
      }
      frequency = Double(beats.count - 1) / (Double(last - first) / rate)
      // Per beat: from lowest to highest, and the course of the slow phase between.
      var sizes: [Double] = []
      var (early, late) = (0.0, 0.0)
      for (a, b) in zip(beats, beats.dropFirst()) {
        let beat = Array(x[a..<b])
        guard let top = beat.max(), let bottom = beat.min() else { continue }
        sizes.append(top - bottom)
      }
      sizes.sort()
      amplitude = sizes.isEmpty ? 0 : sizes[sizes.count / 2]
      let isFast = v.map { abs($0) > 0.6 * max(up, down) }
      var start: Int?
      for i in x.indices {
        if isFast[i] {
          // The slow phase's quarters, its ends left out where it joins the fast phase.
          if let s = start, i - s > 12 {
            let q = (i - s) / 4
            early += abs(v[(s + 2)..<(s + q)].reduce(0, +) / Double(max(q - 2, 1)))
            late += abs(v[(i - q)..<(i - 2)].reduce(0, +) / Double(max(q - 2, 1)))
          }
          start = nil
        } else if start == nil {
          start = i
        }
      }
      earlyToLate = late > 0 ? early / late : 1
    }
  }

  private static func trace(_ nystagmus: Nystagmus, vertical: Bool = false, head: PatientHead, seconds: Double = 4) -> [Double] {
    let patient = head.movement(EyeCondition(nystagmus: nystagmus), .primaryPosition(duration: seconds))
    var head = head
    return (0..<Int(seconds * 240)).map { k in
      let truth = head.truth(
        patient.pose(at: Double(k) / 240), at: Heads.place, Heads.camera, room: Heads.light)
      let gaze = truth.eyes.right.gaze
      return vertical ? gaze.pitch.degrees : gaze.yaw.degrees
    }
  }

  @Test(arguments: Nystagmus.Waveform.allCases, [(3.0, 2.0), (8, 3.5)])
  func `the truth beats as the recipe says`(waveform: Nystagmus.Waveform, beat: (amplitude: Double, frequency: Double)) throws {
    let head = try #require(Heads.fifty.first)
    for direction in [1.0, -1] {
      let nystagmus = Nystagmus(
        waveform: waveform, amplitude: .degrees(beat.amplitude), frequency: beat.frequency, direction: SIMD2(direction, 0))
      let reading = Reading(Self.trace(nystagmus, head: head), rate: 240)
      #expect(abs(reading.frequency / beat.frequency - 1) < 0.06, "\(reading)")
      #expect(abs(reading.amplitude / beat.amplitude - 1) < 0.12, "\(reading)")
      switch waveform {
      case .pendular: #expect(reading.fastDirection == 0, "\(reading)")
      case .linear:
        #expect(reading.fastDirection == direction && abs(reading.earlyToLate - 1) < 0.45, "\(reading)")
      case .decelerating: #expect(reading.fastDirection == direction && reading.earlyToLate > 3, "\(reading)")
      case .accelerating: #expect(reading.fastDirection == direction && reading.earlyToLate < 0.33, "\(reading)")
      }
    }
  }

  @Test func `a vertical nystagmus beats up and down only`() throws {
    let head = try #require(Heads.fifty.first)
    let nystagmus = Nystagmus(
      waveform: .linear, amplitude: .degrees(4), frequency: 2.5, direction: SIMD2(0, -1))
    let reading = Reading(Self.trace(nystagmus, vertical: true, head: head), rate: 240)
    #expect(reading.fastDirection == -1 && abs(reading.amplitude - 4) < 0.5 && abs(reading.frequency - 2.5) < 0.15)
    let across = Self.trace(nystagmus, head: head)
    #expect((across.max() ?? 0) - (across.min() ?? 0) < 1.2)
  }

  @Test func `it is calmest at its null`() {
    let nystagmus = Nystagmus(
      waveform: .accelerating, amplitude: .degrees(6), frequency: 3, direction: SIMD2(-1, 0), nullYaw: .degrees(20))
    #expect(abs(nystagmus.strength(at: SIMD2(20, 0))) < 0.15)
    #expect(nystagmus.strength(at: SIMD2(-2, 0)) > 0.95)
    #expect(nystagmus.strength(at: SIMD2(10, 0)) > nystagmus.strength(at: SIMD2(15, 0)))
  }

  @Test(arguments: [12.0, -15])
  func `past its null it beats the other way`(null: Double) throws {
    let head = try #require(Heads.fifty.first)
    for direction in [1.0, -1] {
      var seen: [Double] = []
      for yaw in [null - 20, null + 20] {
        let nystagmus = Nystagmus(
          waveform: .linear, amplitude: .degrees(6), frequency: 2.5, direction: SIMD2(direction, 0), nullYaw: .degrees(null))
        let target = ExaminationScript.Target(start: 0, .still(Gaze(yaw: .degrees(yaw), pitch: .zero)))
        let patient = head.movement(EyeCondition(nystagmus: nystagmus), ExaminationScript(duration: 5, targets: [target]))
        var head = head
        // After the saccade to the target.
        let trace = (240..<960).map { k in
          head.truth(patient.pose(at: Double(k) / 240), at: Heads.place, Heads.camera, room: Heads.light).eyes.left.gaze.yaw.degrees
        }
        seen.append(Reading(trace, rate: 240).fastDirection)
      }
      // To the left of the null to the left, to the right of it to the right: away from it, on both sides.
      #expect(seen == [-1, 1], "\(seen)")
    }
  }

  @Test(arguments: Condition.nystagmus.kinds)
  func `drawn nystagmus keeps to what is found in patients`(condition: Condition) throws {
    for recipe in ClipRecipe.draw(count: 40, condition: condition, examination: .fixation, seed: 2) {
      let nystagmus = try #require(recipe.condition.nystagmus)
      // 0.3–15.7° in 224 patients (Abadi & Bjerre 2002), 0.5–8 Hz.
      #expect((0.3...15.7).contains(nystagmus.amplitude.degrees) && (0.5...8).contains(nystagmus.frequency))
      #expect(nystagmus.isLatent == (condition == .nystagmusLatent))
      #expect((nystagmus.direction.y != 0) == (condition == .nystagmusVertical))
    }
  }
}
