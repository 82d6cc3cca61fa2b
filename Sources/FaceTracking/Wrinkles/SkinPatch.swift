internal import FaceReconstruction
#if canImport(Glibc)
  internal import Glibc
#endif

/// A piece of the mean face's skin with a grid on it whose rows run with the wrinkles there.
///
/// The grid is laid on the mean face, and an affine camera fitted to the mesh's points round the patch takes it into the
/// picture: so a turned head's patch holds the same skin as a straight one's.
struct SkinPatch: Sendable {
  /// Millimetres from one place of the grid to the next, both ways.
  static let step = 0.6

  let columns, rows: Int
  /// Places on the mean face, row by row.
  let places: [SIMD3<Float>]
  /// The place in the middle of the patch; others lie beside and below it.
  var middle: Int { rows / 2 * columns + columns / 2 }
  /// Mesh points that the camera is fitted to.
  private let anchors: [Int]
  /// For each anchor what it adds to the camera's four columns.
  private let shares: [SIMD4<Float>]

  /// - Parameters:
  ///   - along, across: How far the grid reaches, millimetres in ``place``'s own terms.
  ///   - place: From a place of the grid to x and y on the mean face, of the left half; mirrored for a right patch.
  private init(
    along: ClosedRange<Double>, across: ClosedRange<Double>, anchors: [Int], isMirrored: Bool = false,
    place: (_ along: Double, _ across: Double) -> SIMD2<Double>
  ) {
    let mean = MeanFace.places
    let surface = Surface(through: anchors.map { mean[$0] })
    columns = Int((along.upperBound - along.lowerBound) / Self.step + 1e-6) + 1
    rows = Int((across.upperBound - across.lowerBound) / Self.step + 1e-6) + 1
    var grid: [SIMD3<Float>] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let p = place(along.lowerBound + Double(column) * Self.step, across.lowerBound + Double(row) * Self.step)
        grid.append(SIMD3(Float(isMirrored ? -p.x : p.x), Float(p.y), Float(surface.depth(p))))
      }
    }
    places = grid
    let own = isMirrored ? anchors.map { MeshSymmetry.partner[$0] } : anchors
    self.anchors = own
    let columns = own.map { [mean[$0].x, mean[$0].y, mean[$0].z, 1] }
    let inverse = pseudoInverse(columns)
    shares = own.indices.map { k in SIMD4(Float(inverse[0][k]), Float(inverse[1][k]), Float(inverse[2][k]), Float(inverse[3][k])) }
  }

  /// From the mean face to pixels of the picture, for the face whose mesh this is.
  func camera(_ mesh: [SIMD3<Float>]) -> AffineCamera {
    var x = SIMD4<Float>.zero, y = SIMD4<Float>.zero
    for (anchor, share) in zip(anchors, shares) {
      x += share * mesh[anchor].x
      y += share * mesh[anchor].y
    }
    return AffineCamera(x: x, y: y)
  }

  /// All patches by ``WrinklePatch``.
  static let all: [SkinPatch] = WrinklePatch.allCases.map { patch in
    switch patch {
    case .forehead:
      // From over the brows to where hair may begin; its middle 66 mm.
      SkinPatch(along: -33...33, across: 33...67, anchors: foreheadAnchors) { SIMD2($0, $1) }
    case .glabella:
      // Between the heads of the brows; lines run upwards.
      SkinPatch(along: 11...33, across: -9.5...9.5, anchors: glabellaAnchors) { SIMD2($1, $0) }
    case .crowsFootRight, .crowsFootLeft:
      // Rays from the outer canthus: along is the way out, across the angle, in millimetres at 15 mm from the canthus.
      SkinPatch(along: 7...25, across: -11...11, anchors: crowsFootAnchors, isMirrored: patch == .crowsFootRight) {
        let angle = $1 / 15
        // The temple turns away: a millimetre on it is less of x.
        return SIMD2(45.5 + $0 * cos(angle) * (1 - 0.011 * $0), -1 + $0 * sin(angle))
      }
    case .underEyeRight, .underEyeLeft:
      // Parallel to the lower lid, from under its lashes to the cheek.
      SkinPatch(along: 16...45, across: -20...(-9), anchors: underEyeAnchors, isMirrored: patch == .underEyeRight) {
        let x = $0 - 30
        return SIMD2($0, $1 + 0.016 * x * x - 0.1 * x)
      }
    case .nasolabialRight, .nasolabialLeft:
      // From under the wing of the nose down to beside the corner of the mouth, clear of both.
      SkinPatch(along: 43...73, across: -6...11, anchors: nasolabialAnchors, isMirrored: patch == .nasolabialRight) {
        SIMD2(20 + 0.42 * ($0 - 40) + $1, -$0)
      }
    case .eyeRight, .eyeLeft:
      // Iris, lashes and margins: how sharp is the picture?
      SkinPatch(along: 18...44, across: -8...8, anchors: eyeAnchors, isMirrored: patch == .eyeRight) { SIMD2($0, $1) }
    }
  }

  private static let foreheadAnchors = [
    10, 151, 9, 8, 168, 6, 108, 337, 109, 338, 67, 297, 69, 299, 104, 333, 103, 332, 68, 298, 54, 284, 71, 301, 21, 251,
  ]
  private static let glabellaAnchors = [
    9, 8, 168, 6, 151, 107, 336, 55, 285, 193, 417, 108, 337, 66, 296, 122, 351, 189, 413,
  ]
  private static let crowsFootAnchors = [
    263, 359, 446, 255, 261, 339, 448, 340, 346, 265, 372, 353, 383, 342, 445, 467, 260, 276, 300, 301, 368, 264, 345,
  ]
  private static let underEyeAnchors = [
    373, 374, 380, 253, 252, 254, 339, 255, 448, 449, 450, 451, 452, 453, 346, 347, 348, 349, 350, 330, 329, 280, 371,
  ]
  private static let nasolabialAnchors = [
    279, 358, 327, 423, 426, 436, 410, 322, 391, 266, 425, 427, 432, 287, 291, 270, 294, 371, 422, 434, 411,
  ]
  private static let eyeAnchors = [
    263, 362, 398, 384, 385, 386, 387, 388, 466, 382, 381, 380, 374, 373, 390, 249, 257, 258, 259, 252, 253, 254,
  ]
}

