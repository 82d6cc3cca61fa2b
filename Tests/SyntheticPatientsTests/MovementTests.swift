import HeadGeometry
import MaskSigns
import Testing

@testable import SyntheticPatients

@Suite struct MovementTests {
  @Test func `a blink closes the eye wholly and opens it again`() {
    let blink = Blink(start: 1)
    #expect(blink.closure(at: 0.999) == 0)
    #expect(blink.closure(at: 1.10) == 1)
    #expect(blink.closure(at: 1.40) == 0)
    let course = (0...400).map { blink.closure(at: 1 + Double($0) / 1000) }
    #expect(course.allSatisfy { $0 >= 0 && $0 <= 1 })
    // No jump faster than the lid moves: 92 ms for the whole way down.
    #expect(zip(course, course.dropFirst()).allSatisfy { abs($0 - $1) < 0.025 })
  }

  /// Peak velocities of healthy adults lie on V = 500°/s · (1 − e^(−A/10°)), give or take a third (Leigh & Zee; Bahill
  /// et al., Math Biosci 24 (1975) 191–204).
  @Test(arguments: [5, 10, 20, 40] as [Double])
  func `a saccade keeps the main sequence`(size: Double) {
    let duration = Saccade.duration(degrees: size)
    #expect(Saccade.progress(at: 0, degrees: size) == 0)
    #expect(abs(Saccade.progress(at: duration, degrees: size) - 1) < 1e-12)
    #expect(abs(Saccade.progress(at: duration / 2, degrees: size) - 0.5) < 1e-9)
    let step = duration / 1000
    let course: [Double] = (0...1000).map { Saccade.progress(at: Double($0) * step, degrees: size) }
    let speeds: [Double] = zip(course, course.dropFirst()).map { ($1 - $0) / step * size }
    let peak = speeds.max() ?? 0
    #expect(abs(peak - Saccade.peakVelocity(degrees: size)) < 0.01 * peak)
    let usual = 500 * (1 - Portable.exp(-size / 10))
    #expect(peak > usual * 0.67 && peak < usual * 1.33, "\(size)°: \(peak)°/s against \(usual)°/s")
  }

  @Test(arguments: Nystagmus.Waveform.allCases)
  func `nystagmus beats at its frequency with its amplitude`(waveform: Nystagmus.Waveform) {
    let nystagmus = Nystagmus(waveform: waveform, amplitude: .degrees(6), frequency: 3)
    let course = (0..<3000).map { nystagmus.displacement(at: Double($0) / 1000).x }
    #expect(abs((course.max() ?? 0) - 3) < 0.05)
    #expect(abs((course.min() ?? 0) + 3) < 0.05)
    // Upward crossings of the middle: three a second.
    let crossings = zip(course, course.dropFirst()).filter { $0 < 0 && $1 >= 0 }.count
    #expect((8...10).contains(crossings))
  }

  @Test func `the eyes stay on the camera while the head turns`() throws {
    let globes = BothEyes(right: SIMD3(-31.0, 0, 4), left: SIMD3(31.0, 0, 4))
    let turned = HeadPosture(yaw: .degrees(20), pitch: .degrees(5), roll: .degrees(-4))
    let movement = PatientMovement(
      script: ExaminationScript(
        duration: 2, headMoves: [ExaminationScript.HeadMove(start: 0, duration: 1, to: turned)]),
      condition: .healthy, globes: globes, kappa: BothEyes(both: .zero), camera: SIMD3(0, -14, 500), seed: 1)
    for time in [0, 0.4, 0.7, 1.5] {
      let pose = movement.pose(at: time)
      let frame = HeadFrame(pose.head)
      for eye in Eye.allCases {
        // The line of sight in the room passes within a few millimetres of the lens.
        let a = sineCosine(radians(pose.gaze[eye].yaw))
        let p = sineCosine(radians(pose.gaze[eye].pitch))
        let axis: SIMD3<Double> = frame.toRoom(SIMD3(a.sine * p.cosine, p.sine, a.cosine * p.cosine))
        let globe: SIMD3<Double> = frame.toRoom(globes[eye]) + frame.origin + pose.shift
        let k = (500 - globe.z) / axis.z
        let miss = globe + axis * k - SIMD3(0, -14, 500)
        #expect(length(miss) < 3, "\(eye) at \(time) s misses by \(length(miss)) mm")
      }
    }
  }

  @Test func `a squint turns one eye and leaves its fellow`() {
    let globes = BothEyes(right: SIMD3(-31.0, 0, 4), left: SIMD3(31.0, 0, 4))
    func pose(_ condition: EyeCondition) -> PatientPose {
      PatientMovement(
        script: .primaryPosition(duration: 1), condition: condition, globes: globes,
        kappa: BothEyes(both: SIMD2(5, 0)), camera: SIMD3(0, 0, 500), seed: 4
      ).pose(at: 0.5)
    }
    let healthy = pose(.healthy)
    let squint = pose(.squint(.left, by: Gaze(yaw: .degrees(-15), pitch: .zero)))
    #expect(squint.gaze.right == healthy.gaze.right)
    #expect(abs(squint.gaze.left.yaw.degrees - healthy.gaze.left.yaw.degrees + 15) < 1e-9)
  }

  @Test(arguments: [0.001, 0.2, 1, 3, 40])
  func `portable powers undo each other`(x: Double) {
    #expect(abs(Portable.log(Portable.exp(x / 3)) - x / 3) < 1e-9)
    let root = Portable.pow(x, 0.5)
    #expect(abs(root * root - x) < 1e-9 * x + 1e-12)
    // The bell is within 2 % of a Gaussian's height, and ends.
    let bell = Portable.bell(Float(x))
    #expect(abs(Double(bell) - Portable.exp(-x * x)) < 0.02)
  }
}
