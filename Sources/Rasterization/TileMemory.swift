/// The samples of one tile: colours as packed bytes, depths as reciprocal distances (larger is nearer).
///
/// Pixels are worked on four in a row at a time, in a tile without outlines with one sample each, else with four.
struct TileMemory {
  static let size = Rasterizer.tileSize
  static let groupsPerRow = size / 4

  struct PixelGroup {
    var depth: SIMD4<Float>
    var colour: SIMD4<UInt32>
  }
  /// The four samples of four pixels.
  struct SampleGroup {
    var depth0, depth1, depth2, depth3: SIMD4<Float>
    var colour0, colour1, colour2, colour3: SIMD4<UInt32>
  }
  var plain = [PixelGroup](
    repeating: PixelGroup(depth: .zero, colour: .zero), count: size * size / 4)
  var smooth = [SampleGroup](
    repeating: SampleGroup(
      depth0: .zero, depth1: .zero, depth2: .zero, depth3: .zero, colour0: .zero, colour1: .zero, colour2: .zero,
      colour3: .zero), count: size * size / 4)

  mutating func clearPlain(_ colour: UInt32) {
    var groups = plain.mutableSpan
    let empty = PixelGroup(depth: .zero, colour: SIMD4(repeating: colour))
    for k in 0..<groups.count { groups[k] = empty }
  }

  mutating func clearSmooth(_ colour: UInt32) {
    var groups = smooth.mutableSpan
    let c = SIMD4(repeating: colour)
    let empty = SampleGroup(
      depth0: .zero, depth1: .zero, depth2: .zero, depth3: .zero, colour0: c, colour1: c, colour2: c, colour3: c)
    for k in 0..<groups.count { groups[k] = empty }
  }

  /// A byte from a float of 0…255: adding 2^23 leaves the rounded integer in the low bits.
  @inline(__always)
  private static func byte(_ v: SIMD4<Float>) -> SIMD4<UInt32> {
    let w = v + 8_388_608
    return SIMD4(w.x.bitPattern, w.y.bitPattern, w.z.bitPattern, w.w.bitPattern) & 0xFF
  }

