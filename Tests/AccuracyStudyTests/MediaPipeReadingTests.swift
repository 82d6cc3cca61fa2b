import FaceReconstruction
import Foundation
import MaskSigns
import Testing

@testable import AccuracyStudy

/// A face in the plane of the picture, its sizes known, rolled by any angle.
struct MediaPipeReadingTests {
  private static let pixelsPerMillimetre = 2.0

  /// Places in millimetres from the middle between the eyes, x to the patient's left, y up.
  private func observation(roll: Double, upper: Double = 4, lower: Double = -5.5, look: SIMD2<Double> = .zero) -> FaceObservation {
    func pixel(_ p: SIMD2<Double>) -> SIMD2<Float> {
      let (c, s) = (cos(roll), sin(roll))
      let turned = SIMD2(p.x * c - p.y * s, p.x * s + p.y * c) * Self.pixelsPerMillimetre
      return SIMD2(Float(300 + turned.x), Float(240 - turned.y))
    }
    func eye(_ side: Double) -> EyeObservation {
      let centre = SIMD2(31.5 * side, 0)
      var contour = [SIMD2<Float>](repeating: .zero, count: 71)
      // Places 0 (temporal) to 8 (nasal); the margins are arches through the canthi.
      func place(_ k: Double, _ height: Double) -> SIMD2<Double> {
        let x = 1 - k / 4
        return centre + SIMD2(14 * x * side, height * (1 - x * x))
      }
      for k in 0...8 { contour[k] = pixel(place(Double(k), lower)) }
      for k in 9...15 { contour[k] = pixel(place(Double(k - 8), upper)) }
      let iris = centre + look
      let rim = 11.7 / 2
      return EyeObservation(
        contour: contour,
        iris: [.zero, SIMD2(rim, 0), SIMD2(0, rim), SIMD2(-rim, 0), SIMD2(0, -rim)].map { pixel(iris + $0) })
    }
    return FaceObservation(
      time: MediaTime(ticks: 0), mesh: [], eyes: BothEyes(right: eye(-1), left: eye(1)), presence: 1,
      pictureSize: SIMD2(640, 480))
  }

  @Test(arguments: [-0.4, 0, 0.25])
  func `lid distances are read in millimetres of the iris, whatever the roll`(roll: Double) throws {
    let reading = try #require(FaceReading(mediaPipe: observation(roll: roll)))
    for eye in Eye.allCases {
      #expect(abs(reading.eyes[eye].mrd1 - 4) < 0.01)
      #expect(abs(reading.eyes[eye].mrd2 - 5.5) < 0.01)
      #expect(abs(reading.eyes[eye].fissureWidth - 28) < 0.01)
      #expect(!reading.eyes[eye].isClosed)
    }
  }

  @Test func `an iris off the middle is a turned eye, to the patient's left and up`() throws {
    let reading = try #require(FaceReading(mediaPipe: observation(roll: 0.2, look: SIMD2(10.2 * sin(0.2), 10.2 * sin(0.1)))))
    for eye in Eye.allCases {
      #expect(abs(reading.eyes[eye].gaze.x - 0.2 * 180 / .pi) < 0.1)
      #expect(abs(reading.eyes[eye].gaze.y - 0.1 * 180 / .pi) < 0.1)
    }
  }

  @Test func `a slit is closed`() throws {
    let reading = try #require(FaceReading(mediaPipe: observation(roll: 0, upper: 0.5, lower: -1)))
    #expect(reading.eyes.right.isClosed && reading.eyes.left.isClosed)
  }

  @Test func `a face without a size is not read`() {
    var flat = observation(roll: 0)
    flat.eyes.right.iris = Array(repeating: .zero, count: 5)
    flat.eyes.left.iris = Array(repeating: .zero, count: 5)
    #expect(FaceReading(mediaPipe: flat) == nil)
  }
}
