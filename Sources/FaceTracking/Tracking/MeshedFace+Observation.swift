internal import FaceReconstruction
internal import MaskSigns

extension MeshedFace {
  /// The face as the reconstruction reads it: contours picked out of the mesh, sides by the patient.
  ///
  /// - Parameter isMirrored: then x is counted from the right edge and every point goes to the other side.
  func observation(at time: MediaTime, pictureSize: SIMD2<Float>, isMirrored: Bool) -> FaceObservation {
    guard isMirrored else {
      return FaceObservation(
        time: time, mesh: points,
        eyes: BothEyes(
          right: Self.eye(MeshRegions.rightEye, in: points, iris: rightIris),
          left: Self.eye(MeshRegions.leftEye, in: points, iris: leftIris)),
        presence: presence, pictureSize: pictureSize)
    }
    return mirrored(width: pictureSize.x).observation(at: time, pictureSize: pictureSize, isMirrored: false)
  }

  /// The mirror image of the face: as if the picture had been turned over.
  func mirrored(width: Float) -> MeshedFace {
    // The rim is listed by direction, so left and right change places.
    func turned(_ iris: [SIMD2<Float>]) -> [SIMD2<Float>] {
      [0, 3, 2, 1, 4].map { [width - iris[$0].x, iris[$0].y] }
    }
    return MeshedFace(
      points: MeshSymmetry.partner.map { let p = points[$0]; return [width - p.x, p.y, p.z] },
      rightIris: turned(leftIris), leftIris: turned(rightIris), presence: presence)
  }

  static func eye(_ rows: [Int], in points: [SIMD3<Float>], iris: [SIMD2<Float>]) -> EyeObservation {
    EyeObservation(contour: rows.map { [points[$0].x, points[$0].y] }, iris: iris)
  }
}
