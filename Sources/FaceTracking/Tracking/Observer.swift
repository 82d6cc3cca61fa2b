internal import FaceReconstruction
internal import MaskSigns

/// Writes faces as the reconstruction reads them: contours picked out of the mesh, sides by the patient.
///
/// The arrays of one observation are the next one's too: arrays share their memory until they are written to, so new
/// memory is taken only while somebody still holds the last observation.
struct Observer: Sendable {
  private var rightContour = [SIMD2<Float>](repeating: .zero, count: MeshRegions.rightEye.count)
  private var leftContour = [SIMD2<Float>](repeating: .zero, count: MeshRegions.leftEye.count)
  /// Where a mirrored face is turned over.
  private var turned = MeshedFace.blank

  /// - Parameters:
  ///   - readings: What the eye network read, by the mesh's own sides.
  ///   - wrinkles: What was read of the skin, by the mesh's own sides.
  ///   - isMirrored: then x is counted from the right edge and every point goes to the other side.
  mutating func observation(
    of face: MeshedFace, _ readings: BothEyes<EyeReading?>, at time: MediaTime, pictureSize: SIMD2<Float>,
    wrinkles: WrinkleReading? = nil, isMirrored: Bool = false
  ) -> FaceObservation {
    if isMirrored {
      face.mirror(width: pictureSize.x, over: &turned)
      var other = BothEyes(right: readings.left, left: readings.right)
      other.right?.mirror(width: pictureSize.x)
      other.left?.mirror(width: pictureSize.x)
      return upright(turned, other, wrinkles?.mirrored, at: time, pictureSize: pictureSize)
    }
    return upright(face, readings, wrinkles, at: time, pictureSize: pictureSize)
  }

  private mutating func upright(
    _ face: MeshedFace, _ readings: BothEyes<EyeReading?>, _ wrinkles: WrinkleReading?, at time: MediaTime,
    pictureSize: SIMD2<Float>
  ) -> FaceObservation {
    Self.pick(MeshRegions.rightEye, of: face.points, into: &rightContour)
    Self.pick(MeshRegions.leftEye, of: face.points, into: &leftContour)
    return FaceObservation(
      time: time, mesh: face.points,
      eyes: BothEyes(
        right: EyeObservation(contour: rightContour, iris: face.rightIris, reading: readings.right),
        left: EyeObservation(contour: leftContour, iris: face.leftIris, reading: readings.left)),
      presence: face.presence, pictureSize: pictureSize, wrinkles: wrinkles)
  }

  private static func pick(_ rows: [Int], of points: [SIMD3<Float>], into contour: inout [SIMD2<Float>]) {
    for (place, row) in rows.enumerated() { contour[place] = [points[row].x, points[row].y] }
  }
}
