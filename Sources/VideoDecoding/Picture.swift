internal import CFFmpeg

/// The one owner of an FFmpeg frame and of its reference to the pixels.
struct Picture: ~Copyable {
  let raw: UnsafeMutablePointer<AVFrame>

  private init(owning raw: UnsafeMutablePointer<AVFrame>) { self.raw = raw }

  deinit {
    var freeing: UnsafeMutablePointer<AVFrame>? = raw
    av_frame_free(&freeing)
  }

  static func allocate() throws(MediaError) -> Picture {
    guard let raw = av_frame_alloc() else { throw .outOfMemory }
    return Picture(owning: raw)
  }

  var width: Int { Int(raw.pointee.width) }
  var height: Int { Int(raw.pointee.height) }
  var format: AVPixelFormat { AVPixelFormat(raw.pointee.format) }

  /// 8-bit 4:2:0 with rows from the top, which needs no conversion.
  var isPlain: Bool {
    PixelFormats.isPassedThrough(format) && raw.pointee.linesize.0 > 0 && raw.pointee.linesize.1 > 0
      && raw.pointee.linesize.1 == raw.pointee.linesize.2
  }

  /// The planes and the bytes between their rows as swscale wants them: Swift sees C's arrays as tuples.
  var planes: (data: [UnsafeMutablePointer<UInt8>?], strides: [CInt]) {
    let (data, strides) = (raw.pointee.data, raw.pointee.linesize)
    return ([data.0, data.1, data.2, data.3], [strides.0, strides.1, strides.2, strides.3])
  }

  /// The stream's own time, or `nil`.
  var time: Int64? {
    let time = raw.pointee.best_effort_timestamp
    return time == mask_AV_NOPTS_VALUE ? nil : time
  }

  /// The display matrix that came with this picture, as from a JPEG's EXIF.
  var displayMatrix: [Int32]? {
    guard let side = av_frame_get_side_data(raw, AV_FRAME_DATA_DISPLAYMATRIX), side.pointee.size >= 36,
      let bytes = side.pointee.data
    else { return nil }
    return bytes.withMemoryRebound(to: Int32.self, capacity: 9) { Array(UnsafeBufferPointer(start: $0, count: 9)) }
  }
}
