import Testing

@testable import FaceTracking

struct FeatureCropTests {
  /// A mesh whose points are all in one place but for two that span a rectangle.
  static func mesh(low: SIMD2<Float>, high: SIMD2<Float>) -> [Float] {
    var mesh = [Float](repeating: 0, count: MeshRegions.points * 3)
    for (index, point) in [low, high].enumerated() {
      mesh[3 * index] = point.x
      mesh[3 * index + 1] = point.y
    }
    // Points 2 and 3 say what is level.
    mesh[9] = 1
    return mesh
  }

  @Test func `the middle of a branch lies in the middle of its region`() {
    let mesh = Self.mesh(low: [60, 80], high: [100, 96])
    let crop = mesh.withUnsafeBufferPointer { FeatureCrop(around: [0, 1], levelFrom: 2, to: 3, mesh: $0) }
    // 32 of 64 is the middle; the region is 40 × 16 of the trunk's pixels and the crop half as large again.
    #expect(crop.place([32, 32]) == [80, 88])
    #expect(abs(crop.place([64, 32]).x - 110) < 1e-4)
    #expect(abs(crop.place([32, 0]).y - 76) < 1e-4)
  }

  @Test func `features are read bilinearly and are zero outside`() {
    // Channel c of cell (x, y) holds 100x + y + c/64, which bilinear reading keeps.
    let side = FeatureCrop.trunkSide, channels = FeatureCrop.channels
    let features = (0..<side * side * channels).map { index -> Float in
      Float(100 * (index / channels % side) + index / channels / side) + Float(index % channels) / 64
    }
    let mesh = Self.mesh(low: [150, 100], high: [186, 130])
    let crop = mesh.withUnsafeBufferPointer { FeatureCrop(around: [0, 1], levelFrom: 2, to: 3, mesh: $0) }
    var input = [Float](repeating: .nan, count: 16 * 16 * channels)
    features.withUnsafeBufferPointer { features in
      input.withUnsafeMutableBufferPointer { crop.read(features, into: $0) }
    }
    var outside = 0
    for row in 0..<16 {
      for column in 0..<16 {
        // A branch's cell centre, in the trunk's cells: places count from corners at a quarter of the input's pixels.
        let place = crop.place([4 * (Float(column) + 0.5), 4 * (Float(row) + 0.5)]) / 4 - 0.5
        let inside = place.x >= 0 && place.x <= 47 && place.y >= 0 && place.y <= 47
        outside += inside ? 0 : 1
        for channel in [0, 17, 31] {
          let expected = inside ? 100 * place.x + place.y + Float(channel) / 64 : 0
          #expect(abs(input[(row * 16 + column) * channels + channel] - expected) < 0.02)
        }
      }
    }
    #expect(outside > 0 && outside < 128)
  }

  @Test func `regions have the network's sizes and mirror each other`() {
    #expect(MeshRegions.lips.count == 80 && MeshRegions.rightEye.count == 71 && MeshRegions.leftEye.count == 71)
    #expect(MeshRegions.rightEye.map { MeshSymmetry.partner[$0] } == MeshRegions.leftEye)
    #expect(MeshSymmetry.partner.count == 468)
    #expect(MeshSymmetry.partner.indices.allSatisfy { MeshSymmetry.partner[MeshSymmetry.partner[$0]] == $0 })
  }
}
