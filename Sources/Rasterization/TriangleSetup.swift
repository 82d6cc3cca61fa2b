/// Edge functions and attribute slopes of one triangle: what all tiles that it touches share, so it is made once a picture.
///
/// Corners are rounded to 1/256 pixel, so that the products of small triangles are exact and neighbours that share an edge
/// compute the same value for it with opposite sign: no gap opens and no seam shows.
struct TriangleSetup {
  /// Edge functions are e1 = x·dx + y·dy and e2 = z·dx + w·dy with d from the origin; e0 = area − e1 − e2.
  let edges: SIMD4<Float>
  /// First corner's x and y (pixels of the picture), area and its reciprocal.
  let origin: SIMD4<Float>
  /// First corner's reciprocal distance, what the second's and the third's exceed it by, and the largest of the three.
  let depth: SIMD4<Float>
  /// First corner's colour, and what the second's and the third's exceed it by.
  let colour0, colour1, colour2: SIMD4<Float>
  /// The corners' vertices, and the surface.
  let corners: SIMD4<Int32>
  /// Pixels whose samples it may cover: left, top, right, bottom.
  let box: SIMD4<Int16>
  let isPlain, isBlended, isRough: Bool
  /// So little depth that attributes may run evenly over the picture: perspective would move them by less than 1 %.
  let isFlat: Bool

  /// Rounds to 1/256: the last place of a Float between 2^15 and 2^16.
  @inline(__always)
  static func snapped(_ v: SIMD4<Float>) -> SIMD4<Float> { (v + 49_152) - 49_152 }

  static var none: TriangleSetup {
    let empty = [SIMD4<Float>(), SIMD4<Float>(), SIMD4<Float>()]
    return TriangleSetup(
      Triangle(SIMD3(0, 1, 2), surface: 0), Surface().kind, screen: empty.span, colours: empty.span, box: Rasterizer.nowhere)
  }

  /// Corners that lie on a line enclose no pixel: then all edge functions are 0 and the area is negative.
  @inline(__always)
  init(
    _ triangle: Triangle, _ surface: Surface.Kind, screen: borrowing Span<SIMD4<Float>>,
    colours: borrowing Span<SIMD4<Float>>, box: SIMD4<Int16>
  ) {
    let va = Int(triangle.corners.x)
    var vb = Int(triangle.corners.y), vc = Int(triangle.corners.z)
    let a = screen[va]
    var b = screen[vb], c = screen[vc]
    let o = Self.snapped(a)
    var d1 = Self.snapped(b) - o, d2 = Self.snapped(c) - o
    var twice = d1.x * d2.y - d2.x * d1.y
    if twice < 0 {
      (vb, vc) = (vc, vb)
      (b, c) = (c, b)
      (d1, d2) = (d2, d1)
      twice = -twice
    }
    if !(twice > 0) {
      (d1, d2) = (.zero, .zero)
      twice = -1
    }
    edges = SIMD4(d2.y, -d2.x, -d1.y, d1.x)
    origin = SIMD4(o.x, o.y, twice, 1 / twice)
    let nearest = max(a.z, max(b.z, c.z)), farthest = min(a.z, min(b.z, c.z))
    depth = SIMD4(a.z, b.z - a.z, c.z - a.z, nearest)
    isFlat = nearest - farthest < 0.04 * farthest
    colour0 = colours[va]
    colour1 = colours[vb] - colour0
    colour2 = colours[vc] - colour0
    corners = SIMD4(Int32(truncatingIfNeeded: va), Int32(truncatingIfNeeded: vb), Int32(truncatingIfNeeded: vc), triangle.surface)
    self.box = box
    isPlain = surface.isPlain
    isBlended = surface.isBlended
    isRough = surface.isRough
  }
}

/// A tile: its place in the picture, and how much of it lies inside.
struct Tile {
  static let size = 16
  /// First pixel, pixels inside, and the picture's width.
  let x, y, columns, rows, stride: Int
  /// Blocks of 4 by 4 pixels that get four samples a pixel: bit 4 · row + column.
  let smooth: UInt16

  /// The blocks that a box of pixels of the picture touches.
  @inline(__always)
  func blocks(_ box: SIMD4<Int16>) -> UInt16 {
    let left = max(0, Int(box.x) &- x) &>> 2, right = min(15, Int(box.z) &- x) &>> 2
    let top = max(0, Int(box.y) &- y) &>> 2, bottom = min(15, Int(box.w) &- y) &>> 2
    // A row of bits, repeated for every row.
    let row = (2 &<< right) &- (1 &<< left)
    let rows = 0x1111 & ((16 &<< (4 &* bottom)) &- (1 &<< (4 &* top)))
    return UInt16(truncatingIfNeeded: row &* rows)
  }
}
