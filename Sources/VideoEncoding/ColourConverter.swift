internal import CFFmpeg

/// Brings drawn pictures (RGBA) to what an encoder takes and ``LumaAndChroma`` does not make.
struct ColourConverter: ~Copyable {
  private let scaler: OpaquePointer

  private init(owning scaler: OpaquePointer) { self.scaler = scaler }

  deinit { sws_freeContext(scaler) }

  static func open(width: Int, height: Int, to format: AVPixelFormat) throws(WriterError) -> ColourConverter {
    // Bit-exact and accurately rounded, so that all machines give the encoder the same pixels.
    let flags = SWS_BILINEAR | SWS_BITEXACT | SWS_ACCURATE_RND
    guard
      let scaler = sws_getContext(
        CInt(width), CInt(height), AV_PIX_FMT_RGBA, CInt(width), CInt(height), format, flags, nil, nil, nil)
    else { throw .outOfMemory }
    let converter = ColourConverter(owning: scaler)
    let table = sws_getCoefficients(SWS_CS_ITU709)
    _ = sws_setColorspaceDetails(scaler, table, 1, table, format == AV_PIX_FMT_RGB24 ? 1 : 0, 0, 1 << 16, 1 << 16)
    return converter
  }

  /// - Parameter pixels: RGBA, `width * height * 4` bytes.
  func convert(
    _ pixels: Span<UInt8>, width: Int, height: Int, into picture: UnsafeMutablePointer<AVFrame>
  ) throws(WriterError) {
    let code: CInt = pixels.withUnsafeBufferPointer { bytes in
      let planes: [UnsafePointer<UInt8>?] = [bytes.baseAddress, nil, nil, nil]
      let strides: [CInt] = [CInt(width * 4), 0, 0, 0]
      let target = Planes(of: picture)
      return sws_scale(scaler, planes, strides, 0, CInt(height), target.data, target.strides)
    }
    try WriterError.check(code, at: .convert)
  }
}

/// The first four planes of a frame, as the arrays that swscale wants: Swift sees C's as tuples.
private struct Planes {
  let data: [UnsafeMutablePointer<UInt8>?]
  let strides: [CInt]

  init(of picture: UnsafeMutablePointer<AVFrame>) {
    let (data, strides) = (picture.pointee.data, picture.pointee.linesize)
    self.data = [data.0, data.1, data.2, data.3]
    self.strides = [strides.0, strides.1, strides.2, strides.3]
  }
}
