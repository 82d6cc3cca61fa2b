/// The samples of one tile: colours as packed bytes, depths as reciprocal distances (larger is nearer).
///
/// Blocks of 4 by 4 pixels without outlines have one sample a pixel and are worked on eight pixels at a time, four by two;
/// other blocks have four samples a pixel and are worked on four pixels in a row at a time.
struct TileMemory: Sendable {
  static let groupsPerRow = Tile.size / 4

  /// Two rows of four pixels.
  struct PixelGroup {
    var depth: SIMD8<Float>
    var colour: SIMD8<UInt32>
  }
  /// The four samples of four pixels.
  struct SampleGroup {
    var depth0, depth1, depth2, depth3: SIMD4<Float>
    var colour0, colour1, colour2, colour3: SIMD4<UInt32>
  }
  var plain = [PixelGroup](
    repeating: PixelGroup(depth: .zero, colour: .zero), count: Tile.size * Tile.size / 8)
  var smooth = [SampleGroup](
    repeating: SampleGroup(
      depth0: .zero, depth1: .zero, depth2: .zero, depth3: .zero, colour0: .zero, colour1: .zero, colour2: .zero,
      colour3: .zero), count: Tile.size * Tile.size / 4)

  /// Holds nothing and draws nothing.
  static var none: TileMemory { TileMemory(plain: [], smooth: []) }

  mutating func clear(_ colour: UInt32, _ tile: borrowing Tile) {
    if tile.smooth != .max {
      var groups = plain.mutableSpan
      let empty = PixelGroup(depth: .zero, colour: SIMD8(repeating: colour))
      for k in 0..<groups.count { groups[k] = empty }
    }
    if tile.smooth == 0 { return }
    var groups = smooth.mutableSpan
    let c = SIMD4(repeating: colour)
    let empty = SampleGroup(
      depth0: .zero, depth1: .zero, depth2: .zero, depth3: .zero, colour0: c, colour1: c, colour2: c, colour3: c)
    for k in 0..<groups.count where tile.smooth &>> UInt16(truncatingIfNeeded: Self.block(k)) & 1 != 0 { groups[k] = empty }
  }

  /// The block that a group of samples lies in.
  @inline(__always)
  private static func block(_ group: Int) -> Int { (group &>> 4) &* 4 &+ (group & 3) }

  /// The reciprocal distance of the farthest sample: nothing behind it shows.
  func farthest(_ tile: borrowing Tile) -> Float {
    var least = SIMD4<Float>(repeating: .infinity)
    func take(_ depth: SIMD4<Float>) { least.replace(with: depth, where: depth .< least) }
    let pixels = plain.span, samples = smooth.span
    for block in 0..<16 {
      let (row, column) = (block / 4, block % 4)
      if tile.smooth &>> UInt16(truncatingIfNeeded: block) & 1 != 0 {
        for k in 0..<4 {
          let s = samples[(4 * row + k) * Self.groupsPerRow + column]
          take(s.depth0)
          take(s.depth1)
          take(s.depth2)
          take(s.depth3)
        }
      } else {
        for k in 0..<2 {
          let depth = pixels[(2 * row + k) * Self.groupsPerRow + column].depth
          take(depth.lowHalf)
          take(depth.highHalf)
        }
      }
    }
    return min(min(least.x, least.y), min(least.z, least.w))
  }

  // MARK: One sample a pixel

