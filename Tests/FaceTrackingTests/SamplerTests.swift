import Testing

@testable import FaceTracking

/// Made-up planes with the sampler's answer worked out the long way, one colour at a time, in double precision.
struct SamplerTests {
  struct Picture {
    var width: Int, height: Int
    var luma, blue, red: [UInt8]

    init(width: Int, height: Int, seed: UInt64) {
      var state = seed
      func noise(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return UInt8(truncatingIfNeeded: state >> 33)
        }
      }
      self.width = width
      self.height = height
      luma = noise(width * height)
      blue = noise((width + 1) / 2 * ((height + 1) / 2))
      red = noise((width + 1) / 2 * ((height + 1) / 2))
    }

    func lend<R>(
      origin: SIMD2<Float> = [0, 0], stepX: SIMD2<Float> = [1, 0], stepY: SIMD2<Float> = [0, 1],
      _ body: (Planes) -> R
    ) -> R {
      luma.withUnsafeBufferPointer { y in
        blue.withUnsafeBufferPointer { u in
          red.withUnsafeBufferPointer { v in
            body(
              Planes(
                luma: y.baseAddress!, blue: u.baseAddress!, red: v.baseAddress!, lumaStride: width,
                chromaStride: (width + 1) / 2, width: width, height: height, origin: origin, stepX: stepX,
                stepY: stepY, colour: ColourMatrix(kr: 0.2126, kb: 0.0722, full: false)))
          }
        }
      }
    }

    /// Bilinear with the nearest pixel repeated.
    func bilinear(_ plane: [UInt8], _ width: Int, _ height: Int, _ x: Double, _ y: Double) -> Double {
      func at(_ column: Int, _ row: Int) -> Double {
        Double(plane[max(0, min(height - 1, row)) * width + max(0, min(width - 1, column))])
      }
      let column = Int(x.rounded(.down)), row = Int(y.rounded(.down))
      let fx = x - Double(column), fy = y - Double(row)
      return (at(column, row) * (1 - fx) + at(column + 1, row) * fx) * (1 - fy)
        + (at(column, row + 1) * (1 - fx) + at(column + 1, row + 1) * fx) * fy
    }

