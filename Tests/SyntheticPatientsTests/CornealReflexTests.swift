import HeadGeometry
import MaskSigns
import Testing

@testable import SyntheticPatients

/// The first Purkinje image against the pupil, which squint is judged by.
@Suite struct CornealReflexTests {
  /// A lamp in the lens and eyes in the camera's middle, so that nothing but the turn of the eye moves the reflex.
  static let camera = Camera(width: 640, height: 480, focalLength: 2600, distance: 500)

  static var lit: CameraLook {
    var look = CameraLook.plain
    look.noise = 0
    look.room.flashColour = SIMD3(repeating: 1)
    return look
  }

  static func pose(_ yaw: Double, _ pitch: Double = 0) -> PatientPose {
    .still(
      gaze: BothEyes(both: Gaze(yaw: .degrees(yaw), pitch: .degrees(pitch))), mrd1: BothEyes(both: 5.5),
      mrd2: BothEyes(both: 6))
  }

  @Test func `the reflex moves by a millimetre in 22 prism dioptres`() {
    var room = Heads.light
    room.flashColour = SIMD3(repeating: 1)
    for head in Heads.fifty.prefix(12) {
      func offset(_ pose: PatientPose) -> BothEyes<SIMD2<Double>> {
        var head = head
        return head.truth(pose, at: Heads.place, Heads.camera, room: room).eyes.map(\.reflexOffset)
      }
      let straight = offset(Self.pose(0))
      for angle in [-20.0, -10, -4, 4, 10, 20] {
        let (across, up) = (offset(Self.pose(angle)), offset(Self.pose(0, angle)))
        for eye in Eye.allCases {
          // The reflex stays behind the pupil: towards the nose when the eye turns out.
          let ways = [eye.temporal * (across[eye].x - straight[eye].x), straight[eye].y - up[eye].y]
          for way in ways {
            let ratio = PrismDioptres.of(degrees: angle) / way
            #expect((19...25).contains(ratio), "\(ratio) Δ/mm at \(angle)°")
          }
        }
      }
    }
  }

  @Test func `an eye that looks into the lens has its reflex in the pupil, however the head is turned`() {
    var room = Heads.light
    room.flashColour = SIMD3(repeating: 1)
    for yaw in [-20.0, 0, 15] {
      for head in Heads.fifty.prefix(4) {
        let posture = HeadPosture(yaw: .degrees(yaw), pitch: .degrees(-6), roll: .degrees(4))
        // Straight out of the head's globe to the camera.
        var pose = PatientPose.still(head: posture)
        let frame = HeadFrame(posture)
        let origin = Heads.place + pose.shift + frame.origin
        for eye in Eye.allCases {
          let way = frame.toHead(-origin) - head.globes[eye]
          pose.gaze[eye] = Gaze(
            yaw: .degrees(arctangent(way.x, way.z) * 180 / Portable.pi),
            pitch: .degrees(arcsine(way.y / length(way)) * 180 / Portable.pi))
        }
        var posed = head
        let truth = posed.truth(pose, at: Heads.place, Heads.camera, room: room)
        for eye in Eye.allCases {
          // The lamp stands 9 mm beside the lens, and the pupil of the drawn globe not quite where a human one would.
          let offset = truth.eyes[eye].reflexOffset
          #expect((offset * offset).sum() < 0.04, "\(offset) mm at \(yaw)°")
        }
      }
    }
  }

  @Test(arguments: [(0.0, 0.0), (-18, 0), (18, 0), (0, 12), (12, -10)])
  func `the picture shows the reflex where the truth says`(yaw: Double, pitch: Double) throws {
    var dull = Self.lit
    dull.room.flashColour = .zero
    for seed in [4, 11] as [UInt64] {
      var bright = try SyntheticPatient(seed: seed, camera: Self.camera, look: Self.lit)
      var dark = try SyntheticPatient(seed: seed, camera: Self.camera, look: dull)
      let globe = bright.movement(.healthy, .primaryPosition(duration: 1)).globes.left
      bright.camera.offset = SIMD2(-globe.x, -globe.y)
      dark.camera.offset = bright.camera.offset
      let (a, truth) = bright.draw(Self.pose(yaw, pitch))
      let b = dark.draw(Self.pose(yaw, pitch)).picture
      #expect(truth.eyes.left.showsReflex)
      let reflex = truth.eyes.left.reflex
      var sum = SIMD3<Double>()
      // This eye alone: its fellow shines as well.
      let (column, row) = (Int(reflex.x), Int(reflex.y))
      for y in max(row - 60, 0)..<min(row + 60, 480) {
        for x in max(column - 60, 0)..<min(column + 60, 640) {
          let more = Double(a.pixel(x, y).y) - Double(b.pixel(x, y).y)
          if more > 30 { sum += SIMD3(Double(x) + 0.5, Double(y) + 0.5, 1) * more }
        }
      }
      try #require(sum.z > 0)
      let seen = SIMD2(sum.x, sum.y) / sum.z
      // A pixel is 0.19 mm.
      let apart = seen - reflex
      #expect((apart * apart).sum() < 0.36, "seen \(seen), told \(reflex)")
    }
  }
}