  mutating func drawPlain(_ t: borrowing TriangleSetup, of scene: borrowing Scene, _ tile: borrowing Tile) {
    // Pixels whose centres may be inside: the box is that of the samples, up to 3/8 pixel further out.
    let left = max(0, Int(t.box.x) &- tile.x) &>> 2, right = min(Tile.size &- 1, Int(t.box.z) &- tile.x) &>> 2
    let top = max(0, Int(t.box.y) &- tile.y) &>> 1, bottom = min(Tile.size &- 1, Int(t.box.w) &- tile.y) &>> 1
    if left > right || top > bottom { return }
    var groups = plain.mutableSpan
    let (c0, c1, c2) = (t.colour0, t.colour1, t.colour2)
    let (z0, z1, z2) = (t.depth.x, t.depth.y, t.depth.z)
    let (area, inverseArea) = (t.origin.z, t.origin.w)
    let x = SIMD8<Float>(0.5, 1.5, 2.5, 3.5, 0.5, 1.5, 2.5, 3.5) + (Float(tile.x &+ 4 &* left) - t.origin.x)
    let y = SIMD8<Float>(0.5, 0.5, 0.5, 0.5, 1.5, 1.5, 1.5, 1.5) + (Float(tile.y &+ 2 &* top) - t.origin.y)
    var row1 = x * t.edges.x + y * t.edges.y
    var row2 = x * t.edges.z + y * t.edges.w
    let across1 = 4 * t.edges.x, across2 = 4 * t.edges.z
    let down1 = 2 * t.edges.y, down2 = 2 * t.edges.w
    let (isFlat, isPlain, skipped) = (t.isFlat, t.isPlain, Int(tile.smooth))
    var row = top
    while row <= bottom {
      var e1 = row1, e2 = row2
      var column = left
      while column <= right {
        let e0 = area - e1 - e2
        let (d1, d2) = (e1, e2)
        let k = row &* Self.groupsPerRow &+ column
        let block = (row &>> 1) &* 4 &+ column
        e1 += across1
        e2 += across2
        column &+= 1
        let inside = (e0 .>= 0) .& (d1 .>= 0) .& (d2 .>= 0)
        if !any(inside) || skipped &>> block & 1 != 0 { continue }
        let b1 = d1 * inverseArea
        let b2 = d2 * inverseArea
        let z = b1 * z1 + b2 * z2 + z0
        let old = groups[k]
        let pass = inside .& (z .> old.depth)
        if !any(pass) { continue }
        var w1 = b1, w2 = b2
        if !isFlat {
          let near = 1 / z
          w1 *= (z1 + z0) * near
          w2 *= (z2 + z0) * near
        }
        var r = w1 * c1.x + w2 * c2.x + c0.x
        var g = w1 * c1.y + w2 * c2.y + c0.y
        var b = w1 * c1.z + w2 * c2.z + c0.z
        if !isPlain {
          Paint.apply(
            to: &r.lowHalf, &g.lowHalf, &b.lowHalf, t, of: scene, w1: w1.lowHalf, w2: w2.lowHalf,
            where: z.lowHalf .> old.depth.lowHalf, inside: e0.lowHalf, d1.lowHalf, d2.lowHalf)
          Paint.apply(
            to: &r.highHalf, &g.highHalf, &b.highHalf, t, of: scene, w1: w1.highHalf, w2: w2.highHalf,
            where: z.highHalf .> old.depth.highHalf, inside: e0.highHalf, d1.highHalf, d2.highHalf)
        }
        groups[k] = PixelGroup(
          depth: old.depth.replacing(with: z, where: pass),
          colour: old.colour.replacing(with: Paint.packed(r, g, b), where: pass))
      }
      row1 += down1
      row2 += down2
      row &+= 1
    }
  }

  // MARK: Four samples a pixel

