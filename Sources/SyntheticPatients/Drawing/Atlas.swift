import Foundation

/// The look of a person's skin, hair and clothes, computed once: each quad of the surface has a grid of its own.
///
/// A quad with n cells a side has (n + 1)² texels with one on each corner, so that neighbours meet without a seam, and no
/// unwrapping distorts anything. Texels are at places of the resting surface, so colour stays put while it moves.
struct Atlas: Sendable {
  /// What a place looks like.
  struct Texel {
    var albedo: SIMD3<Float>
    var roughness: Float = 0.5
    var reflectance: Float = 0
    /// Change of the normal, in the resting head's axes.
    var tilt: SIMD3<Float> = .zero
    /// Share of the surface that is hair, 0…1, its lightness about 0, and its colour.
    var hair: Float = 0
    var strand: Float = 0
    var hairAlbedo: SIMD3<Float> = .zero
    /// Change of the normal by the wrinkles of the quad's region at grade 1, and how dark they are.
    var fold: SIMD3<Float> = .zero
    var foldDark: Float = 0
  }

  /// First texel of each quad, cells along its sides, first texel of its hair and of its wrinkles, −1 without.
  private var patches: [SIMD4<Int32>] = []
  /// For each quad its ``FoldRegion``.
  private var regions: [UInt8] = []
  /// Roots of albedo, roughness, reflectance and tilt, a byte each: what a picture needs stays near the processor.
  private var skin: [SIMD8<UInt8>] = []
  /// Share of hair, strand, roots of albedo.
  private var hair: [SIMD8<UInt8>] = []

  /// Tilt by wrinkles, darkness.
  private var folds: [SIMD4<UInt8>] = []

  /// What a byte of 255 and of 0 stand for.
  private static let foldRange: Float = 0.5
  private static let tiltRange: Float = 1
  private static let reflectanceRange: Float = 0.1
  private static let strandRange: Float = 1.25

  private static func root(_ x: Float) -> Float { max(x, 0).squareRoot() }
  /// Bytes of values that should be 0…1, rounded up or down by chance so that slow changes show no steps.
  private static func bytes(_ v: SIMD8<Float>, _ number: Int) -> SIMD8<UInt8> {
    let chance = Noise.unit(Noise.hash(UInt32(truncatingIfNeeded: number)))
    var bytes = SIMD8<UInt8>()
    for k in 0..<8 { bytes[k] = UInt8(min(max(v[k] * 255 + chance, 0), 255)) }
    return bytes
  }
  private static func skinBytes(_ t: Texel, _ number: Int) -> SIMD8<UInt8> {
    bytes(
      SIMD8(
        root(t.albedo.x), root(t.albedo.y), root(t.albedo.z), t.roughness, t.reflectance / reflectanceRange,
        t.tilt.x / (2 * tiltRange) + 0.5, t.tilt.y / (2 * tiltRange) + 0.5, t.tilt.z / (2 * tiltRange) + 0.5), number)
  }
  private static func hairBytes(_ t: Texel, _ number: Int) -> SIMD8<UInt8> {
    // No hair at all, and nothing but hair, stay exact.
    if t.hair <= 0 { return .zero }
    var bytes = bytes(
      SIMD8(
        t.hair, t.strand / (2 * strandRange) + 0.5, root(t.hairAlbedo.x), root(t.hairAlbedo.y), root(t.hairAlbedo.z), 0, 0,
        0), number)
    if t.hair >= 1 { bytes[0] = 255 }
    return bytes
  }

  private static func foldBytes(_ t: Texel, _ number: Int) -> SIMD4<UInt8> {
    if t.foldDark <= 0 && t.fold == .zero { return SIMD4(128, 128, 128, 0) }
    let v = t.fold / (2 * foldRange) + 128 / 255
    let b = bytes(SIMD8(v.x, v.y, v.z, t.foldDark, 0, 0, 0, 0), number)
    return SIMD4(b[0], b[1], b[2], b[3])
  }

