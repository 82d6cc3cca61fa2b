import Testing
import VideoDecoding

@testable import FaceTracking

/// The rectangle that the eye network looks at, and how its pixels are read.
struct EyeCropTests {
  /// A left or right eye somewhere, turned, partly beyond the picture's edge or not.
  private static let crops: [EyeCrop] = [
    EyeCrop(centre: [100, 70], direction: [1, 0], width: 90, isMirrored: false),
    EyeCrop(centre: [120.3, 61.7], direction: [-3, 1], width: 71, isMirrored: true),
    EyeCrop(temporal: [60, 80, 5], nasal: [130, 60, -9], isMirrored: false),
    EyeCrop(temporal: [180, 90, 0], nasal: [90, 40, 30], isMirrored: true),
  ]

  @Test(arguments: crops) func `a pixel leads to the picture and back`(_ crop: EyeCrop) {
    for p: SIMD2<Float> in [[0, 0], [127, 0], [17.5, 80.25], [63.5, 47.5]] {
      let there = crop.inCrop(crop.place(p)) - p
      #expect(abs(there.x) < 1e-3 && abs(there.y) < 1e-3)
    }
    #expect(crop.place([63.5, 47.5]) == crop.centre)
  }

  @Test func `the nose is at the right and up is up for both eyes`() {
    let right = EyeCrop(temporal: [50, 50, 0], nasal: [90, 52, 0], isMirrored: false)
    let left = EyeCrop(temporal: [170, 50, 0], nasal: [130, 52, 0], isMirrored: true)
    for (crop, nasal) in [(right, SIMD2<Float>(90, 52)), (left, SIMD2<Float>(130, 52))] {
      let place = crop.inCrop(nasal)
      #expect(abs(place.x - (63.5 + 64 / EyeCrop.widthPerCanthi)) < 0.01 && abs(place.y - 47.5) < 0.01)
      #expect(crop.inCrop(nasal + [0, 5]).y > place.y)
    }
  }

  @Test func `a turned head does not enlarge`() {
    let straight = EyeCrop(temporal: [0, 0, 0], nasal: [50, 0, 0], isMirrored: false)
    let turned = EyeCrop(temporal: [0, 0, 0], nasal: [30, 0, 40], isMirrored: false)
    #expect(abs(straight.scale - turned.scale) < 1e-5)
  }

  @Test(arguments: crops) func `a crop's pixel shows the picture's place`(_ crop: EyeCrop) {
    // Brightness that rises evenly is read exactly between pixels, however many places are averaged.
    let picture = DrawnPlanes(width: 220, height: 140) { x, y in (20 + 0.6 * Float(x) + 0.5 * Float(y), 128, 128) }
    let read = picture.read(crop)
    for (u, v) in [(0, 0), (64, 48), (127, 95), (30, 70)] {
      let place = crop.place([Float(u), Float(v)])
      guard place.x > 4, place.y > 4, place.x < 215, place.y < 135 else { continue }
      let wanted = (20 + 0.6 * place.x + 0.5 * place.y) / 255
      // Bytes are rounded: half a level.
      #expect(abs(read[v * 128 + u] - wanted) < 0.8 / 255)
    }
  }

  @Test(arguments: crops) func `the other eye of a mirror image gives the same crop`(_ crop: EyeCrop) {
    func pattern(_ x: Int, _ y: Int) -> (Float, Float, Float) {
      (Float((x * 37 + y * 101 + x * y) % 200) + 20, Float((x / 2 * 53 + y / 2 * 17) % 160) + 40, Float((x / 2 * 29 + y / 2 * 71) % 160) + 40)
    }
    let width = 220
    let picture = DrawnPlanes(width: width, height: 140) { x, y in pattern(x, y) }
    let mirrored = DrawnPlanes(width: width, height: 140) { x, y in pattern(width - 1 - x, y) }
    let isMirrored = crop.right.x * crop.down.y - crop.right.y * crop.down.x < 0
    let other = EyeCrop(
      centre: [Float(width - 1) - crop.centre.x, crop.centre.y], direction: [-crop.right.x, crop.right.y],
      width: crop.scale * 128, isMirrored: !isMirrored)
    let (a, b) = (picture.read(crop), mirrored.read(other))
    #expect(zip(a, b).allSatisfy { abs($0 - $1) < 2e-3 })
  }

  @Test func `many source pixels in one are averaged`() {
    // A chequerboard finer than the crop's pixels must come out grey.
    let picture = DrawnPlanes(width: 800, height: 600) { x, y in ((x + y) % 2 == 0 ? 235 : 16, 128, 128) }
    for width: Float in [256, 384, 500, 640] {
      let read = picture.read(EyeCrop(centre: [400, 300], direction: [1, 0.05], width: width, isMirrored: false))
      let plane = read[0..<128 * 96]
      let mean = plane.reduce(0, +) / Float(plane.count)
      let spread = (plane.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(plane.count)).squareRoot()
      #expect(abs(mean - 0.5) < 0.02 && spread < 0.12)
    }
  }
}

/// Planes drawn by a formula: luma, blue and red difference at each luma pixel.
struct DrawnPlanes {
  let width, height: Int
  private var luma, blue, red: [UInt8]

  init(width: Int, height: Int, _ value: (Int, Int) -> (Float, Float, Float)) {
    self.width = width
    self.height = height
    luma = (0..<width * height).map { UInt8(min(max(value($0 % width, $0 / width).0 + 0.5, 0), 255)) }
    let columns = width / 2
    let chroma = (0..<columns * (height / 2)).map { value($0 % columns * 2, $0 / columns * 2) }
    blue = chroma.map { UInt8(min(max($0.1, 0), 255)) }
    red = chroma.map { UInt8(min(max($0.2, 0), 255)) }
  }

  /// Red, green and blue planes, 0…1; full range.
  func read(_ crop: EyeCrop) -> [Float] {
    var values = [Float](repeating: .nan, count: EyeSampler.count)
    luma.withUnsafeBufferPointer { y in
      blue.withUnsafeBufferPointer { u in
        red.withUnsafeBufferPointer { v in
          guard let y = y.baseAddress, let u = u.baseAddress, let v = v.baseAddress else { return }
          let planes = Planes.upright(
            luma: y, blue: u, red: v, lumaStride: width, chromaStride: width / 2, width: width, height: height,
            colour: PictureColour(matrix: .bt709, range: .full))
          values.withUnsafeMutableBufferPointer { EyeSampler.fill($0, from: planes, crop: crop) }
        }
      }
    }
    return values
  }
}
