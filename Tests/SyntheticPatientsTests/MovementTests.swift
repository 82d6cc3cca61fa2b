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

  @Test(arguments: [5, 10, 20, 40] as [Double])
  func `a saccade keeps the main sequence`(size: Double) {
    let duration = Saccade.duration(degrees: size)
    #expect(Saccade.progress(at: 0, degrees: size) == 0)
    #expect(Saccade.progress(at: duration, degrees: size) == 1)
    #expect(abs(Saccade.progress(at: duration / 2, degrees: size) - 0.5) < 1e-9)
    // Peak velocity of healthy adults: about 300°/s at 10°, 500°/s at 20°, never over 900°/s (Bahill et al., 1975).
    let step = duration / 1000
    let peak = (0..<1000).map {
      (Saccade.progress(at: Double($0 + 1) * step, degrees: size) - Saccade.progress(at: Double($0) * step, degrees: size))
        / step * size
    }.max() ?? 0
    #expect(peak > size * 20 && peak < 900)
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
      condition: .healthy, globes: globes, kappa: BothEyes(right: .zero, left: .zero), camera: SIMD3(0, -14, 500), seed: 1)
    for time in [0, 0.4, 0.7, 1.5] {
      let pose = movement.pose(at: time)
      let frame = HeadFrame(pose.head)
      for eye in Eye.allCases {
        // The line of sight in the room passes within a few millimetres of the lens.
        let a = Portable.sincos(pose.gaze[eye].yaw.degrees * Portable.pi / 180)
        let p = Portable.sincos(pose.gaze[eye].pitch.degrees * Portable.pi / 180)
        let axis = frame.toRoom(SIMD3(a.sin * p.cos, p.sin, a.cos * p.cos))
        let globe = frame.toRoom(globes[eye]) + frame.origin + pose.shift
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
        kappa: BothEyes(right: .degrees(5), left: .degrees(5)), camera: SIMD3(0, 0, 500), seed: 4
      ).pose(at: 0.5)
    }
    let healthy = pose(.healthy)
    let squint = pose(.squint(.left, by: Gaze(yaw: .degrees(-15), pitch: .zero)))
    #expect(squint.gaze.right == healthy.gaze.right)
    #expect(abs(squint.gaze.left.yaw.degrees - healthy.gaze.left.yaw.degrees + 15) < 1e-9)
  }

  @Test(arguments: [(0.0, 0.0), (20, 0), (0, -15), (25, 10), (-12, 7)])
  func `portable functions agree with the identities of trigonometry`(x: Double, y: Double) {
    let a = Portable.sincos(x)
    #expect(abs(a.sin * a.sin + a.cos * a.cos - 1) < 1e-12)
    #expect(abs(Portable.sin(x + y) - (a.sin * Portable.cos(y) + a.cos * Portable.sin(y))) < 1e-9)
    let angle = Portable.atan2(a.sin, a.cos)
    let turns = ((x - angle) / (2 * Portable.pi)).rounded()
    #expect(abs(x - angle - turns * 2 * Portable.pi) < 1e-7)
    #expect(abs(Portable.log(Portable.exp(y / 3)) - y / 3) < 1e-9)
  }
}
