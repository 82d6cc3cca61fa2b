/// The drawn eyeball: pupil, iris, limbus and sclera as one fan of rings about the optical axis.
///
/// Vertices are in the eye's own frame (z along the axis), millimetres; a change of pupil moves the pupil's and the iris'
/// rings. Each has a paint coordinate: x the turn about the axis (0…1, from temporal upwards), y the ring (0 the centre,
/// ``pupilEdge``, ``limbus``, 1 the last ring of the sclera).
public struct EyeballMesh: Sendable {
  public static let segments = 40
  /// Paint coordinates of the pupil's edge and of the limbus.
  public static let pupilEdge: Float = 0.2, limbus: Float = 0.6
  private static let pupilRings = 1, irisRings = 5, scleraRings = 8
  /// The first vertices are the iris' disc, its pupil and its rim.
  public static let irisVertices = (1 + pupilRings + irisRings) * (segments + 1)

  public let triangles: [SIMD3<Int32>]
  public let paint: [SIMD2<Float>]
  /// In the eye's frame.
  public private(set) var positions: [Vector]
  public private(set) var normals: [Vector]
  private let globe: Globe
  private var pupilToIris: Float = -1

  public init(globe: Globe) {
    self.globe = globe
    let rings = 1 + Self.pupilRings + Self.irisRings + Self.scleraRings
    let n = Self.segments + 1
    var triangles: [SIMD3<Int32>] = []
    var paint: [SIMD2<Float>] = []
    for ring in 0..<rings {
      for s in 0..<n {
        paint.append(SIMD2(Float(s) / Float(Self.segments), Self.paintRow(ring)))
        if ring + 1 < rings, s < Self.segments {
          let a = Int32(ring * n + s)
          let (b, c, d) = (a + 1, a + Int32(n), a + Int32(n) + 1)
          triangles.append(SIMD3(a, c, d))
          if ring > 0 { triangles.append(SIMD3(a, d, b)) }
        }
      }
    }
    // Mirrored eyes turn the other way round.
    self.triangles = globe.side > 0 ? triangles : triangles.map { SIMD3($0.x, $0.z, $0.y) }
    self.paint = paint
    positions = [Vector](repeating: Vector(), count: paint.count)
    normals = positions
    setPupil(0.35)
  }

  private static func paintRow(_ ring: Int) -> Float {
    let (p, i) = (pupilRings, pupilRings + irisRings)
    if ring <= p { return pupilEdge * Float(ring) / Float(p) }
    if ring <= i { return pupilEdge + (limbus - pupilEdge) * Float(ring - p) / Float(irisRings) }
    return limbus + (1 - limbus) * Float(ring - i) / Float(scleraRings)
  }

  /// Pupil diameter over iris diameter, 0.1…0.9.
  public mutating func setPupil(_ ratio: Float) {
    let ratio = max(0.1, min(0.9, ratio))
    if ratio == pupilToIris { return }
    pupilToIris = ratio
    let n = Self.segments + 1
    let (p, i) = (Self.pupilRings, Self.pupilRings + Self.irisRings)
    for ring in 0..<(positions.count / n) {
      // Distance from the axis, distance along it, and the outward normal in that plane.
      var r: Float, z: Float, nr: Float, nz: Float
      if ring <= i {
        r = globe.irisRadius * (ring <= p
          ? ratio * Float(ring) / Float(p) : ratio + (1 - ratio) * Float(ring - p) / Float(Self.irisRings))
        z = globe.irisDepth
        // Seen through the cornea the flat disc looks raised: it is lit so.
        (nr, nz) = (0.5 * r / globe.irisRadius * 0.6, 1)
      } else {
        let (sl, _) = (globe.irisRadius / globe.radius, 0)
        let start = arcsine(Double(sl))
        let angle = start + (1.36 - start) * Double(ring - i) / Double(Self.scleraRings)
        let (s, c) = sineCosine(angle)
        (r, z, nr, nz) = (globe.radius * Float(s), globe.radius * Float(c), Float(s), Float(c))
      }
      for s in 0..<n {
        let (sine, cosine) = sineCosine(6.283185307179586 * Double(s % Self.segments) / Double(Self.segments))
        positions[ring * n + s] = Vector(r * Float(cosine) * globe.side, r * Float(sine), z)
        normals[ring * n + s] = normalised(Vector(nr * Float(cosine) * globe.side, nr * Float(sine), nz))
      }
    }
  }

  /// Turns the eye's own z axis onto a unit axis of the head frame, without torsion.
  public static func rotation(to axis: Vector) -> Rotation {
    let right = normalised(Vector(axis.z, 0, -axis.x))
    let up = cross(axis, right)
    return Rotation(
      rows: Vector(right.x, up.x, axis.x), Vector(right.y, up.y, axis.y), Vector(right.z, up.z, axis.z))
  }
}
