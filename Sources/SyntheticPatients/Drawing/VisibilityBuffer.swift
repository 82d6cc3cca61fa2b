/// Which triangle is nearest at each sample of a picture. Attributes are interpolated later, once a pixel and material.
///
/// The general rasteriser shades as it draws; here a pixel's samples are grouped first, because skin is costly to shade.
struct VisibilityBuffer {
  /// Samples in a row: a multiple of four, so that four can be drawn at once.
  let width: Int
  let height: Int
  /// Index of the triangle; −1: nothing there.
  private(set) var triangle: [Int32]
  /// 1/distance, so larger is nearer.
  private(set) var nearness: [Float]

  init(width: Int, height: Int) {
    self.width = (width + 3) & ~3
    self.height = height
    triangle = Array(repeating: -1, count: self.width * height)
    nearness = Array(repeating: 0, count: self.width * height)
  }

  mutating func clear() {
    for i in triangle.indices {
      triangle[i] = -1
      nearness[i] = 0
    }
  }

  /// Draws triangles whose corners are (x, y in samples, 1/distance); corners with 1/distance ≤ 0 are behind the camera.
  mutating func draw(_ corners: [SIMD3<Float>], _ triangles: [SIMD3<UInt32>]) {
    withSamples { samples in
      corners.withUnsafeBufferPointer { corners in
        for (index, t) in triangles.enumerated() {
          samples.draw(corners[Int(t.x)], corners[Int(t.y)], corners[Int(t.z)], Int32(index))
        }
      }
    }
  }

  /// Lends the samples for drawing one triangle after another.
  mutating func withSamples<Result>(_ body: (Samples) -> Result) -> Result {
    let (width, height) = (width, height)
    return triangle.withUnsafeMutableBufferPointer { ids in
      nearness.withUnsafeMutableBufferPointer { near in
        guard let ids = ids.baseAddress, let near = near.baseAddress else {
          preconditionFailure("a buffer has samples")
        }
        return body(Samples(width: width, height: height, ids: ids, near: near))
      }
    }
  }

  /// The memory of a buffer while it is drawn to.
  struct Samples {
    let width: Int
    let height: Int
    let ids: UnsafeMutablePointer<Int32>
    let near: UnsafeMutablePointer<Float>

    /// Draws one triangle, four samples at a time.
    @inline(__always)
    func draw(_ a: SIMD3<Float>, _ b: SIMD3<Float>, _ c: SIMD3<Float>, _ index: Int32) {
      if a.z <= 0 || b.z <= 0 || c.z <= 0 { return }
      let area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
      if area == 0 || !area.isFinite { return }
      // The first and last column and row whose sample centres, at .5, can lie inside.
      let left = max(min(min(a.x, b.x), c.x) + 0.5, 0)
      let right = min(max(max(a.x, b.x), c.x) + 0.5, Float(width))
      let top = max(min(min(a.y, b.y), c.y) + 0.5, 0)
      let bottom = min(max(max(a.y, b.y), c.y) + 0.5, Float(height))
      if left >= right || top >= bottom { return }
      let x0 = Int(left) & ~3
      let x1 = min(Int(right), width)
      let y0 = Int(top)
      let y1 = min(Int(bottom), height)
      let k = 1 / area
      let sb = (c.y - a.y) * k
      let sc = (a.y - b.y) * k
      let rb = (a.x - c.x) * k
      let rc = (b.x - a.x) * k
      let steps = SIMD4<Float>(0.5, 1.5, 2.5, 3.5) + (Float(x0) - a.x)
      let stepB = sb * 4
      let stepC = sc * 4
      let nearB = b.z - a.z
      let nearC = c.z - a.z
      let number = SIMD4<Int32>(repeating: index)
      var y = y0
      while y < y1 {
        let dy = Float(y) + 0.5 - a.y
        var wb = steps * sb + dy * rb
        var wc = steps * sc + dy * rc
        var at = y * width + x0
        let end = y * width + x1
        while at < end {
          let wa = 1 - wb - wc
          let isInside = (wa .>= 0) .& (wb .>= 0) .& (wc .>= 0)
          let z = wb * nearB + wc * nearC + a.z
          let old = UnsafeRawPointer(near + at).loadUnaligned(as: SIMD4<Float>.self)
          let isNearer = isInside .& (z .> old)
          if any(isNearer) {
            UnsafeMutableRawPointer(near + at).storeBytes(of: old.replacing(with: z, where: isNearer), as: SIMD4<Float>.self)
            let before = UnsafeRawPointer(ids + at).loadUnaligned(as: SIMD4<Int32>.self)
            UnsafeMutableRawPointer(ids + at).storeBytes(
              of: before.replacing(with: number, where: isNearer), as: SIMD4<Int32>.self)
          }
          wb += stepB
          wc += stepC
          at += 4
        }
        y += 1
      }
    }

    func clear() {
      ids.update(repeating: -1, count: width * height)
      near.update(repeating: 0, count: width * height)
    }
  }
}
