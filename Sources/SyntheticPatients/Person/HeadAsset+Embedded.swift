import CHeadMesh
import HeadGeometry

extension HeadAsset {
  /// The generic head that the program carries.
  static let embedded: HeadAsset = {
    let count = head_vertex_count()
    func vector(_ start: Int, _ component: (Int) -> Float) -> Vector {
      Vector(component(3 * start), component(3 * start + 1), component(3 * start + 2))
    }
    func loops(_ rings: Int, _ vertex: (Int, Int, Int) -> UInt16) -> [[Int]] {
      (0..<2).map { eye in
        (0..<rings * lidColumns).map { Int(vertex(eye, $0 / lidColumns, $0 % lidColumns)) }
      }
    }
    return HeadAsset(
      rest: (0..<count).map { vector($0, head_rest) }, skinCount: head_skin_vertex_count(),
      quads: (0..<head_quad_count()).map { quad in
        func corner(_ k: Int) -> Int32 { Int32(head_quad_corner(4 * quad + k)) }
        return SIMD4(corner(0), corner(1), corner(2), corner(3))
      },
      lids: loops(lidRings, head_lid_vertex), sockets: loops(socketRings, head_socket_vertex),
      lipMask: (0..<count).map { Float(head_lip_mask($0)) / 255 },
      insideMouth: (0..<count).map { Float(head_inside_mouth_mask($0)) / 255 },
      openness: (0..<count).map { Float(head_openness($0)) / 255 },
      landmarks: Landmark.allCases.map { Int(head_landmark_vertex($0.rawValue)) },
      units: UnitName.allCases.map { unit in
        let entries = head_unit_start(unit.rawValue)..<head_unit_start(unit.rawValue + 1)
        return Unit(
          vertices: entries.map { Int(head_unit_vertex($0)) }, deltas: entries.map { vector($0, head_unit_delta) })
      })
  }()
}
