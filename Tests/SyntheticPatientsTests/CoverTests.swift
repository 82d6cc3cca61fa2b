import MaskSigns
import Testing

@testable import SyntheticPatients

/// What a cover test brings out, read off the visual axes.
@Suite struct CoverTests {
  private static func script(_ eye: Eye) -> ExaminationScript {
    ExaminationScript(duration: 8, covers: [ExaminationScript.Cover(eye, from: 2, to: 5)])
  }

  @Test(arguments: Eye.allCases)
  func `a cover before an eye covers that eye and no other`(eye: Eye) throws {
    let patient = movement(.healthy, Self.script(eye))
    for time in [1.0, 2.1, 4.9, 6] {
      let covered = try #require(patient.moment(at: time)).covered
      #expect(covered[eye] == (time > 2 && time < 5))
      #expect(!covered[eye.fellow])
    }
    #expect(patient.pose(at: 1).occluder == nil && patient.pose(at: 3).occluder?.kind == .paddle)
  }

  @Test(arguments: Eye.allCases)
  func `a latent squint drifts out behind the cover and is fused again`(eye: Eye) {
    // 8° of exophoria, in whichever eye is covered.
    for deviating in Eye.allCases {
      let offset = SIMD2(deviating.temporal * 8, 0)
      let patient = movement(
        EyeCondition(alignment: Alignment(.latent, deviating: deviating, offset: offset)), Self.script(eye))
      for time in [1.5, 7.8] {
        for eye in Eye.allCases { #expect(abs(patient.error(eye, at: time).x) < 0.1) }
      }
      // The covered eye is out, the seeing one on the target.
      #expect(abs(patient.error(eye, at: 4.9).x - eye.temporal * 8) < 0.3, "\(patient.error(eye, at: 4.9))")
      #expect(abs(patient.error(eye.fellow, at: 4.9).x) < 0.1)
      // It takes time: when the cover comes to rest little has moved, when it is taken away nearly all is still there.
      #expect(abs(patient.error(eye, at: 2).x) < 0.5 && abs(patient.error(eye, at: 5.05).x) > 7.5)
    }
  }

  @Test(arguments: Eye.allCases)
  func `covering the fixing eye of a manifest squint makes its fellow fix`(deviating: Eye) {
    // 12° in.
    let offset = SIMD2(-deviating.temporal * 12, 0)
    let patient = movement(
      EyeCondition(alignment: Alignment(.manifest, deviating: deviating, offset: offset)), Self.script(deviating.fellow))
    let sound = deviating.fellow
    #expect(abs(patient.error(deviating, at: 1.9).x - offset.x) < 0.05 && abs(patient.error(sound, at: 1.9).x) < 0.05)
    // Behind the cover the sound eye turns in by as much, in the other direction: the same innervation.
    #expect(abs(patient.error(deviating, at: 4).x) < 0.05 && abs(patient.error(sound, at: 4).x + offset.x) < 0.05)
    // Uncovered it takes fixation again.
    #expect(abs(patient.error(deviating, at: 6).x - offset.x) < 0.05 && abs(patient.error(sound, at: 6).x) < 0.05)
  }

  @Test func `covering the squinting eye moves nothing`() {
    let patient = movement(
      EyeCondition(alignment: Alignment(.manifest, deviating: .left, offset: SIMD2(-12, 0))), Self.script(.left))
    for time in stride(from: 1.0, to: 7, by: 0.1) {
      #expect(abs(patient.error(.right, at: time).x) < 0.05 && abs(patient.error(.left, at: time).x + 12) < 0.05)
    }
  }

  @Test func `an alternating squint keeps the new fixing eye`() {
    let patient = movement(
      EyeCondition(alignment: Alignment(.alternating, deviating: .left, offset: SIMD2(12, 0))),
      ExaminationScript(duration: 4, covers: [ExaminationScript.Cover(.right, from: 0.5, to: 1.4)]))
    // 12° of exotropia: the left eye fixes under the cover and just after it.
    for time in [1.2, 1.9] {
      #expect(abs(patient.error(.left, at: time).x) < 0.05 && abs(patient.error(.right, at: time).x + 12) < 0.05)
    }
  }

  @Test func `the squint is larger when the weak eye fixes`() throws {
    // A weak left lateral rectus: 8° in, doubling in 20° of gaze to the left.
    let weak = Alignment(.manifest, deviating: .left, offset: SIMD2(-8, 0), field: SIMD2(1, 0), reach: 20)
    let patient = movement(EyeCondition(alignment: weak), Self.script(.right))
    let primary = abs(patient.error(.left, at: 1.9).x)
    let secondary = abs(patient.error(.right, at: 4).x)
    #expect(abs(patient.error(.left, at: 4).x) < 0.1)
    #expect(secondary > primary * 1.3, "primary \(primary)°, secondary \(secondary)°")
  }

  @Test func `a limited eye stops at its limit`() throws {
    var limits = Alignment.DuctionLimits()
    limits.left = 5
    let weak = Alignment(.manifest, deviating: .left, offset: SIMD2(-10, 0), limits: limits)
    let gaze = Gaze(yaw: .degrees(30), pitch: .zero)
    let patient = movement(
      EyeCondition(alignment: weak),
      ExaminationScript(duration: 2, targets: [ExaminationScript.Target(start: 0.2, .still(gaze))]))
    let visual = try #require(patient.moment(at: 1.8)).visual
    #expect(abs(visual.right.x - 33.5) < 1.5)
    #expect(visual.left.x > 4 && visual.left.x < 8)
  }

  @Test func `latent nystagmus beats only under cover, towards the seeing eye`() throws {
    let nystagmus = Nystagmus(
      waveform: .decelerating, amplitude: .degrees(4), frequency: 3, direction: SIMD2(1, 0), isLatent: true)
    for eye in Eye.allCases {
      let patient = movement(EyeCondition(nystagmus: nystagmus), Self.script(eye))
      #expect(abs(try #require(patient.moment(at: 1.5)).beat) < 0.01)
      let beat = try #require(patient.moment(at: 4)).beat
      #expect(abs(beat - (eye == .right ? 1 : -1)) < 0.02)
      #expect(abs(try #require(patient.moment(at: 7.5)).beat) < 0.01)
    }
  }
}
