package import VideoDecoding

/// Reads an eye's crop from a picture's planes: red, green and blue one plane after the other, 0…1, rows from the top.
///
/// Bilinear; the nearest pixel is repeated beyond the picture. Where a pixel of the crop spans several of the picture it is
/// the mean of as many places each way, so that a large picture gives the same crop as a small one. Nothing is allocated.
package enum EyeSampler {
  /// Floats of a crop.
  package static let count = 3 * EyeCrop.width * EyeCrop.height
  /// Places along each axis of a pixel at most: 8 pixels of the picture for one of the crop are an eye of 600 pixels.
  private static let mostTaps = 8
  /// A pixel of the crop may be so many of the picture's without a second place: a bilinear read spans two anyway.
  private static let span: Float = 1.25

  /// - Parameter input: ``count`` floats.
  package static func fill(_ input: UnsafeMutableBufferPointer<Float>, from planes: Planes, crop: EyeCrop) {
    precondition(input.count == count && planes.width > 2 && planes.height > 2)
    guard let out = input.baseAddress else { return }
    let taps = Int(min(max((crop.scale / span).rounded(.up), 1), Float(mostTaps)))
    let right = planes.turned(crop.right), down = planes.turned(crop.down)
    let corner = planes.coded(crop.corner)
    let reader = PixelReader(planes)
    let plane = EyeCrop.width * EyeCrop.height
    let share = 1 / Float(255 * taps * taps)
    let m = planes.colour
    let stepX = SIMD2(BytePlane.fixed(right.x / Float(taps)), BytePlane.fixed(right.y / Float(taps)))
    let stepY = SIMD2(BytePlane.fixed(down.x / Float(taps)), BytePlane.fixed(down.y / Float(taps)))
    // The first place of a pixel lies this far before its centre.
    let before = (right + down) * (Float(taps - 1) / Float(2 * taps))
    for row in 0..<EyeCrop.height {
      let start = corner - before + Float(row) * down
      let first = SIMD2(BytePlane.fixed(start.x), BytePlane.fixed(start.y))
      let last = first &+ Int(EyeCrop.width * taps - 1) &* stepX &+ (taps - 1) &* stepY
      let corners = (first, last, first &+ (taps - 1) &* stepY, last &- (taps - 1) &* stepY)
      let inside =
        reader.holds(corners.0) && reader.holds(corners.1) && reader.holds(corners.2) && reader.holds(corners.3)
      var at = row * EyeCrop.width
      var place = first
      for _ in 0..<EyeCrop.width {
        // Brightness, blue and red difference; the matrix is linear, so it is applied to their means.
        var sum = SIMD3<Float>.zero
        if taps == 1 {
          sum = inside ? reader.read(place, inside: true) : reader.read(place, inside: false)
          place = place &+ stepX
        } else {
          for _ in 0..<taps {
            var tap = place
            for _ in 0..<taps {
              sum += reader.read(tap, inside: inside)
              tap = tap &+ stepY
            }
            place = place &+ stepX
          }
        }
        sum *= share
        let brightness = (sum.x - m.lumaOffset / 255) * m.lumaGain
        let b = sum.y - 128 / 255, r = sum.z - 128 / 255
        out[at] = clipped(brightness + m.redFromRed * r)
        out[at + plane] = clipped(brightness + m.greenFromRed * r + m.greenFromBlue * b)
        out[at + 2 * plane] = clipped(brightness + m.blueFromBlue * b)
        at += 1
      }
    }
  }

  /// The crop of a frame, for looking at.
  package static func values(of crop: EyeCrop, in frame: Frame) -> [Float] {
    [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      let input = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
      frame.sampled { fill(input, from: $0, crop: crop) }
      filled = count
    }
  }

  @inline(__always)
  private static func clipped(_ value: Float) -> Float {
    let low = value > 0 ? value : 0
    return low < 1 ? low : 1
  }
}

/// Luma, blue and red difference of a picture between its pixels.
private struct PixelReader {
  let luma, blue, red: BytePlane

  init(_ planes: Planes) {
    luma = BytePlane(planes.luma, planes.lumaStride, planes.width, planes.height)
    let width = (planes.width + 1) / 2, height = (planes.height + 1) / 2
    blue = BytePlane(planes.blue, planes.chromaStride, width, height)
    red = BytePlane(planes.red, planes.chromaStride, width, height)
  }

  /// Whether a place and its chroma lie between pixels.
  func holds(_ p: SIMD2<Int>) -> Bool {
    luma.holds(p.x, p.y) && blue.holds(BytePlane.chroma(p.x), BytePlane.chroma(p.y))
  }

  @inline(__always)
  func read(_ p: SIMD2<Int>, inside: Bool) -> SIMD3<Float> {
    let spot = blue.spot(BytePlane.chroma(p.x), BytePlane.chroma(p.y), inside: inside)
    return SIMD3(luma.read(luma.spot(p.x, p.y, inside: inside)), blue.read(spot), red.read(spot))
  }
}
