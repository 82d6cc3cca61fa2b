internal import CHeadMesh
import HeadGeometry

extension HeadAsset {
  /// How far the globes stand over where the compiled-in head has them, millimetres. There their centres lie 2.27 over the
  /// canthi's middle; of 30 synthetic people (numbers from 960 000) they lie 2.79 over it, and whoever reads a mask takes
  /// its canthi for a person's: 0.5 mm is 3° of gaze.
  private static let globeLift: Float = 0.52

  /// The generic head that is compiled in.
  static func embedded() -> HeadAsset {
    func vector(_ v: Int, _ component: (Int) -> Float) -> Vector {
      Vector(component(3 * v), component(3 * v + 1), component(3 * v + 2))
    }
    let count = head_vertex_count(), skinCount = head_skin_vertex_count()
    let lidCount = lidRings * lidColumns, socketCount = socketRings * lidColumns
    return HeadAsset(
      rest: (0..<count).map { v in
        vector(v) { head_rest($0) } + (v < skinCount ? Vector() : Vector(0, globeLift, 0))
      },
      skinCount: skinCount,
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
