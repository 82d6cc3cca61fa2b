/// The samples of one tile: colours as packed bytes, depths as reciprocal distances (larger is nearer).
struct TileMemory {
  static let size = Rasterizer.tileSize
  /// Four pixels in a row.
  private struct PixelGroup {
    var depth: SIMD4<Float>
    var colour: SIMD4<UInt32>
  }
  /// Eight samples of a pixel.
  private struct SampleGroup {
    var depth: SIMD8<Float>
    var colour: SIMD8<UInt32>
  }
  private var plain = [PixelGroup](repeating: PixelGroup(depth: .zero, colour: .zero), count: size * size / 4)
  private var smooth = [SampleGroup](repeating: SampleGroup(depth: .zero, colour: .zero), count: size * size)

  /// Sample places in a pixel, from its centre: one in each column and row of an 8 × 8 grid.
  private static let sampleX = SIMD8<Float>(1, -1, 5, -3, -5, -7, 3, 7) / 16
  private static let sampleY = SIMD8<Float>(-3, 3, 1, -5, 5, -1, 7, -7) / 16

  init() {}

  mutating func clearPlain(_ colour: UInt32) {
    var groups = plain.mutableSpan
    let empty = PixelGroup(depth: .zero, colour: SIMD4(repeating: colour))
    for k in 0..<groups.count { groups[k] = empty }
  }

  mutating func clearSmooth(_ colour: UInt32) {
    var groups = smooth.mutableSpan
    let empty = SampleGroup(depth: .zero, colour: SIMD8(repeating: colour))
    for k in 0..<groups.count { groups[k] = empty }
  }

