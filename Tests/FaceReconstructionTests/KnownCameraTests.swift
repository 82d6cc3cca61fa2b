import MaskSigns
import RealModule
import Testing

@testable import FaceReconstruction

/// What it is worth to know the camera: near before a wide lens and far before a long one look alike.
@Suite struct KnownCameraTests {
  /// Somebody who looks straight into a lens beside which a lamp shines, with globes that stand aside of where anatomy
  /// has them: only the reflexes tell where the eyes look, and they tell it against the camera's place.
  private struct Sitting {
    var person: SyntheticPerson
    var distance: Double
    /// Of each eye to the temple, degrees.
    var vergence: Double
    var clip: [FaceObservation]

    init(seed: UInt64, focalRatio: Double) {
      person = SyntheticPerson(seed: seed)
      person.focalRatio = focalRatio
      person.globeShift = BothEyes(right: SIMD3(0.5, 0, 0), left: SIMD3(-0.5, 0, 0))
      distance = person.distance(eyeDistance: 150)
      let half = length(person.globes.left - person.globes.right) / 2
      vergence = Double.atan(half / (distance - person.globes.right.z)) * .degreesPerRadian
      let eyes = BothEyes(right: ReadEye(yaw: vergence), left: ReadEye(yaw: -vergence))
      clip = person.readClip((0..<24).map { _ in (head: .straight, eyes: eyes) }, distance: distance)
    }

    /// Errors of the face's distance, as a share, and of the axes' difference, degrees.
    func errors(focalLength: Double?) throws -> (distance: Double, vergence: Double) {
      let face = try #require(
        reconstruct(clip, size: person.pictureSize, focalLength: focalLength).frames[0].face)
      let difference = face.eyes.right.gaze.yaw.degrees - face.eyes.left.gaze.yaw.degrees
      return (face.position.z / distance - 1, difference - 2 * vergence)
    }
  }

  @Test(arguments: [0.75, 2.2])
  func `a known camera tells how far away the face is, and how the eyes converge on it`(focalRatio: Double) throws {
    var known: [(distance: Double, vergence: Double)] = []
    var assumed: [(distance: Double, vergence: Double)] = []
    for seed in 1...8 {
      let sitting = Sitting(seed: UInt64(seed), focalRatio: focalRatio)
      known.append(try sitting.errors(focalLength: sitting.person.camera.focalLength))
      assumed.append(try sitting.errors(focalLength: nil))
    }
    #expect(rootMeanSquare(known.map(\.distance)) < 0.01)
    #expect(rootMeanSquare(assumed.map(\.distance)) > 0.2)
    #expect(rootMeanSquare(known.map(\.vergence)) < 0.6)
    #expect(rootMeanSquare(assumed.map(\.vergence)) > 4 * rootMeanSquare(known.map(\.vergence)))
  }

  @Test(arguments: [0, -1, Double.nan, .infinity])
  func `a focal length that is no number of pixels is refused`(focalLength: Double) {
    #expect(throws: FitError.invalidCamera) { try ClipSolver(pictureSize: SIMD2(1280, 720), focalLength: focalLength) }
  }
}
