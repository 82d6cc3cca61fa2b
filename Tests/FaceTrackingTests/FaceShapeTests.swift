import Foundation
import Testing

@testable import FaceTracking

/// Faces that do not exist: the average rigid points, bent by a person's own proportions.
enum MadeUpFace {
  /// - Parameters:
  ///   - person: seeds the proportions; each point moves by up to `amount` of the outer canthal distance.
  static func points(
    person: UInt64, amount: Double = 0.03, yaw: Double = 0, roll: Double = 0, scale: Double = 20,
    shift: SIMD2<Double> = [300, 200]
  ) -> [SIMD3<Float>] {
    var state = person &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    func noise() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24) * 2 - 1
    }
    var points = [SIMD3<Float>](repeating: [0, 0, 0], count: MeshRegions.points)
    let landmarks = RigidLandmarks.all
    var places = landmarks.map(\.place)
    for index in places.indices where landmarks[index].partner >= index {
      let step = SIMD3(noise(), noise(), noise()) * amount * RigidLandmarks.outerCanthalDistance
      places[index] += landmarks[index].partner == index ? step * [0, 1, 1] : step
      if landmarks[index].partner != index { places[landmarks[index].partner] += step * [-1, 1, 1] }
    }
    for (landmark, place) in zip(landmarks, places) {
      let turned = SIMD3(
        place.x * cos(yaw) + place.z * sin(yaw), place.y, -place.x * sin(yaw) + place.z * cos(yaw))
      let rolled = SIMD3(
        turned.x * cos(roll) - turned.y * sin(roll), turned.x * sin(roll) + turned.y * cos(roll), turned.z)
      points[landmark.index] = SIMD3<Float>(rolled * scale + SIMD3(shift.x, shift.y, 0))
    }
    return points
  }

  static func shape(person: UInt64, pictures: Int = 20, amount: Double = 0.03) -> FaceShape {
    var shape = FaceShape()
    for index in 0..<pictures {
      shape.add(points(person: person, amount: amount, yaw: Double(index % 7 - 3) * 0.1, scale: 20 + Double(index)))
    }
    return shape
  }
}

struct FaceShapeTests {
  @Test(arguments: [(0.0, 0.0, 20.0), (0.5, 0, 20), (-0.3, 1.2, 7), (0.1, -2.8, 90)])
  func `pose, size and place do not change a shape`(yaw: Double, roll: Double, scale: Double) throws {
    let reference = try #require(FaceShape.aligned(MadeUpFace.points(person: 1)))
    let posed = MadeUpFace.points(person: 1, yaw: yaw, roll: roll, scale: scale, shift: [-50, 700])
    let aligned = try #require(FaceShape.aligned(posed))
    for index in aligned.indices {
      let apart = aligned[index] - reference[index]
      #expect((apart * apart).sum().squareRoot() < 2e-3)
    }
  }

  @Test func `a face turned aside by 40° says nothing`() {
    #expect(FaceShape.aligned(MadeUpFace.points(person: 1, amount: 0, yaw: 0.70)) == nil)
    #expect(FaceShape.aligned(MadeUpFace.points(person: 1, amount: 0, yaw: 0.52)) != nil)
  }

  @Test func `points in a line, in one place or not numbers are no shape`() {
    #expect(FaceShape.aligned([SIMD3<Float>](repeating: [1, 2, 3], count: 468)) == nil)
    #expect(FaceShape.aligned((0..<468).map { [Float($0), Float($0), Float($0)] }) == nil)
    #expect(FaceShape.aligned([SIMD3<Float>](repeating: [.nan, 2, 3], count: 468)) == nil)
  }

  @Test func `one person is near, another is far, and too few pictures say nothing`() throws {
    let a = MadeUpFace.shape(person: 1), b = MadeUpFace.shape(person: 1, pictures: 9)
    #expect(try #require(a.distance(to: b)) < 0.05)
    #expect(try #require(a.distance(to: MadeUpFace.shape(person: 2))) > FaceShape.samePerson)
    #expect(a.distance(to: MadeUpFace.shape(person: 1, pictures: 7)) == nil)
  }
}