    func rgb(_ x: Double, _ y: Double) -> [Double] {
      let half = ((width + 1) / 2, (height + 1) / 2)
      let luminance = (bilinear(luma, width, height, x, y) - 16) * 255 / 219
      let b = (bilinear(blue, half.0, half.1, (x - 0.5) / 2, (y - 0.5) / 2) - 128) * 255 / 224
      let r = (bilinear(red, half.0, half.1, (x - 0.5) / 2, (y - 0.5) / 2) - 128) * 255 / 224
      let kr = 0.2126, kb = 0.0722, kg = 1 - kr - kb
      let red = luminance + 2 * (1 - kr) * r, blue = luminance + 2 * (1 - kb) * b
      let green = luminance - 2 * (1 - kr) * kr / kg * r - 2 * (1 - kb) * kb / kg * b
      return [red, green, blue].map { max(0, min(255, $0)) / 255 }
    }
  }

  static func sample(
    _ picture: Picture, side: Int, crop: Crop, values: Sampler.Values = .zeroToOne,
    surround: Sampler.Surround = .nearest
  ) -> [Float] {
    var input = [Float](repeating: .nan, count: side * side * 3)
    input.withUnsafeMutableBufferPointer { buffer in
      picture.lend {
        Sampler.fill(buffer, side: side, from: $0, crop: crop, values: values, surround: surround)
      }
    }
    return input
  }

  @Test(arguments: [
    Crop(centre: [30, 20], side: 25), Crop(centre: [5, 44], side: 70, axis: [0.8, 0.6]),
    Crop(centre: [-20, -20], side: 10), Crop(centre: [31.3, 22.9], side: 200, axis: [0, -1]),
    Crop(centre: [40, 20], side: 3, axis: [-0.6, 0.8]),
  ])
  func `a crop equals brute-force bilinear sampling within a hundredth of a grey level`(crop: Crop) {
    let picture = Picture(width: 61, height: 45, seed: 7), side = 24
    let input = Self.sample(picture, side: side, crop: crop)
    var worst = 0.0
    for row in 0..<side {
      for column in 0..<side {
        let place = crop.place([Float(column), Float(row)], count: side)
        let expected = picture.rgb(Double(place.x), Double(place.y))
        for channel in 0..<3 {
          worst = max(worst, abs(Double(input[(row * side + column) * 3 + channel]) - expected[channel]))
        }
      }
    }
    #expect(worst < 0.01 / 255)
  }

  @Test func `black surrounds a picture for detection`() {
    let picture = Picture(width: 40, height: 20, seed: 3)
    let crop = Crop(centre: [20, 10], side: 40)
    let inside = Self.sample(picture, side: 40, crop: crop, values: .minusOneToOne)
    let input = Self.sample(picture, side: 40, crop: crop, values: .minusOneToOne, surround: .black)
    for row in 0..<40 {
      for index in row * 120..<(row + 1) * 120 {
        #expect(input[index] == (10..<30 ~= row ? inside[index] : -1))
      }
    }
  }

  @Test func `a picture stored turned gives the same input as the upright one`() {
    let upright = Picture(width: 30, height: 20, seed: 11)
    // Stored a quarter turn clockwise before the upright one: coded (x, y) = (upright y, 29 − upright x).
    var turned = Picture(width: 20, height: 30, seed: 0)
    for y in 0..<20 { for x in 0..<30 { turned.luma[(29 - x) * 20 + y] = upright.luma[y * 30 + x] } }
    for y in 0..<10 {
      for x in 0..<15 {
        turned.blue[(14 - x) * 10 + y] = upright.blue[y * 15 + x]
        turned.red[(14 - x) * 10 + y] = upright.red[y * 15 + x]
      }
    }
    let crop = Crop(centre: [14, 9], side: 22, axis: [0.96, 0.28])
    let expected = Self.sample(upright, side: 16, crop: crop)
    var input = [Float](repeating: 0, count: expected.count)
    input.withUnsafeMutableBufferPointer { buffer in
      turned.lend(origin: [0, 29], stepX: [0, -1], stepY: [1, 0]) {
        Sampler.fill(buffer, side: 16, from: $0, crop: crop, values: .zeroToOne, surround: .nearest)
      }
    }
    let worst = zip(input, expected).map { abs($0 - $1) }.max() ?? .infinity
    #expect(worst < 0.01 / 255)
  }

  @Test func `a crop lost in space reads no memory outside the picture`() {
    let picture = Picture(width: 16, height: 16, seed: 5)
    for side in [Float.infinity, .nan, 1e30, 0, -5] {
      let input = Self.sample(picture, side: 8, crop: Crop(centre: [1e20, -.infinity], side: side))
      #expect(input.allSatisfy { (0...1).contains($0) })
    }
  }

  @Test func `white and black of the limited range reach both ends`() {
    let matrix = ColourMatrix(kr: 0.299, kb: 0.114, full: false)
    #expect((235 - matrix.lumaOffset) * matrix.lumaGain == 255)
    #expect((16 - matrix.lumaOffset) * matrix.lumaGain == 0)
    // BT.601: R = Y + 1.402 Cr, B = Y + 1.772 Cb, on the full range.
    let full = ColourMatrix(kr: 0.299, kb: 0.114, full: true)
    #expect(abs(full.redFromRed - 1.402) < 1e-5)
    #expect(abs(full.blueFromBlue - 1.772) < 1e-5)
    #expect(abs(full.greenFromRed + 0.714136) < 1e-5)
    #expect(abs(full.greenFromBlue + 0.344136) < 1e-5)
  }
}
