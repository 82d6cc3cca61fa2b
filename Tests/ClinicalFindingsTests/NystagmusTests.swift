import ClinicalFindings
import MaskSigns
import Testing

struct NystagmusTests {
  private func findings(_ recorded: Recorded) throws -> Findings { Findings(try recorded.record()) }

  @Test(arguments: [(1.5, 3.0, 30.0), (1.5, 3.0, 60.0), (4, 2, 30), (6, 4, 60), (10, 1.2, 25), (3, 5, 60)])
  func `a sine is a pendular nystagmus of its frequency and size`(amplitude: Double, hertz: Double, rate: Double) throws {
    var recorded = Recorded(rate: rate, seconds: 6)
    recorded.version = { (amplitude / 2 * Wave.sine($0 * hertz + 0.07), 0) }
    let found = try findings(recorded)
    let nystagmus = try #require(found.nystagmus)
    #expect(nystagmus.plane == .horizontal)
    #expect(nystagmus.form == .pendular)
    #expect(abs(nystagmus.frequency - hertz) <= 0.1)
    // A step of gaze is 0.5°, and a top may fall between two pictures.
    #expect(abs(nystagmus.amplitude - amplitude) <= 0.5 + 0.1 * amplitude)
    #expect(found[.nystagmus]?.isAbnormal == true)
    #expect(nystagmus.frequencyInterval.contains(hertz))
  }

  @Test(arguments: [(2.0, 2.0, 30.0), (4, 2, 30), (6, 3, 60), (3, 4, 60), (8, 1, 30), (5, 0.6, 30)])
  func `a sawtooth is a jerk nystagmus with its quick phase, slow-phase velocity and frequency`(
    amplitude: Double, hertz: Double, rate: Double
  ) throws {
    for sign in [1.0, -1] {
      var recorded = Recorded(rate: rate, seconds: 8)
      recorded.version = { (sign * amplitude / 2 * Wave.sawtooth($0 * hertz + 0.03), 0) }
      let nystagmus = try #require(try findings(recorded).nystagmus)
      #expect(nystagmus.form == .jerk)
      // The sawtooth jumps to the side that it then drifts away from.
      #expect(nystagmus.quickPhase == (sign > 0 ? .left : .right))
      #expect(abs(nystagmus.frequency - hertz) <= 0.1)
      #expect(abs(nystagmus.amplitude - amplitude) <= 0.75 + 0.1 * amplitude)
      let velocity = try #require(nystagmus.slowPhaseVelocity)
      let truth = -sign * amplitude * hertz
      #expect(abs(velocity - truth) <= 0.5 + 0.15 * abs(truth))
    }
  }

  @Test func `a vertical sawtooth that jumps down is a downbeat nystagmus`() throws {
    var recorded = Recorded(rate: 60, seconds: 6)
    recorded.version = { (0, -2 * Wave.sawtooth($0 * 3)) }
    let nystagmus = try #require(try findings(recorded).nystagmus)
    #expect(nystagmus.plane == .vertical)
    #expect(nystagmus.quickPhase == .down)
    #expect(!nystagmus.isInBothPlanes)
  }

  @Test func `a square wave is an oscillation of saccades, without a slow phase`() throws {
    var recorded = Recorded(rate: 60, seconds: 6)
    recorded.version = { (2.5 * Wave.square($0 * 2.2), 0) }
    let found = try findings(recorded)
    #expect(found.nystagmus?.form == .squareWave)
    #expect(found[.nystagmus]?.isAbnormal == true)
    #expect(found[.slowPhaseVelocity]?.reason == .absent)
  }

  @Test func `looking to and fro between two targets is told, and not called abnormal`() throws {
    var recorded = Recorded(rate: 60, seconds: 8)
    recorded.version = { (10 * Wave.square($0 * 1.2), 0) }
    let finding = try #require(try findings(recorded)[.nystagmus])
    #expect(!finding.isAbnormal)
    #expect(finding.judgement?.words.contains("to and fro") == true)
  }

  @Test(arguments: [1.0, 5, 20, 60])
  func `drift without three consecutive beats is never nystagmus, however fast`(speed: Double) throws {
    // Drift one way, and back once, twice: two beats at most.
    for beats in 0...2 {
      var recorded = Recorded(rate: 60, seconds: 6)
      let length = 6 / Double(beats + 1)
      recorded.version = { time in (speed * (Wave.fraction(time / length) * length - length / 2) * min(1, 60 / (speed * length)), 0) }
      let found = try findings(recorded)
      #expect(found.nystagmus == nil, "\(beats) beats")
      #expect(found[.nystagmus]?.judgement?.standing == .inside)
    }
  }

