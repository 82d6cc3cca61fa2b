import FaceRecognition
internal import Foundation
import MaskSigns

/// Where the generic head's five points lie in a mask: whoever has the program knows its head and its camera.
enum MaskPoints {
  // Millimetres in the head frame, of the generic head (CHeadMesh): the iris' middle before a globe drawn 16 mm large,
  // the tip of the nose, the corners of the mouth. The patient's right comes first: it is the picture's left.
  private static let places: [SIMD3<Double>] = [
    SIMD3(-30.9, 0, 14), SIMD3(30.9, 0, 14), SIMD3(0, -43.1, 43.5), SIMD3(-25.9, -73.3, 21.9), SIMD3(25.9, -73.3, 21.9),
  ]
  // The mask's camera, as MaskRendering has it: 800 mm from a point between the ears, 258 mm in view at the face's depth.
  private static let pivot = SIMD3(0.0, -8, -62)
  private static let distance = 800.0
  private static let faceDepth = 56.0
  private static let halfField = 129.0

  /// - Parameter size: Side of the square picture, pixels.
  static func of(_ head: HeadPosture, size: Int) -> FivePoints {
    let p = places.map { project($0, head, size: Double(size)) }
    return FivePoints(leftEye: p[0], rightEye: p[1], nose: p[2], leftMouth: p[3], rightMouth: p[4])
  }

  /// Roll about z first, then pitch about x, then yaw about y; pixel centres at whole numbers.
  private static func project(_ place: SIMD3<Double>, _ head: HeadPosture, size: Double) -> SIMD2<Double> {
    let v = place - pivot
    let (yaw, pitch, roll) = (radians(head.yaw), radians(head.pitch), radians(head.roll))
    let r = SIMD3(cos(roll) * v.x + sin(roll) * v.y, cos(roll) * v.y - sin(roll) * v.x, v.z)
    let t = SIMD3(r.x, cos(pitch) * r.y + sin(pitch) * r.z, cos(pitch) * r.z - sin(pitch) * r.y)
    let p = SIMD3(cos(yaw) * t.x + sin(yaw) * t.z, t.y, cos(yaw) * t.z - sin(yaw) * t.x)
    let k = size / 2 / halfField * (distance - faceDepth) / (distance - p.z)
    return SIMD2(size / 2 + p.x * k - 0.5, size / 2 - p.y * k - 0.5)
  }
  private static func radians(_ angle: Angle) -> Double { angle.degrees * .pi / 180 }
}
