import HeadGeometry

/// A globe with its cornea as a surface, in its own frame: z along the optical axis, millimetres.
struct EyeSurface: Sendable {
  private static let rings = 44
  private static let around = 72
  /// Radius of the cornea's front: 7.8 mm (Gullstrand's eye).
  static let corneaRadius = 7.8

  let positions: [Vector]

  /// Only the front two thirds: nothing else is ever seen.
  init(_ globe: Globe) {
    let radius = Double(globe.radius)
    let depth = Double(globe.irisDepth)
    let half = Double(globe.irisRadius)
    let limbus = arcsine(half / radius)
    // The cornea's centre on the axis, such that both spheres meet at the limbus.
    let centre = depth - (Self.corneaRadius * Self.corneaRadius - half * half).squareRoot()
    var out: [Vector] = []
    for i in 0...Self.rings {
      let share = Double(i) / Double(Self.rings)
      // Twice as dense on the cornea.
      let angle = share < 0.5 ? limbus * 2.2 * share : limbus * 1.1 + (2.0 - limbus * 1.1) * (2 * share - 1)
      let a = sineCosine(angle)
      var distance = radius
      if angle < limbus {
        let b = centre * a.cosine
        distance = b + (b * b - centre * centre + Self.corneaRadius * Self.corneaRadius).squareRoot()
      }
      for j in 0..<Self.around {
        let turn = sineCosine(2 * Portable.pi * Double(j) / Double(Self.around))
        out.append(
          Vector(
            Float(distance * a.sine * turn.cosine), Float(distance * a.sine * turn.sine), Float(distance * a.cosine)))
      }
    }
    positions = out
  }

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
