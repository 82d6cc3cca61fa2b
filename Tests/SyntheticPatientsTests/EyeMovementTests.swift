import MaskSigns
import Testing

@testable import SyntheticPatients

/// Saccades and pursuit of a healthy person, read off the visual axes.
@Suite struct EyeMovementTests {
  private static func jump(to yaw: Double) -> ExaminationScript {
    ExaminationScript(
      duration: 2, targets: [ExaminationScript.Target(start: 0.5, .still(Gaze(yaw: .degrees(yaw), pitch: .zero)))])
  }
  private static func yaw(_ patient: PatientMovement, _ time: Double) -> Double {
    let visual = patient.moment(at: time)?.visual
    return ((visual?.right.x ?? .nan) + (visual?.left.x ?? .nan)) / 2
  }

  @Test(arguments: [5, 10, 20, -15] as [Double])
  func `the eyes go to a target that jumps after their reaction time, at a saccade's speed`(goal: Double) {
    var latencies: [Double] = []
    for seed in UInt32(1)...8 {
      let patient = movement(.healthy, Self.jump(to: goal), seed: seed)
      let course = (0..<2000).map { Self.yaw(patient, Double($0) / 1000) }
      let start = course.firstIndex { abs($0 - course[400]) > 0.4 } ?? 0
      latencies.append(Double(start) / 1000 - 0.5)
      #expect(abs(abs(course[1500] - course[400]) - abs(goal)) < 0.8)
      let speed = zip(course, course.dropFirst(4)).map { abs($1 - $0) * 250 }.max() ?? 0
      let size = abs(goal)
      let usual = 500 * (1 - Portable.exp(-size / 10))
      #expect(speed > usual * 0.67 && speed < usual * 1.33, "\(speed)°/s for \(size)°")
    }
    // 200 ± 30 ms.
    let mean = latencies.reduce(0, +) / Double(latencies.count)
    #expect(mean > 0.16 && mean < 0.25, "\(latencies)")
  }

  @Test(arguments: [0.8, 0.95])
  func `pursuit follows with its gain, and saccades catch up`(gain: Double) {
    var condition = EyeCondition()
    condition.pursuitGain = gain
    let script = ExaminationScript(
      duration: 8,
      targets: [ExaminationScript.Target(start: 0.5, .swinging(amplitude: .degrees(15), frequency: 0.3, along: SIMD2(1, 0)))])
    let patient = movement(condition, script)
    let target = script.targets[0]
    var ratios: [Double] = []
    var worst = 0.0
    for time in stride(from: 2.0, to: 7.9, by: 0.01) {
      let speed = (Self.yaw(patient, time + 0.005) - Self.yaw(patient, time - 0.005)) * 100
      let wanted = (target.place(at: time + 0.005).x - target.place(at: time - 0.005).x) * 100
      // Where the target is fast and no saccade is under way.
      if abs(wanted) > 15, abs(speed) < 45 { ratios.append(speed / wanted) }
      worst = max(worst, abs((patient.moment(at: time)?.look.x ?? .nan) - target.place(at: time).x))
    }
    ratios.sort()
    #expect(abs(ratios[ratios.count / 2] - gain) < 0.05, "gain \(ratios[ratios.count / 2])")
    #expect(worst < 3.5, "left behind by \(worst)°")
  }

  @Test func `fixation wanders by fractions of a degree`() {
    let patient = movement(.healthy, .primaryPosition(duration: 6))
    let gaze = stride(from: 0.0, to: 6, by: 0.005).map { patient.pose(at: $0).gaze.right.yaw.degrees - patient.error(.right, at: $0).x }
    let unrest = stride(from: 0.0, to: 5.9, by: 0.005).map { time -> Double in
      let moment = patient.moment(at: time)?.visual.right.x ?? .nan
      return patient.pose(at: time).gaze.right.yaw.degrees - moment
    }
    let spread = BlinkTests.statistics(unrest).deviation
    #expect(spread > 0.02 && spread < 0.25, "\(spread)°")
    #expect(gaze.allSatisfy { $0.isFinite })
  }
}
