import HeadGeometry
import MaskSigns

/// Wrinkles as a height field on the ``FaceMap``: furrows along curves, as deep as their region's grade.
struct Wrinkles {
  private struct Furrow {
    /// Corners of the furrow, on the left half of the map; it is mirrored to the right one unless it goes across.
    var path: [SIMD2<Float>]
    var goesAcross = false
    /// Deepest point and half width, millimetres.
    var depth, width: Float
  }
  private var furrows: [Furrow] = []

  /// Depth of a grade relative to deep; absent and not measured show nothing.
  private static func strength(_ grade: WrinkleGrade?) -> Float {
    guard let grade else { return 0 }
    switch grade {
    case .none: return 0
    case .fine: return 0.34
    case .moderate: return 0.66
    case .deep: return 1
    }
  }

  var isEmpty: Bool { furrows.isEmpty }

  init(_ grades: WrinkleGrades) {
    func curve(_ count: Int, _ point: (Float) -> SIMD2<Float>) -> [SIMD2<Float>] {
      (0...count).map { point(Float($0) / Float(count)) }
    }
    func sine(_ x: Float) -> Float { Float(sineCosine(Double(x)).sine) }
    let forehead = Self.strength(grades.forehead)
    if forehead > 0 {
      // Four furrows across the forehead, each with its own waver and not quite in the middle, the middle ones longest.
      for (k, y) in [Float(38), 48, 59, 70].enumerated() {
        let (from, to) = ([(-43, 38), (-47, 51), (-48, 43), (-31, 37)] as [(Float, Float)])[k]
        let phase = Float(k)
        let path = curve(48) { t in
          let x = from + t * (to - from)
          return SIMD2(x, y - x * x * 0.0022 + 1.7 * sine(x * 0.085 + 1.9 * phase + 0.8) + 0.7 * sine(x * 0.19 + 2.6 * phase))
        }
        furrows.append(
          Furrow(path: path, goesAcross: true, depth: 1.15 * forehead * [0.9, 1, 0.85, 0.6][k], width: [1.6, 1.9, 1.7, 1.5][k]))
      }
    }
    let glabella = Self.strength(grades.glabella)
    if glabella > 0 {
      furrows.append(
        Furrow(path: curve(12) { SIMD2(6.2 + 4.6 * $0 * $0, 9 + 23 * $0) }, depth: 1.45 * glabella, width: 1.8))
      furrows.append(
        Furrow(path: curve(6) { SIMD2(11.5 + 2 * $0, 17 + 11 * $0) }, depth: 0.6 * glabella, width: 1.2))
    }
    let crow = Self.strength(grades.crowsFeet)
    if crow > 0 {
      for (k, angle) in [-0.62, -0.25, 0.1, 0.5].enumerated() {
        let (s, c) = sineCosine(angle)
        let path = curve(10) { t in
          let r = 5.5 + t * ([16, 21, 20, 15] as [Float])[k]
          return SIMD2(49 + r * Float(c), -1 + r * Float(s) - 0.012 * r * r * (angle < 0 ? 1 : -0.3))
        }
        furrows.append(Furrow(path: path, depth: 0.95 * crow, width: 1.15))
      }
    }
    let under = Self.strength(grades.underEye)
    if under > 0 {
      // The edge of the bag, from beside the nose, and a finer line over it.
      let lines: [(from: Float, to: Float, top: Float, sag: Float, rise: Float, depth: Float, width: Float)] = [
        (11, 42, -11, 7.2, 3, 1.15, 1.9), (15, 40, -9.4, 3.4, 2, 0.6, 1.2),
      ]
      for line in lines {
        let path = curve(16) { t in
          SIMD2(line.from + t * (line.to - line.from), line.top - 4 * line.sag * t * (1 - t) + line.rise * t * t)
        }
        furrows.append(Furrow(path: path, depth: line.depth * under, width: line.width))
      }
    }
    let fold = Self.strength(grades.nasolabial)
    if fold > 0 {
      // From over the nostril's wing, round the mouth's corner.
      let path = curve(20) { t in SIMD2(17.5 + 27 * t - 14 * t * t, -35 - 36 * t - 10 * t * t) }
      furrows.append(Furrow(path: path, depth: 2 * fold, width: 2.5))
    }
  }

  /// Adds the furrows to a height field of ``FaceMap/columns`` by ``FaceMap/rows``, lowest row first, millimetres.
  func carve(_ field: inout [Float]) {
    let (columns, rows, step) = (FaceMap.columns, FaceMap.rows, FaceMap.step)
    for furrow in furrows {
      // Each texel belongs to the nearest piece of the path or of its mirror image, so that joints do not add up: square
      // of its distance in half widths, and how far along the path it lies.
      var nearest: [Int: SIMD2<Float>] = [:]
      for side in furrow.goesAcross ? [Float(1)] : [-1, 1] {
        let count = furrow.path.count - 1
        for k in 0..<count {
          let (a, b) = (furrow.path[k] * SIMD2(side, 1), furrow.path[k + 1] * SIMD2(side, 1))
          let reach = furrow.width * 2.6
          let d = b - a
          let square = max(1e-6, (d * d).sum())
          let xs = (min(a.x, b.x) - reach, max(a.x, b.x) + reach), ys = (min(a.y, b.y) - reach, max(a.y, b.y) + reach)
          let c0 = max(0, Int((xs.0 + FaceMap.across) / step)), c1 = min(columns - 1, Int((xs.1 + FaceMap.across) / step) + 1)
          let low = FaceMap.heights.lowerBound
          let r0 = max(0, Int((ys.0 - low) / step)), r1 = min(rows - 1, Int((ys.1 - low) / step) + 1)
          if c0 > c1 || r0 > r1 { continue }
          for r in r0...r1 {
            for c in c0...c1 {
              let p = SIMD2(Float(c) * step - FaceMap.across, Float(r) * step + low)
              let t = max(0, min(1, ((p - a) * d).sum() / square))
              let off = p - a - d * t
              let q = (off * off).sum() / (furrow.width * furrow.width)
              if q > 6.5 { continue }
              if let known = nearest[r * columns + c], known.x <= q { continue }
              nearest[r * columns + c] = SIMD2(q, (Float(k) + t) / Float(count))
            }
          }
        }
      }
      for (k, place) in nearest {
        // Ends fade in and out.
        let depth = furrow.depth * smoothStep(0, 0.22, place.y) * (1 - smoothStep(0.7, 1, place.y))
        // A sharp valley between two soft ridges.
        let q = Double(place.x)
        field[k] -= depth * Float(decay(-q * 1.6) - 0.3 * decay(-q * 0.5))
      }
    }
  }
}