/// An affine map from the mean face to the picture.
struct AffineCamera: Equatable {
  /// What x, y, z and 1 of the face add to x and to y of the picture.
  var x, y: SIMD4<Float>

  @inline(__always)
  func callAsFunction(_ p: SIMD3<Float>) -> SIMD2<Float> {
    SIMD2(x.x * p.x + x.y * p.y + x.z * p.z + x.w, y.x * p.x + y.y * p.y + y.z * p.z + y.w)
  }
}

/// Depth of the mean face's skin round a patch: the paraboloid through its mesh points.
private struct Surface {
  private var c: [Double]

  init(through points: [SIMD3<Double>]) {
    let rows = points.map { Self.terms(SIMD2($0.x, $0.y)) }
    let inverse = pseudoInverse(rows)
    c = inverse.map { row in zip(row, points).reduce(0) { $0 + $1.0 * $1.1.z } }
  }

  func depth(_ p: SIMD2<Double>) -> Double { zip(c, Self.terms(p)).reduce(0) { $0 + $1.0 * $1.1 } }

  private static func terms(_ p: SIMD2<Double>) -> [Double] { [1, p.x, p.y, p.x * p.x, p.x * p.y, p.y * p.y] }
}

/// (AᵀA)⁻¹Aᵀ of a tall matrix given by its rows, by Gauss and Jordan; a millionth of the diagonal is added.
private func pseudoInverse(_ rows: [[Double]]) -> [[Double]] {
  let n = rows.first?.count ?? 0
  var table = (0..<n).map { i in
    (0..<n).map { j in rows.reduce(0) { $0 + $1[i] * $1[j] } } + rows.map { $0[i] }
  }
  for i in 0..<n { table[i][i] *= 1 + 1e-6 }
  for i in 0..<n {
    let pivot = (i..<n).max { abs(table[$0][i]) < abs(table[$1][i]) } ?? i
    table.swapAt(i, pivot)
    let scale = 1 / table[i][i]
    table[i] = table[i].map { $0 * scale }
    for k in 0..<n where k != i {
      let factor = table[k][i]
      for j in table[k].indices { table[k][j] -= factor * table[i][j] }
    }
  }
  return table.map { Array($0[n...]) }
}
