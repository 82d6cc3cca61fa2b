import FaceReconstruction
import Foundation
import MaskSigns
import Testing

@testable import FaceTracking

struct WrinkleReaderTests {
  static let size = (columns: 60, rows: 40)

  /// Skin of one brightness with dark lines along the rows, 6 mm apart, and a little grain.
  static func skin(brightness: Float, depth: Float, grain: Float = 0.004, turned: Bool = false) -> [Float] {
    let (columns, rows) = size
    var state: UInt64 = 7
    return (0..<columns * rows).map { k in
      let place = Float(turned ? k % columns : k / columns)
      let line = exp(-pow((place.truncatingRemainder(dividingBy: 10) - 5) / 1.8, 2))
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let noise = Float(state >> 40) / Float(1 << 24) - 0.5
      return brightness * (1 - depth * line + grain * noise)
    }
  }

  private func numbers(_ field: [Float], holdsSkinAlone: Bool = true) -> SIMD32<Float>? {
    var meter = LineMeter()
    return meter.measure(field, columns: Self.size.columns, rows: Self.size.rows, holdsSkinAlone: holdsSkinAlone)
  }
  private func value(_ numbers: SIMD32<Float>?, _ feature: WrinkleReading.Feature) throws -> Float {
    try #require(numbers)[feature.rawValue]
  }

  @Test func `deeper lines have more energy across, and no more along`() throws {
    var last: Float = -20
    let flat = try value(numbers(Self.skin(brightness: 140, depth: 0)), .alongMiddle)
    for depth in [0, 0.03, 0.08, 0.2] as [Float] {
      let seen = numbers(Self.skin(brightness: 140, depth: depth))
      let across = try value(seen, .acrossMiddle)
      #expect(across > last + 0.5)
      last = across
      #expect(abs(try value(seen, .alongMiddle) - flat) < 0.5)
    }
  }

  @Test func `lines that run the other way are grain`() throws {
    let along = numbers(Self.skin(brightness: 140, depth: 0.1))
    let across = numbers(Self.skin(brightness: 140, depth: 0.1, turned: true))
    #expect(try value(along, .acrossMiddle) > value(along, .alongMiddle) + 3)
    #expect(try value(across, .alongMiddle) > value(across, .acrossMiddle) + 3)
    #expect(try value(along, .narrowDark95) > value(across, .narrowDark95) + 1)
  }

  /// Less light makes all of it darker by one factor; the floor under which noise drowns costs a little.
  @Test func `light cancels`() throws {
    let bright = numbers(Self.skin(brightness: 200, depth: 0.1)), dim = numbers(Self.skin(brightness: 110, depth: 0.1))
    for feature in [WrinkleReading.Feature.acrossMiddle, .acrossCoarse, .longLines] {
      #expect(abs(try value(bright, feature) - value(dim, feature)) < 0.25)
    }
  }

  @Test func `hair and what lies beyond the picture do not count as skin`() throws {
    var field = Self.skin(brightness: 150, depth: 0.05)
    for k in field.indices where k % Self.size.columns < 20 { field[k] = 30 }
    let part = numbers(field)
    #expect(try value(part, .skin) < 0.62)
    #expect(abs(try value(part, .acrossMiddle) - value(numbers(Self.skin(brightness: 150, depth: 0.05)), .acrossMiddle)) < 0.4)
    for k in field.indices where k % Self.size.columns < 50 { field[k] = -1 }
    #expect(numbers(field) == nil)
    #expect(numbers([Float](repeating: -1, count: field.count)) == nil)
    #expect(numbers([Float](repeating: 255, count: field.count)) == nil)
  }

  @Test func `a camera is found again from the mesh that it made`() {
    let camera = AffineCamera(x: [2.1, 0.2, -0.3, 320], y: [0.15, -2, 0.4, 240])
    let mesh = MeanFace.places.map { place -> SIMD3<Float> in
      let p = camera(SIMD3<Float>(place))
      return SIMD3(p.x, p.y, 0)
    }
    for patch in SkinPatch.all {
      let found = patch.camera(mesh)
      for place in [patch.places[0], patch.places[patch.places.count / 2], patch.places[patch.places.count - 1]] {
        let way = found(place) - camera(place)
        #expect((way * way).sum().squareRoot() < 0.05, "pixels")
      }
      #expect(patch.places.count <= LineMeter.capacity - patch.columns - patch.rows)
    }
  }

  @Test func `patches of both sides are mirror images`() {
    for patch in WrinklePatch.allCases {
      let (one, other) = (SkinPatch.all[patch.rawValue], SkinPatch.all[patch.fellow.rawValue])
      guard patch != patch.fellow else { continue }
      for (a, b) in zip(one.places, other.places) { #expect(a.x == -b.x && a.y == b.y && a.z == b.z) }
    }
  }

  /// The reader takes a patch's scale from the places beside and below its middle.
  @Test func `beside and below a patch's middle lie its neighbours, in every patch`() {
    let plain = AffineCamera(x: SIMD4(1, 0, 0, 0), y: SIMD4(0, 1, 0, 0))
    for (patch, name) in zip(SkinPatch.all, WrinklePatch.allCases) {
      let (along, across) = patch.steps(at: patch.middle, in: plain)
      for way in [along, across] {
        let size = (way * way).sum().squareRoot() / Float(SkinPatch.step)
        #expect(size > 0.6 && size < 1.4, "\(name): \(size) of a step")
      }
    }
  }

  @Test func `a reading turned over twice is the same`() throws {
    let reading = try #require(ObservationLogTests.skin(0))
    #expect(reading.mirrored != reading)
    #expect(reading.mirrored.mirrored == reading)
    #expect(reading.mirrored[.crowsFootLeft, .brightness] == reading[.crowsFootRight, .brightness])
  }

  @Test func `bytes keep numbers to half an eleventh`() {
    var codes = [UInt8](repeating: 0, count: WrinkleReading.bytes)
    for value in stride(from: Float(-15.9), to: 6, by: 0.37) {
      codes[0] = WrinkleReading.code(value)
      #expect(abs(WrinkleReading(codes: codes)[.forehead, .acrossFine] - value) <= 0.0456)
    }
    #expect(WrinkleReading.code(.nan) == 0 && WrinkleReading.code(.infinity) == 255)
    #expect(!WrinkleReading(codes: [1, 2, 3]).isSeen(.forehead))
  }
}