  @inline(__always)
  private static func packed(_ r: SIMD4<Float>, _ g: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMD4<UInt32> {
    byte(r) | byte(g) &<< 8 | byte(b) &<< 16 | 0xFF00_0000
  }

  // MARK: One sample a pixel

  mutating func drawPlain(_ t: borrowing TriangleSetup, of scene: borrowing Scene) {
    var groups = plain.mutableSpan
    let c0 = scene.colours[Int(t.corners.x)]
    let c1 = scene.colours[Int(t.corners.y)] - c0
    let c2 = scene.colours[Int(t.corners.z)] - c0
    let (z0, z1, z2) = (t.depths.x, t.depths.y, t.depths.z)
    let lanes = SIMD4<Float>(0.5, 1.5, 2.5, 3.5)
    let first = t.left / 4, last = t.right / 4
    let startX = lanes + (Float(first * 4) - t.origin.x)
    let step1 = 4 * t.edge1.x, step2 = 4 * t.edge2.x
    let isPlain = t.isPlain
    for row in t.top...t.bottom {
      let dy = Float(row) + 0.5 - t.origin.y
      var e1 = startX * t.edge1.x + dy * t.edge1.y
      var e2 = startX * t.edge2.x + dy * t.edge2.y
      var k = row * Self.groupsPerRow + first
      for _ in first...last {
        let e0 = t.area - e1 - e2
        let inside = (e0 .>= 0) .& (e1 .>= 0) .& (e2 .>= 0)
        if any(inside) {
          let b1 = e1 * t.inverseArea
          let b2 = e2 * t.inverseArea
          let z = b1 * (z1 - z0) + b2 * (z2 - z0) + z0
          let old = groups[k]
          let pass = inside .& (z .> old.depth)
          if any(pass) {
            var w1 = b1, w2 = b2
            if !t.isFlat {
              let near = 1 / z
              w1 *= z1 * near
              w2 *= z2 * near
            }
            var r = w1 * c1.x + w2 * c2.x + c0.x
            var g = w1 * c1.y + w2 * c2.y + c0.y
            var b = w1 * c1.z + w2 * c2.z + c0.z
            if !isPlain { Self.paint(&r, &g, &b, t, of: scene, w1: w1, w2: w2, where: pass) }
            groups[k] = PixelGroup(
              depth: old.depth.replacing(with: z, where: pass),
              colour: old.colour.replacing(with: Self.packed(r, g, b), where: pass))
          }
        }
        e1 += step1
        e2 += step2
        k += 1
      }
    }
  }

  /// Applies the surface's paint to the pixels of a group.
  @inline(never)
  private static func paint(
    _ r: inout SIMD4<Float>, _ g: inout SIMD4<Float>, _ b: inout SIMD4<Float>, _ t: borrowing TriangleSetup,
    of scene: borrowing Scene, w1: SIMD4<Float>, w2: SIMD4<Float>, where pass: SIMDMask<SIMD4<Int32>>
  ) {
    let d0 = scene.details[Int(t.corners.x)]
    let d1 = scene.details[Int(t.corners.y)] - d0
    let d2 = scene.details[Int(t.corners.z)] - d0
    for lane in 0..<4 where pass[lane] {
      let d = d1 * w1[lane] + d2 * w2[lane] + d0
      var factor = SIMD4<Float>(repeating: 1)
      switch scene.surfaces[Int(t.surface)].paint {
      case .plain: break
      case .albedo(let texture): factor = scene.textures[texture].sample(d.x, d.y)
      case .relief(let texture, let tint):
        let texel = scene.textures[texture].sample(d.x, d.y)
        let light = max(0.5, min(1.3, 1 + texel.x * d.z + texel.y * d.w))
        factor = (1 + (tint - 1) * texel.z) * light
      }
      r[lane] = max(0, min(255, r[lane] * factor.x))
      g[lane] = max(0, min(255, g[lane] * factor.y))
      b[lane] = max(0, min(255, b[lane] * factor.z))
    }
  }

  /// Writes the tile to the picture.
  func copyPlain(to pixels: inout MutableSpan<UInt8>, _ target: TileTarget) {
    let groups = plain.span
    for row in 0..<target.rows {
      var at = ((target.y + row) * target.stride + target.x) * 4
      for group in 0..<((target.columns + 3) / 4) {
        let colours = groups[row * Self.groupsPerRow + group].colour
        Self.store(colours, count: target.columns - group * 4, to: &pixels, at)
        at += 16
      }
    }
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

  // MARK: Four samples a pixel

  mutating func drawSmooth(_ t: borrowing TriangleSetup, of scene: borrowing Scene) {
    var groups = smooth.mutableSpan
    let c0 = scene.colours[Int(t.corners.x)]
    let c1 = scene.colours[Int(t.corners.y)] - c0
    let c2 = scene.colours[Int(t.corners.z)] - c0
    let (z0, z1, z2) = (t.depths.x, t.depths.y, t.depths.z)
    // Samples lie on a turned square: (1, 3), (−3, 1), (3, −1), (−1, −3) eighths from the centre. The third and fourth
    // are the second and first mirrored, so their offsets are too.
    let a1 = (t.edge1.x + 3 * t.edge1.y) / 8, d1 = (t.edge1.y - 3 * t.edge1.x) / 8
    let a2 = (t.edge2.x + 3 * t.edge2.y) / 8, d2 = (t.edge2.y - 3 * t.edge2.x) / 8
    let (dz1, dz2) = (t.inverseArea * (z1 - z0), t.inverseArea * (z2 - z0))
    let az = a1 * dz1 + a2 * dz2, dz = d1 * dz1 + d2 * dz2
    let reach1 = -max(abs(a1), abs(d1)), reach2 = -max(abs(a2), abs(d2))
    let reach0 = -max(abs(a1 + a2), abs(d1 + d2))
    let lanes = SIMD4<Float>(0.5, 1.5, 2.5, 3.5)
    let first = t.left / 4, last = t.right / 4
    let startX = lanes + (Float(first * 4) - t.origin.x)
    let step1 = 4 * t.edge1.x, step2 = 4 * t.edge2.x
    let isPlain = t.isPlain
    for row in t.top...t.bottom {
      let dy = Float(row) + 0.5 - t.origin.y
      var next1 = startX * t.edge1.x + dy * t.edge1.y
      var next2 = startX * t.edge2.x + dy * t.edge2.y
      var place = row * Self.groupsPerRow + first
      for _ in first...last {
        let (e1, e2, k) = (next1, next2, place)
        next1 += step1
        next2 += step2
        place += 1
        let e0 = t.area - e1 - e2
        if !any((e0 .>= reach0) .& (e1 .>= reach1) .& (e2 .>= reach2)) { continue }
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
        var b1 = e1 * t.inverseArea
        var b2 = e2 * t.inverseArea
        b1.replace(with: 0, where: b1 .< 0)
        b2.replace(with: 0, where: b2 .< 0)
        let sum = b1 + b2
        if any(sum .> 1) {
          let shrink = 1 / sum.replacing(with: 1, where: sum .< 1)
          b1 *= shrink
          b2 *= shrink
        }
        var w1 = b1, w2 = b2
        if !t.isFlat {
          let near = 1 / (b1 * (z1 - z0) + b2 * (z2 - z0) + z0)
          w1 *= z1 * near
          w2 *= z2 * near
        }
        var r = w1 * c1.x + w2 * c2.x + c0.x
        var g = w1 * c1.y + w2 * c2.y + c0.y
        var b = w1 * c1.z + w2 * c2.z + c0.z
        if !isPlain { Self.paint(&r, &g, &b, t, of: scene, w1: w1, w2: w2, where: pass) }
        let source = Self.packed(r, g, b)
        var new = old
        if t.isBlended {
          let opacity = Self.byte((w1 * c1.w + w2 * c2.w + c0.w) * 255)
          let alpha = opacity &+ (opacity &>> 7)
          new.colour0 = Self.mixed(old.colour0, source, alpha, where: p0)
          new.colour1 = Self.mixed(old.colour1, source, alpha, where: p1)
          new.colour2 = Self.mixed(old.colour2, source, alpha, where: p2)
          new.colour3 = Self.mixed(old.colour3, source, alpha, where: p3)
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
    }
  }

  /// `source` over `under`, alpha 0…256, channel by channel in pairs of bytes.
  @inline(__always)
  private static func mixed(
    _ under: SIMD4<UInt32>, _ source: SIMD4<UInt32>, _ alpha: SIMD4<UInt32>, where pass: SIMDMask<SIMD4<Int32>>
  ) -> SIMD4<UInt32> {
    let keep = 256 &- alpha
    let rb = ((under & 0x00FF_00FF) &* keep &+ (source & 0x00FF_00FF) &* alpha) &>> 8 & 0x00FF_00FF
    let g = ((under &>> 8 & 0x00FF_00FF) &* keep &+ (source &>> 8 & 0x00FF_00FF) &* alpha) & 0xFF00_FF00
    return under.replacing(with: rb | g | 0xFF00_0000, where: pass)
  }

  /// Writes the means of the samples to the picture.
  func resolveSmooth(to pixels: inout MutableSpan<UInt8>, _ target: TileTarget) {
    let groups = smooth.span
    for row in 0..<target.rows {
      var at = ((target.y + row) * target.stride + target.x) * 4
      for group in 0..<((target.columns + 3) / 4) {
        let s = groups[row * Self.groupsPerRow + group]
        let low: UInt32 = 0x00FF_00FF
        let rb = (s.colour0 & low) &+ (s.colour1 & low) &+ (s.colour2 & low) &+ (s.colour3 & low) &+ 0x0002_0002
        let ga = (s.colour0 &>> 8 & low) &+ (s.colour1 &>> 8 & low) &+ (s.colour2 &>> 8 & low)
          &+ (s.colour3 &>> 8 & low) &+ 0x0002_0002
        let mean = (rb &>> 2 & low) | (ga &>> 2 & low) &<< 8
        Self.store(mean, count: target.columns - group * 4, to: &pixels, at)
        at += 16
      }
    }
  }
}
