/// Mouth corner movement and opening, calibrated on a head so that the commanded millimetres come out.
///
/// Each corner is moved by two of four face units, the two whose directions enclose the wanted one; opening by the jaw. The
/// jaw draws the corners down, and that is made up for.
struct MouthRig: Sendable {
  enum Motion: Int, CaseIterable { case smile, stretch, frown, pucker }

  /// Movement of the corner (out, up) at full strength: per side (0 right, 1 left) and motion.
  private var reach: [[SIMD2<Float>]] = []
  private var jawCorner: [SIMD2<Float>] = []
  private var jawOpening: Float = 1
  /// How far each motion at full strength parts the lips: per side and motion.
  private var parting: [SIMD4<Float>] = []

  /// `moved(side, motion)` and `jaw` give the displacement of vertices at full strength.
  init(moved: (Int, Motion, Int) -> Vector, jaw: (Int) -> Vector, corners: [Int], upperLip: Int, lowerLip: Int) {
    for side in 0..<2 {
      let sign: Float = side == 0 ? -1 : 1
      reach.append(Motion.allCases.map { motion in
        let d = moved(side, motion, corners[side])
        return SIMD2(d.x * sign, d.y)
      })
      var parts = SIMD4<Float>()
      for motion in Motion.allCases {
        parts[motion.rawValue] = moved(side, motion, upperLip).y - moved(side, motion, lowerLip).y
      }
      parting.append(parts)
      let j = jaw(corners[side])
      jawCorner.append(SIMD2(j.x * sign, j.y))
    }
    jawOpening = max(1, jaw(upperLip).y - jaw(lowerLip).y)
  }

  /// Strength of the jaw that parts the lips by `opening` while the corners are held at their places.
  func jawStrength(opening: Float, corners: [SIMD2<Float>]) -> Float {
    if opening <= 0 { return 0 }
    var jaw = opening / jawOpening
    // The corners' motions pull on the lips as well; a few rounds settle it.
    for _ in 0..<8 {
      var parted = jaw * jawOpening
      for side in 0..<2 { parted += (parting[side] * strengths(side: side, corner: corners[side], jaw: jaw)).sum() }
      jaw = max(0, jaw + (opening - parted) / jawOpening)
    }
    return jaw
  }

  /// Strengths of the motions of one side, as many as there are ``Motion`` cases.
  func strengths(side: Int, corner: SIMD2<Float>, jaw: Float) -> SIMD4<Float> {
    let wanted = corner - jawCorner[side] * jaw
    var best = SIMD4<Float>()
    // Neighbours by direction: pucker (in), smile (out and up), stretch (out), frown (down), pucker.
    let circle: [(Motion, Motion)] = [(.pucker, .smile), (.smile, .stretch), (.stretch, .frown), (.frown, .pucker)]
    var error = Float.infinity
    for (m, n) in circle {
      let (a, b) = (reach[side][m.rawValue], reach[side][n.rawValue])
      let area = a.x * b.y - a.y * b.x
      guard abs(area) > 1e-3 else { continue }
      let s = max(0, (wanted.x * b.y - wanted.y * b.x) / area)
      let t = max(0, (a.x * wanted.y - a.y * wanted.x) / area)
      let left = wanted - a * s - b * t
      // The pair that reaches it, by the weaker pull where several do.
      let e = (left * left).sum() * 1000 + s * s + t * t
      if e < error {
        error = e
        best = SIMD4()
        best[m.rawValue] = s
        best[n.rawValue] = t
      }
    }
    return best
  }
}
