import MaskSigns
import Testing

@Suite struct `Lids are drawn where they are commanded` {
  @Test(arguments: [-1, 0.5, 2, 3, 4.2, 5.5, 7] as [Double])
  func `the upper margin comes out within 0.3 mm`(height: Double) throws {
    let picture = PartPicture(.both { $0.setLids(upper: height, lower: -5.3) })
    for eye in 0..<2 {
      let margins = try #require(picture.margins(eye))
      #expect(abs(Double(margins.upper) - height) < 0.3, "eye \(eye): \(margins.upper) mm")
    }
  }

  @Test(arguments: [-7, -5.3, -4, -2.5] as [Double])
  func `the lower margin comes out within 0.3 mm`(height: Double) throws {
    let picture = PartPicture(.both { $0.setLids(upper: 4.2, lower: height) })
    for eye in 0..<2 {
      let margins = try #require(picture.margins(eye))
      #expect(abs(Double(margins.lower) - height) < 0.3, "eye \(eye): \(margins.lower) mm")
    }
  }

  @Test func `nasal and temporal heights come out within 0.4 mm`() throws {
    let picture = PartPicture(
      .both { $0.upperLid = LidMargin(nasal: 1.6, central: 4.0, temporal: 4.4) })
    for eye in 0..<2 {
      let nasal = try #require(picture.margins(eye, at: -6)), temporal = try #require(picture.margins(eye, at: 6))
      #expect(abs(nasal.upper - 1.6) < 0.4, "\(nasal.upper)")
      #expect(abs(temporal.upper - 4.4) < 0.4, "\(temporal.upper)")
    }
  }

  @Test func `a left command leaves the right lid where it was`() throws {
    var signs = Signs()
    signs.eyes.left.setLids(upper: 0.5, lower: -5.3)
    let drooping = PartPicture(signs), resting = PartPicture(Signs())
    #expect(drooping.eyePixels(0) == resting.eyePixels(0))
    #expect(drooping.eyePixels(1) < resting.eyePixels(1) * 3 / 4)
  }

  @Test(arguments: [-20, 0, 20] as [Double], [-15, 0, 15] as [Double])
  func `closed lids show no eye`(yaw: Double, pitch: Double) {
    var signs = Signs.both { $0.isClosed = true }
    signs.head = HeadPosture(yaw: .degrees(yaw), pitch: .degrees(pitch), roll: .zero)
    let picture = PartPicture(signs)
    #expect(picture.eyePixels(0) == 0 && picture.eyePixels(1) == 0)
  }

  /// The flag leaves the globe out; this shows that the lids' own shape covers it, as in the last picture of a blink.
  @Test(arguments: [-20, 0, 20] as [Double], [-15, 0, 15] as [Double])
  func `margins at the same height leave less than a tenth of a square millimetre`(yaw: Double, pitch: Double) {
    var signs = Signs.both {
      $0.upperLid = LidMargin(nasal: -4.4, central: -5.4, temporal: -4.6)
      $0.lowerLid = LidMargin(nasal: -4.2, central: -5.3, temporal: -4.4)
    }
    signs.head = HeadPosture(yaw: .degrees(yaw), pitch: .degrees(pitch), roll: .zero)
    let picture = PartPicture(signs)
    #expect(picture.visibleArea(0) < 0.1 && picture.visibleArea(1) < 0.1, "\(picture.visibleArea(0)) mm²")
  }

  @Test func `a covered eye shows no eye`() {
    var signs = Signs()
    signs.eyes.left.isCovered = true
    for yaw in [-50, 0, 50] as [Double] {
      signs.head.yaw = .degrees(yaw)
      #expect(PartPicture(signs).eyePixels(1) == 0)
    }
  }
}
