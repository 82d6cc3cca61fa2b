package import VideoDecoding

/// A picture's planes and how they lie, lent to the sampler for one call.
///
/// Positions given to ``coded(_:)`` are upright; the planes stay as they were stored.
package struct Planes {
  package let luma, blue, red: UnsafePointer<UInt8>
  package let lumaStride, chromaStride: Int
  /// Stored size, pixels.
  package let width, height: Int
  /// Upright position = 0 lies here among the stored pixels, and these are the steps for one upright pixel.
  let origin, stepX, stepY: SIMD2<Float>
  let colour: ColourMatrix

  /// An upright picture's planes; each chroma plane has half as many rows and columns, rounded up.
  package static func upright(
    luma: UnsafePointer<UInt8>, blue: UnsafePointer<UInt8>, red: UnsafePointer<UInt8>, lumaStride: Int,
    chromaStride: Int, width: Int, height: Int, colour: PictureColour
  ) -> Planes {
    Planes(
      luma: luma, blue: blue, red: red, lumaStride: lumaStride, chromaStride: chromaStride, width: width,
      height: height, origin: .zero, stepX: [1, 0], stepY: [0, 1], colour: ColourMatrix(colour))
  }

  /// Where an upright position lies among the stored pixels.
  func coded(_ point: SIMD2<Float>) -> SIMD2<Float> { origin + point.x * stepX + point.y * stepY }
  /// Turns an upright direction into a stored one.
  func turned(_ step: SIMD2<Float>) -> SIMD2<Float> { step.x * stepX + step.y * stepY }
}

extension Frame {
  /// Lends the picture to the sampler.
  func sampled<Result, E: Error>(_ body: (Planes) throws(E) -> Result) throws(E) -> Result {
    try withPlanes { y, u, v throws(E) in
      try y.withUnsafeBufferPointer { y throws(E) in
        try u.withUnsafeBufferPointer { u throws(E) in
          try v.withUnsafeBufferPointer { v throws(E) in
            // Planes are never empty: a frame has at least one pixel.
            try body(planes(y.baseAddress!, u.baseAddress!, v.baseAddress!))
          }
        }
      }
    }
  }

  private func planes(
    _ y: UnsafePointer<UInt8>, _ u: UnsafePointer<UInt8>, _ v: UnsafePointer<UInt8>
  ) -> Planes {
    /// Between pixel centres, as the sampler counts.
    func coded(_ x: Double, _ y: Double) -> SIMD2<Float> {
      let point = orientation.codedPoint(
        displayX: x + 0.5, displayY: y + 0.5, codedWidth: codedWidth, codedHeight: codedHeight)
      return [Float(point.x - 0.5), Float(point.y - 0.5)]
    }
    let origin = coded(0, 0)
    return Planes(
      luma: y, blue: u, red: v, lumaStride: lumaStride, chromaStride: chromaStride, width: codedWidth,
      height: codedHeight, origin: origin, stepX: coded(1, 0) - origin, stepY: coded(0, 1) - origin,
      colour: ColourMatrix(colour))
  }
}