  /// Bytes from 0…255 floats: adding 2^23 leaves the rounded integer in the low bits.
  @inline(__always)
  private static func packed(_ r: SIMD4<Float>, _ g: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMD4<UInt32> {
    func byte(_ v: SIMD4<Float>) -> SIMD4<UInt32> {
      let low = v.replacing(with: 0, where: v .< 0)
      let w = low.replacing(with: 255, where: low .> 255) + 8_388_608
      return SIMD4(w.x.bitPattern, w.y.bitPattern, w.z.bitPattern, w.w.bitPattern) & 0xFF
    }
    return byte(r) | byte(g) &<< 8 | byte(b) &<< 16 | 0xFF00_0000
  }

  @inline(__always)
  private static func packed(_ c: SIMD4<Float>) -> UInt32 {
    let low = c.replacing(with: 0, where: c .< 0)
    let w = low.replacing(with: 255, where: low .> 255) + 8_388_608
    return (w.x.bitPattern & 0xFF) | (w.y.bitPattern & 0xFF) << 8 | (w.z.bitPattern & 0xFF) << 16 | 0xFF00_0000
  }

  // MARK: One sample a pixel

  mutating func drawPlain(_ number: Int, of scene: borrowing Scene, x: Int, y: Int) {
    guard let t = TriangleSetup(number, of: scene, x: x, y: y) else { return }
    var groups = plain.mutableSpan
    let c0 = scene.colours[Int(t.corners.x)]
    let c1 = scene.colours[Int(t.corners.y)] - c0
    let c2 = scene.colours[Int(t.corners.z)] - c0
    let (z0, z1, z2) = (t.depths.x, t.depths.y, t.depths.z)
    let lanes = SIMD4<Float>(0.5, 1.5, 2.5, 3.5)
    let first = t.left / 4, last = t.right / 4
    let startX = lanes + (Float(first * 4) - t.origin.x)
    for row in t.top...t.bottom {
      let dy = Float(row) + 0.5 - t.origin.y
      var dx = startX
      for group in first...last {
        let e1 = dx * t.edge1.x + dy * t.edge1.y
        let e2 = dx * t.edge2.x + dy * t.edge2.y
        let e0 = t.area - e1 - e2
        dx += 4
        let inside = (e0 .>= 0) .& (e1 .>= 0) .& (e2 .>= 0)
        if !any(inside) { continue }
        let k = row * (Self.size / 4) + group
        let b1 = e1 * t.inverseArea
        let b2 = e2 * t.inverseArea
        let z = b1 * (z1 - z0) + b2 * (z2 - z0) + z0
        let old = groups[k].depth
        let pass = inside .& (z .> old)
        if !any(pass) { continue }
        groups[k].depth = old.replacing(with: z, where: pass)
        let w1 = b1 * z1 / z
        let w2 = b2 * z2 / z
        var r = w1 * c1.x + w2 * c2.x + c0.x
        var g = w1 * c1.y + w2 * c2.y + c0.y
        var b = w1 * c1.z + w2 * c2.z + c0.z
        if case .plain = t.surface.paint {
        } else {
          for lane in 0..<4 where pass[lane] {
            let c = Self.painted(
              SIMD4(r[lane], g[lane], b[lane], 1), t, of: scene, w1: w1[lane], w2: w2[lane])
            (r[lane], g[lane], b[lane]) = (c.x, c.y, c.z)
          }
        }
        groups[k].colour = groups[k].colour.replacing(with: Self.packed(r, g, b), where: pass)
      }
    }
  }

  /// A pixel's colour after its surface's paint.
  @inline(__always)
  private static func painted(
    _ colour: SIMD4<Float>, _ t: TriangleSetup, of scene: borrowing Scene, w1: Float, w2: Float
  ) -> SIMD4<Float> {
    let d0 = scene.details[Int(t.corners.x)]
    let d1 = scene.details[Int(t.corners.y)] - d0
    let d2 = scene.details[Int(t.corners.z)] - d0
    let d = d1 * w1 + d2 * w2 + d0
    switch t.surface.paint {
    case .plain:
      return colour
    case .albedo(let texture):
      var texel = scene.textures[texture].sample(d.x, d.y)
      texel.w = 1
      return colour * texel
    case .relief(let texture, let tint):
      let texel = scene.textures[texture].sample(d.x, d.y)
      let light = max(0.35, min(1.5, 1 + texel.x * d.z + texel.y * d.w))
      let mix = SIMD4(tint.x, tint.y, tint.z, 1) - 1
      var result = colour * light * (1 + mix * texel.z)
      result.w = colour.w
      return result
    }
  }

  /// Writes the tile to the picture.
  func copyPlain(to pixels: inout MutableSpan<UInt8>, _ target: TileTarget) {
    for row in 0..<target.rows {
      var at = ((target.y + row) * target.stride + target.x) * 4
      for group in 0..<((target.columns + 3) / 4) {
        let colours = plain[row * (Self.size / 4) + group].colour
        for lane in 0..<min(4, target.columns - group * 4) {
          Self.store(colours[lane], to: &pixels, at)
          at += 4
        }
      }
    }
  }

  @inline(__always)
  private static func store(_ colour: UInt32, to pixels: inout MutableSpan<UInt8>, _ at: Int) {
    pixels[at] = UInt8(truncatingIfNeeded: colour)
    pixels[at + 1] = UInt8(truncatingIfNeeded: colour >> 8)
    pixels[at + 2] = UInt8(truncatingIfNeeded: colour >> 16)
    pixels[at + 3] = 255
  }

  // MARK: Eight samples a pixel

  mutating func drawSmooth(_ number: Int, of scene: borrowing Scene, x: Int, y: Int) {
    guard let t = TriangleSetup(number, of: scene, x: x, y: y) else { return }
    var groups = smooth.mutableSpan
    let c0 = scene.colours[Int(t.corners.x)]
    let c1 = scene.colours[Int(t.corners.y)] - c0
    let c2 = scene.colours[Int(t.corners.z)] - c0
    let (z0, z1, z2) = (t.depths.x, t.depths.y, t.depths.z)
    let off1 = Self.sampleX * t.edge1.x + Self.sampleY * t.edge1.y
    let off2 = Self.sampleX * t.edge2.x + Self.sampleY * t.edge2.y
    for row in t.top...t.bottom {
      let dy = Float(row) + 0.5 - t.origin.y
      for column in t.left...t.right {
        let dx = Float(column) + 0.5 - t.origin.x
        let centre1 = dx * t.edge1.x + dy * t.edge1.y
        let centre2 = dx * t.edge2.x + dy * t.edge2.y
        let e1 = off1 + centre1
        let e2 = off2 + centre2
        let e0 = t.area - e1 - e2
        let inside = (e0 .>= 0) .& (e1 .>= 0) .& (e2 .>= 0)
        if !any(inside) { continue }
        let k = row * Self.size + column
        let z = e1 * (t.inverseArea * (z1 - z0)) + e2 * (t.inverseArea * (z2 - z0)) + z0
        let old = groups[k].depth
        let pass = inside .& (z .> old)
        if !any(pass) { continue }
        // Colour at the pixel's centre, or at the nearest place on the triangle when the centre lies outside.
        var b1 = max(0, centre1 * t.inverseArea)
        var b2 = max(0, centre2 * t.inverseArea)
        let sum = b1 + b2
        if sum > 1 {
          b1 /= sum
          b2 /= sum
        }
        let depth = b1 * (z1 - z0) + b2 * (z2 - z0) + z0
        let w1 = b1 * z1 / depth
        let w2 = b2 * z2 / depth
        var colour = c0 + c1 * w1 + c2 * w2
        if case .plain = t.surface.paint {} else { colour = Self.painted(colour, t, of: scene, w1: w1, w2: w2) }
        let source = SIMD8(repeating: Self.packed(colour))
        if t.surface.isBlended {
          let alpha = UInt32(max(0, min(256, colour.w * 256)))
          let under = groups[k].colour
          let keep = 256 &- alpha
          let rb = ((under & 0x00FF_00FF) &* keep &+ (source & 0x00FF_00FF) &* alpha) &>> 8
          let g = ((under &>> 8 & 0x00FF_00FF) &* keep &+ (source &>> 8 & 0x00FF_00FF) &* alpha) &>> 8
          let mixed = (rb & 0x00FF_00FF) | (g & 0x00FF_00FF) &<< 8
          groups[k].colour = under.replacing(with: mixed | 0xFF00_0000, where: pass)
        } else {
          groups[k].depth = old.replacing(with: z, where: pass)
          groups[k].colour = groups[k].colour.replacing(with: source, where: pass)
        }
      }
    }
  }

  /// Writes the means of the samples to the picture.
  func resolveSmooth(to pixels: inout MutableSpan<UInt8>, _ target: TileTarget) {
    for row in 0..<target.rows {
      var at = ((target.y + row) * target.stride + target.x) * 4
      for column in 0..<target.columns {
        let samples = smooth[row * Self.size + column].colour
        let rb = (samples & 0x00FF_00FF).wrappedSum() &+ 0x0004_0004
        let g = (samples &>> 8 & 0x00FF_00FF).wrappedSum() &+ 0x0004_0004
        let mean = (rb >> 3 & 0x00FF_00FF) | (g >> 3 & 0x00FF_00FF) << 8
        Self.store(mean | 0xFF00_0000, to: &pixels, at)
        at += 4
      }
    }
  }
}
