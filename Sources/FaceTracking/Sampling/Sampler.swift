/// Fills a network's input straight from the planes: turned crop, bilinear, red-green-blue, rows × columns × 3.
///
/// As MediaPipe does, the nearest pixel is repeated beyond the picture for landmarks, and black surrounds it for
/// detection. Chroma lies half-way between luma samples, both ways. Nothing is allocated.
enum Sampler {
  /// What the network expects for black and white.
  enum Values { case zeroToOne, minusOneToOne }
  /// What lies beyond the picture.
  enum Surround { case nearest, black }

  static func fill(
    _ input: UnsafeMutableBufferPointer<Float>, side: Int, from planes: Planes, crop: Crop, values: Values,
    surround: Surround
  ) {
    precondition(input.count == side * side * 3 && planes.width > 2 && planes.height > 2)
    guard var out = input.baseAddress else { return }
    let step = crop.steps(of: side)
    let along = planes.turned(step.x), down = planes.turned(step.y), corner = planes.coded(crop.corner)
    let luma = BytePlane(planes.luma, planes.lumaStride, planes.width, planes.height)
    let chromaWidth = (planes.width + 1) / 2, chromaHeight = (planes.height + 1) / 2
    let blue = BytePlane(planes.blue, planes.chromaStride, chromaWidth, chromaHeight)
    let red = BytePlane(planes.red, planes.chromaStride, chromaWidth, chromaHeight)
    let m = planes.colour
    let (gain, offset): (Float, Float) = values == .zeroToOne ? (1 / 255, 0) : (2 / 255, -1)
    let stepX = BytePlane.fixed(along.x), stepY = BytePlane.fixed(along.y)

    /// One row of the input from a place on. `inside`: no place of the row, nor its chroma, lies beyond the picture.
    @inline(__always)
    func fillRow(_ startX: Int, _ startY: Int, inside: Bool) {
      var x = startX, y = startY
      for _ in 0..<side {
        let brightness = (luma.read(luma.spot(x, y, inside: inside)) - m.lumaOffset) * m.lumaGain
        let spot = blue.spot(BytePlane.chroma(x), BytePlane.chroma(y), inside: inside)
        let b = blue.read(spot) - 128, r = red.read(spot) - 128
        let cover = inside || surround == .nearest ? gain : gain * luma.cover(x, y)
        out[0] = clipped(brightness + m.redFromRed * r) * cover + offset
        out[1] = clipped(brightness + m.greenFromRed * r + m.greenFromBlue * b) * cover + offset
        out[2] = clipped(brightness + m.blueFromBlue * b) * cover + offset
        out += 3
        x &+= stepX
        y &+= stepY
      }
    }
    for row in 0..<side {
      let start = corner + Float(row) * down
      let x = BytePlane.fixed(start.x), y = BytePlane.fixed(start.y)
      // A row is straight, so its ends tell.
      let endX = x &+ (side - 1) &* stepX, endY = y &+ (side - 1) &* stepY
      let inside =
        luma.holds(x, y) && luma.holds(endX, endY)
        && blue.holds(BytePlane.chroma(x), BytePlane.chroma(y)) && blue.holds(BytePlane.chroma(endX), BytePlane.chroma(endY))
      // Two copies of the loop: the one without limits takes a quarter less time.
      if inside { fillRow(x, y, inside: true) } else { fillRow(x, y, inside: false) }
    }
  }

  @inline(__always)
  private static func clipped(_ value: Float) -> Float {
    // Written out: the library's `min` and `max` also order NaN, at three times the cost.
    let low = value > 0 ? value : 0
    return low < 255 ? low : 255
  }
}

/// One plane of bytes, read between its pixels. Positions are whole numbers of 1/2³² pixel, which need no rounding calls.
struct BytePlane {
  static let one = 1 << 32

  let bytes: UnsafePointer<UInt8>
  let stride: Int
  private let lastX, lastY: Int

  init(_ bytes: UnsafePointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int) {
    self.bytes = bytes
    self.stride = stride
    // Just short of the last pixel, so that a pixel to the right and one below always exist.
    lastX = (width - 1) * Self.one - 1
    lastY = (height - 1) * Self.one - 1
  }

  /// Positions far beyond any picture are held at ±2²⁰ pixels, so that what follows cannot overflow.
  static func fixed(_ position: Float) -> Int {
    guard position > -1_048_576 else { return -1_048_576 * one }
    guard position < 1_048_576 else { return 1_048_576 * one }
    return Int(Double(position) * Double(one))
  }

  /// Where a luma position lies among chroma pixels: pixel c covers luma pixels 2c and 2c+1, so its centre is a quarter
  /// of its own width further on.
  @inline(__always)
  static func chroma(_ position: Int) -> Int { position &>> 1 &- one / 4 }

  /// Whether a position lies between pixels of the plane.
  func holds(_ x: Int, _ y: Int) -> Bool { x >= 0 && x <= lastX && y >= 0 && y <= lastY }

  /// A position's upper left pixel, and how far it lies from there in 1/2²⁰ pixel.
  struct Spot {
    let offset, right, down: Int
  }

  /// The nearest spot of the plane. `inside`: the plane is known to hold the position.
  @inline(__always)
  func spot(_ x: Int, _ y: Int, inside: Bool) -> Spot {
    let heldX = inside ? x : max(0, min(x, lastX)), heldY = inside ? y : max(0, min(y, lastY))
    return Spot(
      offset: heldY &>> 32 &* stride &+ heldX &>> 32, right: heldX &>> 12 & 0xF_FFFF, down: heldY &>> 12 & 0xF_FFFF)
  }

  /// The brightness there, 0…255.
  @inline(__always)
  func read(_ spot: Spot) -> Float {
    let at = bytes + spot.offset
    // Twenty bits of the fraction twice and eight of the brightness fit a word with room to spare.
    let upper = Int(at[0]) &<< 20 &+ (Int(at[1]) &- Int(at[0])) &* spot.right
    let lower = Int(at[stride]) &<< 20 &+ (Int(at[stride &+ 1]) &- Int(at[stride])) &* spot.right
    return Float(upper &<< 20 &+ (lower &- upper) &* spot.down) * (1 / 1_099_511_627_776)
  }

  /// How much of the pixel there is picture: 1 inside, 0 from one pixel beyond the edge.
  @inline(__always)
  func cover(_ x: Int, _ y: Int) -> Float {
    func part(_ position: Int, _ last: Int) -> Float {
      let inside = min(position &+ Self.one, last &+ 1 &+ Self.one &- position)
      return Float(max(0, min(inside, Self.one))) * (1 / 4_294_967_296)
    }
    return part(x, lastX) * part(y, lastY)
  }
}
