import MaskSigns
import Testing

@testable import DigitalMask

@Suite struct KnownHeadTests {
  private let known = KnownHead(side: 720)

  @Test func `the gaze that is read off an iris is the gaze that put it there`() {
    for eye in Eye.allCases {
      for yaw in stride(from: -35.0, through: 35, by: 7) {
        for pitch in stride(from: -25.0, through: 25, by: 5) {
          let gaze = Gaze(yaw: .degrees(yaw), pitch: .degrees(pitch))
          let head = HeadPosture(yaw: .degrees(yaw / 3 - 4), pitch: .degrees(6 - pitch / 4), roll: .degrees(yaw / 5))
          let back = known.gaze(eye, iris: known.iris(eye, gaze, head: head), head: head)
          #expect(abs(back.yaw.degrees - yaw) < 1e-6 && abs(back.pitch.degrees - pitch) < 1e-6)
        }
      }
    }
  }

  @Test func `the patient's left is the right of the picture, and up is up`() {
    let ahead = known.iris(.left, .ahead, head: .straight)
    #expect(ahead.x > 400)
    #expect(known.iris(.right, .ahead, head: .straight).x < 320)
    let away = known.iris(.left, Gaze(yaw: .degrees(10), pitch: .degrees(10)), head: .straight)
    #expect(away.x > ahead.x && away.y < ahead.y)
    let turned = known.iris(.left, .ahead, head: HeadPosture(yaw: .degrees(10), pitch: .zero, roll: .zero))
    #expect(turned.x > ahead.x)
  }
}
