import HeadGeometry

/// What a surface is made of.
///
/// Skin, with the hair that grows from it, and cloth have their looks in the ``Atlas``.
enum Material: UInt8, Sendable {
  case skin, eye, lash, cloth, caruncle, tooth, hand, paddle
  /// A ``WornBody``: shaded as skin and hair are.
  case worn

  /// Lashes are far thinner than a cell of the shadow map: their shadow would flicker.
  var castsShadow: Bool { self != .lash }
  /// Its back is never seen.
  var isClosed: Bool { self == .skin }
}

/// Everything that stands before the camera for one picture, in the room's frame (see ``Camera``), millimetres.
///
/// Skin, cloth and worn bodies come first, as pairs of triangles: pair q is quad q of the ``Atlas``.
struct Scene {
  var positions: [SIMD3<Float>] = []
  var normals: [SIMD3<Float>] = []
  /// Where on its own body a corner lies: skin, hair and cloth in the head's resting frame, millimetres; an eye in its
  /// own frame with z along its optical axis, so that colour stays put while the surface moves. The fourth value is
  /// how much of the surroundings' light reaches it, 0…1.
  var places: [SIMD4<Float>] = []
  var triangles: [SIMD3<UInt32>] = []
  var materials: [Material] = []
  /// The frames of the patient's right and left eye.
  var eyes: [EyeFrame] = []
  /// Middle of what may cast shadows.
  var centre = SIMD3<Float>.zero

  /// Empties the scene and keeps its memory.
  mutating func removeAll() {
    positions.removeAll(keepingCapacity: true)
    normals.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    triangles.removeAll(keepingCapacity: true)
    materials.removeAll(keepingCapacity: true)
    eyes.removeAll(keepingCapacity: true)
  }

  mutating func add(
    _ positions: [SIMD3<Float>], normals: [SIMD3<Float>], places: [SIMD4<Float>], triangles: [SIMD3<UInt32>],
    _ material: Material
  ) {
    let base = UInt32(self.positions.count)
    self.positions += positions
    self.normals += normals
    self.places += places
    for t in triangles { self.triangles.append(t &+ SIMD3(repeating: base)) }
    materials += repeatElement(material, count: triangles.count)
  }

  /// A scene's tables, lent for drawing.
  struct Reader {
    /// In pixels, with 1/distance.
    let corners: UnsafeBufferPointer<SIMD3<Float>>
    /// While the shutter is open, pixels; empty when nothing moves.
    let motion: UnsafeBufferPointer<SIMD2<Float>>
    /// With the openness as fourth value.
    let normals: UnsafeBufferPointer<SIMD4<Float>>
    let places: UnsafeBufferPointer<SIMD4<Float>>
    let triangles: UnsafeBufferPointer<SIMD3<UInt32>>
    let materials: UnsafeBufferPointer<Material>
    let eyes: [EyeFrame]
  }
  func withReader<Result>(
    corners: [SIMD3<Float>], motion: [SIMD2<Float>], normals: [SIMD4<Float>], _ body: (Reader) -> Result
  ) -> Result {
    corners.withUnsafeBufferPointer { corners in
      motion.withUnsafeBufferPointer { motion in
        normals.withUnsafeBufferPointer { normals in
          places.withUnsafeBufferPointer { places in
            triangles.withUnsafeBufferPointer { triangles in
              materials.withUnsafeBufferPointer { materials in
                body(
                  Reader(
                    corners: corners, motion: motion, normals: normals, places: places, triangles: triangles,
                    materials: materials, eyes: eyes))
              }
            }
          }
        }
      }
    }
  }
}

/// Where one globe lies and looks, for shading it.
struct EyeFrame: Sendable {
  /// Globe centre in the room.
  var centre: SIMD3<Float>
  /// The eye's axes in the room: nasal-to-temporal x, y up, z along the optical axis.
  var x, y, z: SIMD3<Float>
  /// The head's axes in the room.
  var headX, headY, headZ: SIMD3<Float>
  /// +1 for the patient's left eye, −1 for the right: the temporal side along head x.
  var temporal: Float
  /// Distance of the iris' middle from the globe's centre, millimetres.
  var irisDepth: Float
  /// Which way the iris' disc faces, in the eye's own axes: a human eye's gaze, by which the larger drawn globe turns less.
  var irisFacing: SIMD3<Float>
  /// Pupil diameter over iris diameter.
  var pupilToIris: Float
  /// The cornea as a mirror, in the room.
  var mirror: CornealMirror
  /// Where it mirrors the lamp beside the lens, in the room.
  var reflex: SIMD3<Float>
  /// Heights of the margins over the globe's centre at head x = −16…16 mm from it, 1 mm apart, nasal first.
  var upperMargin: [Float]
  var lowerMargin: [Float]
}

/// Area-weighted normals of a surface.
func surfaceNormals(_ positions: [SIMD3<Float>], _ triangles: [SIMD3<UInt32>]) -> [SIMD3<Float>] {
  var normals = [SIMD3<Float>](repeating: .zero, count: positions.count)
  positions.withUnsafeBufferPointer { positions in
    normals.withUnsafeMutableBufferPointer { normals in
      for t in triangles {
        let a = positions[Int(t.x)]
        let n = cross(positions[Int(t.y)] - a, positions[Int(t.z)] - a)
        normals[Int(t.x)] += n
        normals[Int(t.y)] += n
        normals[Int(t.z)] += n
      }
      for i in normals.indices { normals[i] = normalised(normals[i]) }
    }
  }
  return normals
}