  mutating func drawSmooth(_ t: borrowing TriangleSetup, of scene: borrowing Scene, _ tile: borrowing Tile) {
    let left = max(0, Int(t.box.x) &- tile.x) &>> 2, right = min(Tile.size &- 1, Int(t.box.z) &- tile.x) &>> 2
    let top = max(0, Int(t.box.y) &- tile.y), bottom = min(Tile.size &- 1, Int(t.box.w) &- tile.y)
    if left > right || top > bottom { return }
    var groups = smooth.mutableSpan
    let (c0, c1, c2) = (t.colour0, t.colour1, t.colour2)
    let (z0, z1, z2) = (t.depth.x, t.depth.y, t.depth.z)
    let (area, inverseArea) = (t.origin.z, t.origin.w)
    // Samples lie on a turned square: (1, 3), (−3, 1), (3, −1), (−1, −3) eighths from the centre. The third and fourth
    // are the second and first mirrored, so their offsets are too.
    let a1 = (t.edges.x + 3 * t.edges.y) / 8, d1 = (t.edges.y - 3 * t.edges.x) / 8
    let a2 = (t.edges.z + 3 * t.edges.w) / 8, d2 = (t.edges.w - 3 * t.edges.z) / 8
    let (dz1, dz2) = (inverseArea * z1, inverseArea * z2)
    let az = a1 * dz1 + a2 * dz2, dz = d1 * dz1 + d2 * dz2
    let reach1 = -max(abs(a1), abs(d1)), reach2 = -max(abs(a2), abs(d2))
    let reach0 = -max(abs(a1 + a2), abs(d1 + d2))
    let x = SIMD4<Float>(0.5, 1.5, 2.5, 3.5) + (Float(tile.x &+ 4 &* left) - t.origin.x)
    let y = Float(tile.y &+ top) + 0.5 - t.origin.y
    var row1 = x * t.edges.x + y * t.edges.y
    var row2 = x * t.edges.z + y * t.edges.w
    let across1 = 4 * t.edges.x, across2 = 4 * t.edges.z
    let (isFlat, isPlain, drawn) = (t.isFlat, t.isPlain, Int(tile.smooth))
    var row = top
    while row <= bottom {
      var next1 = row1, next2 = row2
      var column = left
      while column <= right {
        let (e1, e2) = (next1, next2)
        let k = row &* Self.groupsPerRow &+ column
        let block = (row &>> 2) &* 4 &+ column
        next1 += across1
        next2 += across2
        column &+= 1
        let e0 = area - e1 - e2
        if !any((e0 .>= reach0) .& (e1 .>= reach1) .& (e2 .>= reach2)) || drawn &>> block & 1 == 0 { continue }
        let z = e1 * dz1 + e2 * dz2 + z0
        let old = groups[k]
        let s0 = z + az, s1 = z + dz, s2 = z - dz, s3 = z - az
        let p0 = (e0 .>= a1 + a2) .& (e1 .>= -a1) .& (e2 .>= -a2) .& (s0 .> old.depth0)
        let p1 = (e0 .>= d1 + d2) .& (e1 .>= -d1) .& (e2 .>= -d2) .& (s1 .> old.depth1)
        let p2 = (e0 .>= -(d1 + d2)) .& (e1 .>= d1) .& (e2 .>= d2) .& (s2 .> old.depth2)
        let p3 = (e0 .>= -(a1 + a2)) .& (e1 .>= a1) .& (e2 .>= a2) .& (s3 .> old.depth3)
        let pass = p0 .| p1 .| p2 .| p3
        if !any(pass) { continue }
        // Colour at the pixel's centre, or at a near place on the triangle when the centre lies outside.
        var b1 = e1 * inverseArea
        var b2 = e2 * inverseArea
        b1.replace(with: 0, where: b1 .< 0)
        b2.replace(with: 0, where: b2 .< 0)
        let sum = b1 + b2
        if any(sum .> 1) {
          let shrink = 1 / sum.replacing(with: 1, where: sum .< 1)
          b1 *= shrink
          b2 *= shrink
        }
        var w1 = b1, w2 = b2
        if !isFlat {
          let near = 1 / (b1 * z1 + b2 * z2 + z0)
          w1 *= (z1 + z0) * near
          w2 *= (z2 + z0) * near
        }
        var r = w1 * c1.x + w2 * c2.x + c0.x
        var g = w1 * c1.y + w2 * c2.y + c0.y
        var b = w1 * c1.z + w2 * c2.z + c0.z
        if !isPlain { Paint.apply(to: &r, &g, &b, t, of: scene, w1: w1, w2: w2, where: pass) }
        let source = Paint.packed(r, g, b)
        var new = old
        if t.isBlended {
          let opacity = Paint.byte((w1 * c1.w + w2 * c2.w + c0.w) * 255)
          let alpha = opacity &+ (opacity &>> 7)
          new.colour0 = Paint.mixed(old.colour0, source, alpha, where: p0)
          new.colour1 = Paint.mixed(old.colour1, source, alpha, where: p1)
          new.colour2 = Paint.mixed(old.colour2, source, alpha, where: p2)
          new.colour3 = Paint.mixed(old.colour3, source, alpha, where: p3)
        } else {
          new.depth0.replace(with: s0, where: p0)
          new.depth1.replace(with: s1, where: p1)
          new.depth2.replace(with: s2, where: p2)
          new.depth3.replace(with: s3, where: p3)
          new.colour0.replace(with: source, where: p0)
          new.colour1.replace(with: source, where: p1)
          new.colour2.replace(with: source, where: p2)
          new.colour3.replace(with: source, where: p3)
        }
        groups[k] = new
      }
      row1 += t.edges.y
      row2 += t.edges.w
      row &+= 1
    }
  }

