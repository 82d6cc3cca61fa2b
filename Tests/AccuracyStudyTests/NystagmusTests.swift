import Foundation
import SyntheticPatients
import Testing

@testable import AccuracyStudy

/// Exact traces at 60 pictures a second over five seconds.
struct NystagmusTests {
  private static let rate = 60.0
  private static let count = 300

  /// A saw-tooth whose fast phase takes a share of the beat, falling in the slow phase.
  private func jerk(_ frequency: Double, amplitude: Double, fast: Double, noise: Double = 0, seed: UInt64 = 1) -> [Double?] {
    var random = SeededGenerator(study: seed)
    return (0..<Self.count).map { k in
      let cycle = Double(k) / Self.rate * frequency
      let phase = cycle - cycle.rounded(.down)
      let value = phase < 1 - fast ? 0.5 - phase / (1 - fast) : -0.5 + (phase - (1 - fast)) / fast
      return amplitude * value + noise * random.normal()
    }
  }

  private func beat(_ angles: [Double?]) throws -> MeanBeat {
    let trace = try #require(UniformTrace(angles, rate: Self.rate))
    return try #require(MeanBeat(trace))
  }

  @Test(arguments: [1.3, 2.0, 2.83, 3.5, 4.6, 6.1])
  func `a pendular nystagmus gives its frequency and amplitude back`(frequency: Double) throws {
    let trace: [Double?] = (0..<Self.count).map { 1.5 * sin(2 * .pi * frequency * Double($0) / Self.rate + 0.7) }
    let beat = try beat(trace)
    #expect(abs(beat.frequency - frequency) < 0.02)  // Hz
    #expect(abs(beat.amplitude / 3 - 1) < 0.03)
  }

  @Test(arguments: [1.5, 2.4, 3.3, 4.5])
  func `a jerk nystagmus gives frequency, amplitude and slow-phase velocity back`(frequency: Double) throws {
    let fast = 0.035 * frequency
    let beat = try beat(jerk(frequency, amplitude: 4, fast: fast))
    #expect(abs(beat.frequency - frequency) < 0.03)  // Hz
    #expect(abs(beat.amplitude / 4 - 1) < 0.1)
    let velocity = -4 * frequency / (1 - fast)
    #expect(abs(try #require(beat.slowPhaseVelocity) / velocity - 1) < 0.06)
  }

  @Test func `drift, a blink's gap and noise of 0.2 degrees hardly matter`() throws {
    // Against the clean trace, as the study compares; the mean beat itself rounds corners off by some 5 %.
    let clean = try beat(jerk(2.7, amplitude: 3, fast: 0.1))
    var errors: [Double] = []
    for seed in 1...6 {
      var trace = jerk(2.7, amplitude: 3, fast: 0.1, noise: 0.2, seed: UInt64(seed))
      for k in trace.indices { trace[k] = trace[k].map { $0 + 2 * sin(2 * .pi * 0.1 * Double(k) / Self.rate) } }
      for k in 140..<152 { trace[k] = nil }
      let beat = try beat(trace)
      #expect(abs(beat.frequency - 2.7) < 0.05)  // Hz
      errors.append(abs(beat.amplitude / clean.amplitude - 1))
    }
    #expect(errors.reduce(0, +) / Double(errors.count) < 0.06)
  }

  @Test func `the slow phase of a mirrored beat is the other way`() throws {
    let trace = jerk(2.2, amplitude: 5, fast: 0.1)
    let (beat, mirrored) = (try beat(trace), try beat(trace.map { $0.map { -$0 } }))
    let one = try #require(beat.slowPhaseVelocity)
    let other = try #require(mirrored.slowPhaseVelocity)
    #expect(abs(one + other) < 0.3)
    #expect(one < 0)
  }

  @Test func `a trace with a long gap, or a short one, is not measured`() {
    var trace = jerk(2.2, amplitude: 5, fast: 0.1)
    for k in 100..<130 { trace[k] = nil }
    #expect(UniformTrace(trace, rate: Self.rate) == nil)
    #expect(UniformTrace(Array(trace.prefix(90)), rate: Self.rate) == nil)
    #expect(UniformTrace([nil, nil], rate: Self.rate) == nil)
  }
}
