/// Edge functions and attribute slopes of one triangle, seen from one tile.
///
/// Corners are rounded to 1/256 pixel, so that the products of small triangles are exact and neighbours that share an edge
/// compute the same value for it with opposite sign: no gap opens and no seam shows.
struct TriangleSetup {
  let surface: Int32
  let isPlain, isBlended: Bool
  /// So little depth that attributes may run evenly over the picture: perspective would move them by less than 1 %.
  let isFlat: Bool
  /// First corner, tile-local pixels.
  let origin: SIMD2<Float>
  /// Edge functions e1 and e2 are (slope.x * dx + slope.y * dy) with d from the origin; e0 = area − e1 − e2.
  let edge1, edge2: SIMD2<Float>
  let area, inverseArea: Float
  let depths: SIMD3<Float>
  let corners: SIMD3<Int32>
  /// Tile-local pixel box, clipped to the tile.
  let left, right, top, bottom: Int

  /// Rounds to 1/256: the last place of a Float between 2^15 and 2^16.
  @inline(__always) private static func snapped(_ v: Float) -> Float { (v + 49_152) - 49_152 }

  @inline(__always)
  init?(_ number: Int, of scene: borrowing Scene, x: Int, y: Int) {
    let triangle = scene.triangles[number]
    let a = scene.screen[Int(triangle.corners.x)]
    var b = scene.screen[Int(triangle.corners.y)]
    var c = scene.screen[Int(triangle.corners.z)]
    let (tx, ty) = (Float(x), Float(y))
    let o = SIMD2(Self.snapped(a.x) - tx, Self.snapped(a.y) - ty)
    var d1 = SIMD2(Self.snapped(b.x) - tx, Self.snapped(b.y) - ty) - o
    var d2 = SIMD2(Self.snapped(c.x) - tx, Self.snapped(c.y) - ty) - o
    var twice = d1.x * d2.y - d2.x * d1.y
    var order = triangle.corners
    if twice < 0 {
      (b, c) = (c, b)
      (d1, d2) = (d2, d1)
      twice = -twice
      order = SIMD3(order.x, order.z, order.y)
    }
    if !(twice > 0) { return nil }
    surface = triangle.surface
    isPlain = scene.isPlain[Int(triangle.surface)]
    isBlended = scene.surfaces[Int(triangle.surface)].isBlended
    origin = o
    edge1 = SIMD2(d2.y, -d2.x)
    edge2 = SIMD2(-d1.y, d1.x)
    area = twice
    inverseArea = 1 / twice
    depths = SIMD3(a.z, b.z, c.z)
    let (nearest, farthest) = (max(a.z, max(b.z, c.z)), min(a.z, min(b.z, c.z)))
    isFlat = nearest - farthest < 0.04 * farthest
    corners = order
    let last = Float(Rasterizer.tileSize) - 1
    let xs = (min(o.x, min(o.x + d1.x, o.x + d2.x)), max(o.x, max(o.x + d1.x, o.x + d2.x)))
    let ys = (min(o.y, min(o.y + d1.y, o.y + d2.y)), max(o.y, max(o.y + d1.y, o.y + d2.y)))
    left = Int(max(0, xs.0))
    right = Int(min(last, max(-1, xs.1)))
    top = Int(max(0, ys.0))
    bottom = Int(min(last, max(-1, ys.1)))
    if xs.1 < 0 || ys.1 < 0 || left > right || top > bottom { return nil }
  }
}

/// Where a tile goes in the picture.
struct TileTarget {
  let x, y, columns, rows, stride: Int
}