  // MARK: The finished tile

  /// Writes the tile to the picture: pixels as they are, and the means of samples.
  func copy(to pixels: inout MutableSpan<UInt8>, _ tile: borrowing Tile) {
    let plain = self.plain.span, smooth = self.smooth.span
    let line = tile.stride &* 4
    var at = (tile.y &* tile.stride &+ tile.x) &* 4
    for row in 0..<Tile.size / 2 {
      // What is outside the picture.
      let rows = tile.rows &- 2 &* row
      if rows <= 0 { return }
      for column in 0..<Self.groupsPerRow {
        let count = tile.columns &- 4 &* column
        if count <= 0 { break }
        var upper: SIMD4<UInt32>, lower: SIMD4<UInt32>
        if Int(tile.smooth) &>> ((row &>> 1) &* 4 &+ column) & 1 == 0 {
          let group = plain[row &* Self.groupsPerRow &+ column].colour
          (upper, lower) = (group.lowHalf, group.highHalf)
        } else {
          upper = Self.mean(smooth[2 &* row &* Self.groupsPerRow &+ column])
          lower = Self.mean(smooth[(2 &* row &+ 1) &* Self.groupsPerRow &+ column])
        }
        Self.store(upper, count: count, to: &pixels, at &+ 16 &* column)
        if rows > 1 { Self.store(lower, count: count, to: &pixels, at &+ line &+ 16 &* column) }
      }
      at &+= 2 &* line
    }
  }

  @inline(__always)
  private static func mean(_ s: SampleGroup) -> SIMD4<UInt32> {
    let low: UInt32 = 0x00FF_00FF
    let rb = (s.colour0 & low) &+ (s.colour1 & low) &+ (s.colour2 & low) &+ (s.colour3 & low) &+ 0x0002_0002
    let ga = (s.colour0 &>> 8 & low) &+ (s.colour1 &>> 8 & low) &+ (s.colour2 &>> 8 & low)
      &+ (s.colour3 &>> 8 & low) &+ 0x0002_0002
    return (rb &>> 2 & low) | (ga &>> 2 & low) &<< 8
  }

  @inline(__always)
  private static func store(_ colours: SIMD4<UInt32>, count: Int, to pixels: inout MutableSpan<UInt8>, _ start: Int) {
    if count >= 4 && start >= 0 && start <= pixels.count &- 16 {
      for lane in 0..<4 {
        let colour = colours[lane]
        let at = start &+ 4 &* lane
        pixels[at] = UInt8(truncatingIfNeeded: colour)
        pixels[at &+ 1] = UInt8(truncatingIfNeeded: colour &>> 8)
        pixels[at &+ 2] = UInt8(truncatingIfNeeded: colour &>> 16)
        pixels[at &+ 3] = UInt8(truncatingIfNeeded: colour &>> 24)
      }
      return
    }
    for lane in 0..<min(4, count) {
      let colour = colours[lane]
      for byte in 0..<4 { pixels[start + 4 * lane + byte] = UInt8(truncatingIfNeeded: colour >> UInt32(8 * byte)) }
    }
  }
}
