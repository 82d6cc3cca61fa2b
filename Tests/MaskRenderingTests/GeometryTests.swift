import Foundation
@testable import HeadGeometry
@testable import MaskRendering
@testable import Rasterization
import Testing

@Suite struct `Own arithmetic` {
  @Test func `agrees with libm to 1e-8`() {
    for k in -2000...2000 {
      let x = Double(k) * 0.011
      let (s, c) = sineCosine(x)
      #expect(abs(s - sin(x)) < 1e-8 && abs(c - cos(x)) < 1e-8)
      let y = Double(k) / 2000
      #expect(abs(arcsine(y) - asin(y)) < 1e-7)
      #expect(abs(arctangent(y, cos(x)) - atan2(y, cos(x))) < 1e-8)
      if x < 0 { #expect(abs(decay(x) - exp(x)) < 1e-8) }
      if abs(x) < 1.5 {
        #expect(abs(smallSineCosine(Float(x)).sine - Float(s)) < 1e-5)
        #expect(abs(smallSineCosine(Float(x)).cosine - Float(c)) < 1e-5)
      }
    }
  }
}

@Suite struct `The generic head` {
  @Test func `is symmetric and of human size`() {
    let asset = HeadAsset.embedded()
    #expect(asset.skinCount == 4281 && asset.rest.count == 4425 && asset.quads.count == 4256)
    let top = asset.rest[asset.landmarks[HeadAsset.Landmark.crown.rawValue]]
    let chin = asset.rest[asset.landmarks[HeadAsset.Landmark.menton.rawValue]]
    #expect((200...250).contains(top.y - chin.y), "crown to chin, mm")
    let left = asset.rest[asset.landmarks[HeadAsset.Landmark.mouthCornerLeft.rawValue]]
    let right = asset.rest[asset.landmarks[HeadAsset.Landmark.mouthCornerRight.rawValue]]
    #expect(abs(left.x + right.x) < 1e-4 && left.y == right.y)
  }

  @Test func `keeps a plane a plane when it is refined`() {
    let asset = HeadAsset.embedded()
    let subdivision = Subdivision(vertexCount: asset.skinCount, quads: asset.quads)
    #expect(subdivision.quads.count == 4 * asset.quads.count)
    let plane = subdivision(asset.rest[..<asset.skinCount].map { Vector($0.x, $0.y, 0.5 * $0.x - $0.y + 3) })
    for p in plane { #expect(abs(p.z - (0.5 * p.x - p.y + 3)) < 2e-3) }
  }

  @Test func `has no gap between refined and unrefined quads`() throws {
    let head = try #require(HeadModel(asset: .embedded(), detail: 3))
    // Every edge inside the sheet is used once in each sense.
    var uses: [SIMD2<Int32>: Int] = [:]
    for t in head.triangles { for k in 0..<3 { uses[SIMD2(t[k], t[(k + 1) % 3]), default: 0] += 1 } }
    #expect(uses.values.allSatisfy { $0 == 1 })
    let open = uses.keys.filter { uses[SIMD2($0.y, $0.x)] == nil }
    // Two sockets of 56 edges, and the rim of the neck.
    #expect(open.count < 2 * 56 + 120, "\(open.count) open edges")
  }
}

@Suite struct `Triangles become pixels` {
  private func picture(_ corners: [SIMD4<Float>], _ triangles: [SIMD3<Int32>], smooth: Bool, opacity: Float = 1) -> [UInt8] {
    var scene = Scene(surfaces: [Surface(isOneSided: false, isSmooth: smooth, isBlended: opacity < 1, isRough: !smooth)])
    _ = scene.add(vertices: corners.count, triangles: triangles, surface: 0)
    for (k, c) in corners.enumerated() {
      scene.screen[k] = c
      scene.colours[k] = SIMD4(200, 200, 200, opacity)
    }
    var rasterizer = Rasterizer(width: 50, height: 50, background: 0xFF00_0000)
    var pixels = [UInt8](repeating: 7, count: 50 * 50 * 4)
    rasterizer.draw(scene, into: &pixels)
    return pixels
  }

  @Test(arguments: [false, true]) func `a triangle covers its area`(smooth: Bool) {
    let pixels = picture([[3.2, 4.1, 1, 0], [45.7, 9.3, 1, 0], [12.9, 44.4, 1, 0]], [[0, 1, 2]], smooth: smooth)
    let sum = stride(from: 0, to: pixels.count, by: 4).reduce(0.0) { $0 + Double(pixels[$1]) / 200 }
    let area = 0.5 * ((45.7 - 3.2) * (44.4 - 4.1) - (12.9 - 3.2) * (9.3 - 4.1))
    #expect(abs(sum - area) < (smooth ? 4 : 20), "\(sum) pixels, not \(area)")
  }

  /// Blended twice, a shared edge would show as a seam; left out, as a gap.
  @Test func `neighbours share an edge without gap`() {
    let corners: [SIMD4<Float>] = [[2, 2, 1, 0], [47, 3, 1, 0], [46, 47, 1, 0], [3, 46, 1, 0], [24.3, 25.1, 1, 0]]
    let pixels = picture(corners, [[0, 1, 4], [1, 2, 4], [2, 3, 4], [3, 0, 4]], smooth: true)
    for y in 5..<45 { for x in 5..<45 { #expect(pixels[(y * 50 + x) * 4] == 200) } }
  }

  @Test func `the nearer one wins whatever the order`() {
    var scenes: [[UInt8]] = []
    for order in [[0, 1], [1, 0]] {
      var scene = Scene(surfaces: [Surface(isOneSided: false, isRough: true)])
      for k in order {
        let range = scene.add(vertices: 3, triangles: [[0, 1, 2]], surface: 0)
        let z: Float = k == 0 ? 0.5 : 0.6
        let shift = Float(k) * 8
        for (v, p) in zip(range, [SIMD2<Float>(2, 2), [40, 4], [4, 40]]) {
          scene.screen[v] = SIMD4(p.x + shift, p.y, z, 0)
          scene.colours[v] = SIMD4(Float(100 + 100 * k), 0, 0, 1)
        }
      }
      var rasterizer = Rasterizer(width: 50, height: 50, background: 0xFF00_0000)
      var pixels = [UInt8](repeating: 0, count: 50 * 50 * 4)
      rasterizer.draw(scene, into: &pixels)
      scenes.append(pixels)
    }
    #expect(scenes[0] == scenes[1])
    #expect(scenes[0][(10 * 50 + 20) * 4] == 200)
  }
}
