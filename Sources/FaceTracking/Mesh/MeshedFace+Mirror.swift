extension MeshedFace {
  /// Which iris point lies where another would in a mirror: the rim is listed by direction, so left and right change
  /// places.
  private static let irisPartner: InlineArray<5, Int> = [0, 3, 2, 1, 4]

  /// Writes the mirror image over another face, as if the picture had been turned over: x counts from the right, and
  /// every point goes to the other side.
  ///
  /// - Parameter width: of the picture, pixels.
  func mirror(width: Float, over face: inout MeshedFace) {
    for index in face.points.indices {
      let point = points[MeshSymmetry.partner[index]]
      face.points[index] = [width - point.x, point.y, point.z]
    }
    for index in face.rightIris.indices {
      let right = leftIris[Self.irisPartner[index]], left = rightIris[Self.irisPartner[index]]
      face.rightIris[index] = [width - right.x, right.y]
      face.leftIris[index] = [width - left.x, left.y]
    }
    face.presence = presence
  }

  /// A face at nowhere, to be written over.
  static let blank = MeshedFace(
    points: [SIMD3<Float>](repeating: .zero, count: MeshRegions.points),
    rightIris: [SIMD2<Float>](repeating: .zero, count: 5), leftIris: [SIMD2<Float>](repeating: .zero, count: 5),
    presence: 0)
}
