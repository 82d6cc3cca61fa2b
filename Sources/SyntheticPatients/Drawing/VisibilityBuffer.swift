/// Which triangle is nearest at each sample of a picture. Attributes are interpolated later, once a pixel and material.
///
/// The general rasteriser shades as it draws; here a pixel's samples are grouped first, because skin is costly to shade.
struct VisibilityBuffer {
  let width: Int
  let height: Int
  /// Index of the triangle; −1: nothing there.
  private(set) var triangle: [Int32]
  /// 1/distance, so larger is nearer.
  private(set) var nearness: [Float]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    triangle = Array(repeating: -1, count: width * height)
    nearness = Array(repeating: 0, count: width * height)
  }

  mutating func clear() {
    for i in triangle.indices {
      triangle[i] = -1
      nearness[i] = 0
    }
  }

  /// Draws triangles whose corners are (x, y in samples, 1/distance); corners with 1/distance ≤ 0 are behind the camera.
  mutating func draw(_ corners: [SIMD3<Float>], _ triangles: [SIMD3<UInt32>]) {
    let width = width
    let height = height
    triangle.withUnsafeMutableBufferPointer { ids in
      nearness.withUnsafeMutableBufferPointer { near in
        for (index, t) in triangles.enumerated() {
          let a = corners[Int(t.x)]
          let b = corners[Int(t.y)]
          let c = corners[Int(t.z)]
          if a.z <= 0 || b.z <= 0 || c.z <= 0 { continue }
          let area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
          if area == 0 || !area.isFinite { continue }
          let x0 = max(Int((min(a.x, b.x, c.x) - 0.5).rounded(.up)), 0)
          let x1 = min(Int((max(a.x, b.x, c.x) - 0.5).rounded(.down)), width - 1)
          let y0 = max(Int((min(a.y, b.y, c.y) - 0.5).rounded(.up)), 0)
          let y1 = min(Int((max(a.y, b.y, c.y) - 0.5).rounded(.down)), height - 1)
          if x0 > x1 || y0 > y1 { continue }
          let k = 1 / area
          for y in y0...y1 {
            let py = Float(y) + 0.5
            let px = Float(x0) + 0.5
            var wb = ((px - a.x) * (c.y - a.y) - (py - a.y) * (c.x - a.x)) * k
            var wc = ((b.x - a.x) * (py - a.y) - (b.y - a.y) * (px - a.x)) * k
            let sb = (c.y - a.y) * k
            let sc = -(b.y - a.y) * k
            var at = y * width + x0
            for _ in x0...x1 {
              let wa = 1 - wb - wc
              if wa >= 0 && wb >= 0 && wc >= 0 {
                let z = wa * a.z + wb * b.z + wc * c.z
                if z > near[at] {
                  near[at] = z
                  ids[at] = Int32(index)
                }
              }
              wb += sb
              wc += sc
              at += 1
            }
          }
        }
      }
    }
  }
}
