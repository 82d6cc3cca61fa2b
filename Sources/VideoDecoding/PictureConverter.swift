internal import CFFmpeg

/// Brings pictures of any format, and of a size that changed midway, to 8-bit 4:2:0 of one size.
///
/// Matrix and range stay as they are; RGB becomes full-range BT.709. The pixels come from a pool, so that the steady
/// state takes no new memory.
struct PictureConverter: ~Copyable {
  private var scaler: OpaquePointer?
  private var pool: OpaquePointer?
  private let width: Int
  private let height: Int
  private let lumaStride: Int
  private let chromaStride: Int

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    lumaStride = Self.aligned(width)
    chromaStride = Self.aligned((width + 1) / 2)
  }

  deinit {
    sws_freeContext(scaler)
    var pool = pool
    av_buffer_pool_uninit(&pool)  // FFmpeg frees it when the last picture is gone.
  }

  /// Rows begin at multiples of 64 bytes, as swscale's fast paths want.
  private static func aligned(_ width: Int) -> Int { (width + 63) / 64 * 64 }

  mutating func convert(_ source: borrowing Picture) throws(MediaError) -> Picture {
    let colour = PictureColour(of: source.raw)
    let hasSize = source.width == width && source.height == height
    let result: Picture
    if hasSize, let planar = PixelFormats.planar(source.format) {
      result = try reduce(source, planar)
    } else {
      result = try scale(source, colour)
    }
    result.raw.pointee.color_range = colour.range == .full ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG
    result.raw.pointee.colorspace =
      switch colour.matrix {
      case .bt601: AVCOL_SPC_SMPTE170M
      case .bt709: AVCOL_SPC_BT709
      case .bt2020: AVCOL_SPC_BT2020_NCL
      }
    return result
  }

  /// By plain loops, plane by plane.
  private mutating func reduce(
    _ source: borrowing Picture, _ planar: PixelFormats.Planar
  ) throws(MediaError) -> Picture {
    let result = try emptyPicture()
    let (from, to) = (source.planes, result.planes)
    for plane in 0..<3 {
      guard let start = from.data[plane], let target = to.data[plane] else {
        throw .ffmpeg(step: .convert, code: mask_AVERROR_INVALIDDATA)
      }
      let isChroma = plane > 0
      let reduction = PlaneReduction(
        width: isChroma && !planar.hasFullChromaWidth ? (width + 1) / 2 : width,
        height: isChroma && !planar.hasFullChromaHeight ? (height + 1) / 2 : height,
        halvesWidth: isChroma && planar.hasFullChromaWidth, halvesHeight: isChroma && planar.hasFullChromaHeight,
        excessBits: planar.depth - 8)
      let (stride, targetStride) = (Int(from.strides[plane]), Int(to.strides[plane]))
      if planar.depth == 8 {
        reduction.reduce(UnsafePointer(start), stride: stride, into: target, targetStride: targetStride)
      } else {
        // FFmpeg aligns the rows of 16-bit formats to 16 bits at least.
        let samples = UnsafeRawPointer(start).assumingMemoryBound(to: UInt16.self)
        reduction.reduce(samples, stride: stride / 2, into: target, targetStride: targetStride)
      }
    }
    return result
  }

  /// By swscale: any other format, and pictures whose size changed midway.
  private mutating func scale(_ source: borrowing Picture, _ colour: PictureColour) throws(MediaError) -> Picture {
    try prepareScaler(for: source, colour: colour)
    let result = try emptyPicture()
    let (from, to) = (source.planes, result.planes)
    let code = sws_scale(
      scaler, from.data.map { UnsafePointer($0) }, from.strides, 0, source.raw.pointee.height, to.data, to.strides)
    guard code >= 0 else { throw .ffmpeg(step: .convert, code: code) }
    return result
  }

  private mutating func prepareScaler(for source: borrowing Picture, colour: PictureColour) throws(MediaError) {
    let format = PixelFormats.withoutJ(source.format)
    // swscale's shortcut for RGB ignores the range; accurate rounding takes the long way.
    let flags = PixelFormats.isRGB(format) ? SWS_BILINEAR | SWS_ACCURATE_RND : SWS_BILINEAR
    scaler = sws_getCachedContext(
      scaler, source.raw.pointee.width, source.raw.pointee.height, format, CInt(width), CInt(height),
      AV_PIX_FMT_YUV420P, flags, nil, nil, nil)
    guard let scaler else { throw .ffmpeg(step: .convert, code: -EINVAL) }
    let range: CInt = colour.range == .full ? 1 : 0
    // The return value only says that a pair without YUV needs no coefficients.
    _ = sws_setColorspaceDetails(scaler, colour.coefficients, range, colour.coefficients, range, 0, 1 << 16, 1 << 16)
  }

  private mutating func emptyPicture() throws(MediaError) -> Picture {
    let chromaRows = (height + 1) / 2
    let lumaBytes = lumaStride * height
    let chromaBytes = chromaStride * chromaRows
    if pool == nil { pool = av_buffer_pool_init(lumaBytes + 2 * chromaBytes + 64, nil) }
    guard let pool, let buffer = av_buffer_pool_get(pool) else { throw .outOfMemory }
    let picture: Picture
    do { picture = try Picture.allocate() } catch {
      var buffer: UnsafeMutablePointer<AVBufferRef>? = buffer
      av_buffer_unref(&buffer)
      throw error
    }
    let start: UnsafeMutablePointer<UInt8> = buffer.pointee.data
    picture.raw.pointee.buf.0 = buffer
    picture.raw.pointee.data.0 = start
    picture.raw.pointee.data.1 = start + lumaBytes
    picture.raw.pointee.data.2 = start + lumaBytes + chromaBytes
    picture.raw.pointee.linesize.0 = CInt(lumaStride)
    picture.raw.pointee.linesize.1 = CInt(chromaStride)
    picture.raw.pointee.linesize.2 = CInt(chromaStride)
    picture.raw.pointee.width = CInt(width)
    picture.raw.pointee.height = CInt(height)
    picture.raw.pointee.format = AV_PIX_FMT_YUV420P.rawValue
    return picture
  }
}