  @Test func `two beats are none, three are`() throws {
    for (beats, isOne) in [(2, false), (5, true)] {
      var recorded = Recorded(rate: 60, seconds: 4)
      recorded.version = { time in (time > 1 && time < 1 + Double(beats) / 2 ? 2 * Wave.sawtooth(time * 2) : 2, 0) }
      #expect((try findings(recorded).nystagmus != nil) == isOne, "\(beats) beats")
    }
  }

  @Test func `following a slowly swinging target is no nystagmus`() throws {
    var recorded = Recorded(rate: 30, seconds: 20)
    recorded.version = { (12 * Wave.sine($0 * 0.4), 0) }
    #expect(try findings(recorded).nystagmus == nil)
  }

  @Test func `eyes that go against a shaking head are no nystagmus`() throws {
    var recorded = Recorded(rate: 60, seconds: 6)
    recorded.head = { (8 * Wave.sine($0 * 2), 0) }
    recorded.version = { (-8 * Wave.sine($0 * 2), 0) }
    #expect(try findings(recorded).nystagmus == nil)
    recorded.head = { _ in (0, 0) }
    #expect(try findings(recorded).nystagmus != nil)
  }

  @Test(arguments: 1...20)
  func `noise of the measurement is no nystagmus`(seed: Int) throws {
    let yaw = Noise.table(1800, seed: UInt64(seed))
    let pitch = Noise.table(1800, seed: UInt64(seed + 1000))
    var recorded = Recorded(rate: 30, seconds: 60)
    recorded.version = { time in
      let picture = Int((time * 30).rounded())
      return (0.6 * yaw[picture], 0.8 * pitch[picture])
    }
    #expect(try findings(recorded).nystagmus == nil)
  }

  @Test(arguments: 1...10)
  func `a nystagmus is found under noise`(seed: Int) throws {
    let noise = Noise.table(600, seed: UInt64(seed))
    var recorded = Recorded(rate: 60, seconds: 10)
    recorded.version = { time in (2 * Wave.sawtooth(time * 2.5) + 0.25 * noise[Int((time * 60).rounded())], 0) }
    let nystagmus = try #require(try findings(recorded).nystagmus)
    #expect(abs(nystagmus.frequency - 2.5) <= 0.1)
    #expect(nystagmus.quickPhase == .left)
  }

  @Test func `a nystagmus of one eye is told as such`() throws {
    var recorded = Recorded(rate: 60, seconds: 6)
    recorded.version = { (1.5 * Wave.sine($0 * 3), 0) }
    recorded.vergence = { (3 * Wave.sine($0 * 3), 0) }
    let found = try findings(recorded)
    #expect(found[.nystagmusConjugacy]?.judgement?.words == "larger in the right eye")
    recorded.version = { _ in (0, 0) }
    recorded.vergence = { (6 * Wave.sine($0 * 3), 0) }
    #expect(try findings(recorded)[.nystagmusConjugacy]?.judgement?.words == "the eyes swing against each other")
  }

  @Test func `too few pictures, coarse steps, small eyes, a policy and a short clip are reasons`() throws {
    func reason(_ change: (inout Recorded) -> Void) throws -> Reason? {
      var recorded = Recorded(rate: 30, seconds: 6)
      change(&recorded)
      return try findings(recorded)[.nystagmus]?.reason
    }
    #expect(try reason { $0.rate = 10 } == .frameRate)
    #expect(try reason { $0.policy = Recorded.policy([.gaze: .withheld]) } == .policy(.gaze))
    #expect(try reason { $0.policy = Recorded.policy([.gaze: SignModes(baseline: .norm, motion: .coarse)]) } == .coarse(.gaze))
    #expect(try reason { $0.eyeDistance = .under60 } == .eyeDistance)
    #expect(try reason { $0.seconds = 1 } == .tooShort(needed: 2, seen: 0))
    for kind in [FindingKind.nystagmusFrequency, .nystagmusAmplitude, .nystagmusIntensity, .nystagmusForm, .slowPhaseVelocity, .nystagmusConjugacy] {
      #expect(try findings(Recorded(seconds: 6))[kind]?.reason == .absent)
      #expect(try findings(Recorded(rate: 10, seconds: 6))[kind]?.reason == .frameRate)
    }
  }

  @Test func `the spectrum of a sine stands highest at its frequency`() throws {
    var recorded = Recorded(rate: 60, seconds: 6)
    recorded.version = { (3 * Wave.sine($0 * 3.5), 0) }
    let record = try recorded.record()
    let spectrum = GazeSpectrum(try #require(Findings(record).nystagmus), of: record)
    let top = try #require(spectrum.lines.max { $0.degrees < $1.degrees })
    #expect(abs(top.hertz - 3.5) <= 0.15)
    #expect(abs(top.degrees - 6) <= 0.5)
  }
}
