internal import CHeadMesh
import HeadGeometry

extension HeadAsset {
  /// The generic head that is compiled in.
  static func embedded() -> HeadAsset {
    func vector(_ v: Int, _ component: (Int) -> Float) -> Vector {
      Vector(component(3 * v), component(3 * v + 1), component(3 * v + 2))
    }
    let count = head_vertex_count()
    let lidCount = lidRings * lidColumns, socketCount = socketRings * lidColumns
    return HeadAsset(
      rest: (0..<count).map { vector($0) { head_rest($0) } },
      skinCount: head_skin_vertex_count(),
      quads: (0..<head_quad_count()).map { q in
        SIMD4((0..<4).map { Int32(head_quad_corner(4 * q + $0)) })
      },
      lids: (0..<2).map { eye in
        (0..<lidCount).map { Int(head_lid_vertex(eye, $0 / lidColumns, $0 % lidColumns)) }
      },
      sockets: (0..<2).map { eye in
        (0..<socketCount).map { Int(head_socket_vertex(eye, $0 / lidColumns, $0 % lidColumns)) }
      },
      lipMask: (0..<count).map { Float(head_lip_mask($0)) / 255 },
      insideMouth: (0..<count).map { Float(head_inside_mouth_mask($0)) / 255 },
      openness: (0..<count).map { Float(head_openness($0)) / 255 },
      landmarks: Landmark.allCases.map { Int(head_landmark_vertex($0.rawValue)) },
      units: UnitName.allCases.map { name in
        let entries = head_unit_start(name.rawValue)..<head_unit_start(name.rawValue + 1)
        return Unit(
          vertices: entries.map { Int(head_unit_vertex($0)) }, deltas: entries.map { vector($0) { head_unit_delta($0) } })
      })
  }
}
