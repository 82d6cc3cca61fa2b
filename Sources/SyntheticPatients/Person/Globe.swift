/// The globe with its cornea as a surface, in its own frame: z along the optical axis, millimetres.
enum Globe {
  private static let rings = 44
  private static let around = 72
  /// Polar angle at which the cornea meets the globe.
  private static let limbus = Portable.asin(EyeAnatomy.irisDiameter / 2 / EyeAnatomy.globeRadius)

  /// Only the front two thirds: nothing else is ever seen.
  static let positions: [SIMD3<Float>] = {
    // The cornea's centre on the axis, such that both spheres meet at the limbus.
    let half = EyeAnatomy.irisDiameter / 2
    let centre = EyeAnatomy.irisPlane - (EyeAnatomy.cornealRadius * EyeAnatomy.cornealRadius - half * half).squareRoot()
    var out: [SIMD3<Float>] = []
    for i in 0...rings {
      let share = Double(i) / Double(rings)
      // Twice as dense on the cornea.
      let angle = share < 0.5 ? limbus * 2 * share * 1.1 : limbus * 1.1 + (2.0 - limbus * 1.1) * (2 * share - 1)
      let a = Portable.sincos(angle)
      var radius = EyeAnatomy.globeRadius
      if angle < limbus {
        let b = centre * a.cos
        radius = b + (b * b - centre * centre + EyeAnatomy.cornealRadius * EyeAnatomy.cornealRadius).squareRoot()
      }
      for j in 0..<around {
        let turn = Portable.sincos(2 * Portable.pi * Double(j) / Double(around))
        out.append(
          SIMD3(Float(radius * a.sin * turn.cos), Float(radius * a.sin * turn.sin), Float(radius * a.cos)))
      }
    }
    return out
  }()

  static let triangles: [SIMD3<UInt32>] = {
    var out: [SIMD3<UInt32>] = []
    for i in 0..<rings {
      for j in 0..<around {
        let a = UInt32(i * around + j)
        let b = UInt32(i * around + (j + 1) % around)
        let n = UInt32(around)
        out.append(SIMD3(a, a + n, b))
        out.append(SIMD3(b, a + n, b + n))
      }
    }
    return out
  }()
}