  /// Adds a surface of quads.
  ///
  /// - Parameters:
  ///   - corners: For each quad its corners' places in order round it, millimetres.
  ///   - cell: Wanted side of a cell, for each quad, millimetres.
  ///   - region: Whose wrinkles each quad shows.
  ///   - look: What is at a place with the wrinkles of a region; called from several threads.
  mutating func add(
    _ corners: [(SIMD3<Float>, SIMD3<Float>, SIMD3<Float>, SIMD3<Float>)], cell: [Float], region: [FoldRegion?],
    look: @Sendable (SIMD3<Float>, FoldRegion?) -> Texel
  ) {
    let sides = zip(corners, cell).map { q, cell in
      let longest = max(apart(q.0, q.1), apart(q.1, q.2), apart(q.2, q.3), apart(q.3, q.0))
      return min(max(Int((longest / cell).rounded(.up)), 1), 64)
    }
    let starts = sides.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1 + 1) * ($1 + 1)) }
    let total = starts[starts.count - 1]
    var texels = [SIMD8<UInt8>](repeating: .zero, count: total)
    var strands = texels
    var lines = [SIMD4<UInt8>](repeating: .zero, count: total)
    let pieces = 32
    texels.withUnsafeMutableBufferPointer { texels in
      strands.withUnsafeMutableBufferPointer { strands in
        lines.withUnsafeMutableBufferPointer { lines in
          // Each piece writes only its own quads' texels.
          nonisolated(unsafe) let (texels, strands, lines) = (texels, strands, lines)
          DispatchQueue.concurrentPerform(iterations: pieces) { piece in
            for q in corners.count * piece / pieces..<corners.count * (piece + 1) / pieces {
              let n = sides[q]
              let (a, b, c, d) = corners[q]
              for j in 0...n {
                for i in 0...n {
                  let u = Float(i) / Float(n)
                  let v = Float(j) / Float(n)
                  let t = look(mix(mix(a, b, u), mix(d, c, u), v), region[q])
                  let at = starts[q] + j * (n + 1) + i
                  texels[at] = Self.skinBytes(t, at)
                  strands[at] = Self.hairBytes(t, at)
                  lines[at] = Self.foldBytes(t, at)
                }
              }
            }
          }
        }
      }
    }
    let first = skin.count
    skin += texels
    for q in corners.indices {
      let range = starts[q]..<starts[q + 1]
      var hairStart: Int32 = -1
      if range.contains(where: { strands[$0] != .zero }) {
        hairStart = Int32(hair.count)
        hair += strands[range]
      }
      var foldStart: Int32 = -1
      if range.contains(where: { lines[$0].w > 0 }) {
        foldStart = Int32(folds.count)
        folds += lines[range]
      }
      patches.append(SIMD4(Int32(first + starts[q]), Int32(sides[q]), hairStart, foldStart))
      regions.append(UInt8(region[q]?.rawValue ?? 0))
    }
  }

  /// Adds a surface of quads without wrinkles.
  mutating func add(
    _ corners: [(SIMD3<Float>, SIMD3<Float>, SIMD3<Float>, SIMD3<Float>)], cell: [Float],
    look: @Sendable (SIMD3<Float>) -> Texel
  ) {
    add(corners, cell: cell, region: Array(repeating: nil, count: corners.count)) { p, _ in look(p) }
  }

  /// Lends the tables for fast look-up.
  func withReader<Result>(_ body: (Reader) -> Result) -> Result {
    patches.withUnsafeBufferPointer { patches in
      skin.withUnsafeBufferPointer { skin in
        hair.withUnsafeBufferPointer { hair in
          folds.withUnsafeBufferPointer { folds in
            regions.withUnsafeBufferPointer { regions in
              body(Reader(patches: patches, regions: regions, skin: skin, hair: hair, folds: folds))
            }
          }
        }
      }
    }
  }

  struct Reader {
    let patches: UnsafeBufferPointer<SIMD4<Int32>>
    let regions: UnsafeBufferPointer<UInt8>
    let skin: UnsafeBufferPointer<SIMD8<UInt8>>
    let hair: UnsafeBufferPointer<SIMD8<UInt8>>
    let folds: UnsafeBufferPointer<SIMD4<UInt8>>

    /// Four texels and what each counts, in 1/256.
    struct Place {
      var patch: SIMD4<Int32>
      var at, row: Int
      var weights: SIMD4<UInt16>
    }

    /// - Parameters:
    ///   - u: Along the quad's first side, 0…1.
    ///   - v: Along its last side.
    @inline(__always)
    func place(_ patch: Int, _ u: Float, _ v: Float) -> Place {
      let p = patches[patch]
      let n = Float(p.y) * 16
      // Sixteenths of a cell are fine enough.
      let x = Int32(min(max(u, 0), 1) * n + 0.5)
      let y = Int32(min(max(v, 0), 1) * n + 0.5)
      let i = min(x >> 4, p.y - 1)
      let j = min(y >> 4, p.y - 1)
      let fx = UInt16(truncatingIfNeeded: x - i << 4)
      let fy = UInt16(truncatingIfNeeded: y - j << 4)
      let row = Int(p.y) + 1
      return Place(
        patch: p, at: Int(j) * row + Int(i), row: row,
        weights: SIMD4((16 - fx) &* (16 - fy), fx &* (16 - fy), (16 - fx) &* fy, fx &* fy))
    }

    @inline(__always)
    private func sample(_ texels: UnsafeBufferPointer<SIMD8<UInt8>>, _ start: Int32, _ p: Place) -> SIMD8<Float> {
      let k = Int(start) + p.at
      @inline(__always)
      func wide(_ k: Int) -> SIMD8<UInt16> { SIMD8<UInt16>(truncatingIfNeeded: texels[k]) }
      let top = wide(k) &* p.weights.x &+ wide(k + 1) &* p.weights.y
      let bottom = wide(k + p.row) &* p.weights.z &+ wide(k + p.row + 1) &* p.weights.w
      return SIMD8<Float>(top &+ bottom) * (1 / 65280)
    }

    @inline(__always)
    func skin(_ p: Place) -> (albedo: SIMD3<Float>, roughness: Float, reflectance: Float, tilt: SIMD3<Float>) {
      let s = sample(skin, p.patch.x, p)
      let root = SIMD3(s[0], s[1], s[2])
      return (
        root * root, s[3], s[4] * Atlas.reflectanceRange, (SIMD3(s[5], s[6], s[7]) - 0.5) * (2 * Atlas.tiltRange)
      )
    }
    /// Wrinkles of a quad that has some.
    @inline(__always)
    func fold(_ p: Place) -> (tilt: SIMD3<Float>, dark: Float) {
      let k = Int(p.patch.w) + p.at
      @inline(__always)
      func wide(_ k: Int) -> SIMD4<UInt16> { SIMD4<UInt16>(truncatingIfNeeded: folds[k]) }
      let top = wide(k) &* p.weights.x &+ wide(k + 1) &* p.weights.y
      let bottom = wide(k + p.row) &* p.weights.z &+ wide(k + p.row + 1) &* p.weights.w
      let s = SIMD4<Float>(top &+ bottom) * (1 / 65280)
      // Flat is 128 of 255.
      return ((SIMD3(s.x, s.y, s.z) - 128 / 255) * (2 * Atlas.foldRange), s.w)
    }
    @inline(__always)
    func hair(_ p: Place) -> (cover: Float, strand: Float, albedo: SIMD3<Float>)? {
      if p.patch.z < 0 { return nil }
      let s = sample(hair, p.patch.z, p)
      let root = SIMD3(s[2], s[3], s[4])
      return (s[0], (s[1] - 0.5) * (2 * Atlas.strandRange), root * root)
    }
  }
}

private func apart(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float {
  let d = a - b
  return (d.x * d.x + d.y * d.y + d.z * d.z).squareRoot()
}
