import CFaceShapes
import HeadGeometry

/// The ways in which faces differ, as displacements of the generic head: see CFaceShapes.h.
struct FaceShapes: Sendable {
  struct Sparse: Sendable {
    var vertices: [Int]
    var deltas: [Vector]
  }
  /// One feature: weights below 0 take the minus side, above 0 the plus side.
  struct Axis: Sendable {
    var minus, plus: Sparse
    /// Standard deviation of the weight among people.
    var spread: Double
  }

  /// 0..<12: ancestry × sex × age; 12..<24: sex × age × build.
  var kinds: [[Vector]]
  var axes: [Axis]
  var asymmetries: [(shape: Sparse, spread: Double)]
  /// Which of the axes moves the eyes apart, and which enlarges them.
  var eyeDistance, eyeSize: Int

  static let embedded: FaceShapes = {
    func sparse(_ shape: Int) -> Sparse {
      let entries = face_shape_start(shape)..<face_shape_start(shape + 1)
      return Sparse(
        vertices: entries.map { Int(face_shape_vertex($0)) },
        deltas: entries.map { e in
          Vector(face_shape_delta(shape, e, 0), face_shape_delta(shape, e, 1), face_shape_delta(shape, e, 2))
        })
    }
    let axes = face_axis_count()
    return FaceShapes(
      kinds: (0..<face_kind_count()).map { kind in
        (0..<face_vertex_count()).map { v in
          Vector(face_kind(kind, 3 * v), face_kind(kind, 3 * v + 1), face_kind(kind, 3 * v + 2))
        }
      },
      axes: (0..<axes).map { Axis(minus: sparse(2 * $0), plus: sparse(2 * $0 + 1), spread: Double(face_spread($0))) },
      asymmetries: (0..<face_asymmetry_count()).map { (sparse(2 * axes + $0), Double(face_spread(axes + $0))) },
      eyeDistance: face_axis_of_eye_distance(), eyeSize: face_axis_of_eye_size())
  }()
}
