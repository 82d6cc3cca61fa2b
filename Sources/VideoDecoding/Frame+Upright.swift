internal import CFFmpeg

/// An upright picture in RGB: 8 bits each, rows from the top, no padding: `width * height * 3` bytes.
public struct UprightPicture: Sendable {
  public var width: Int
  public var height: Int
  public var bytes: [UInt8]
}

extension Frame {
  /// Copies the picture upright and in colour, scaled down if its longer side is over `maxSide` pixels.
  ///
  /// - Parameter maxSide: at least 1; a smaller picture is not enlarged.
  /// - Throws: ``MediaError/outOfMemory``, or ``MediaError/ffmpeg(step:code:)`` at the step `convert`.
  public func upright(maxSide: Int = .max) throws(MediaError) -> UprightPicture {
    let longest = max(codedWidth, codedHeight)
    let scale = min(1, Double(max(1, maxSide)) / Double(longest))
    let scaledWidth = max(1, Int((Double(codedWidth) * scale).rounded()))
    let scaledHeight = max(1, Int((Double(codedHeight) * scale).rounded()))
    let stored = try withPicture { picture throws(MediaError) in
      try Self.rgb(picture, colour: colour, width: scaledWidth, height: scaledHeight)
    }
    let size = orientation.displaySize(codedWidth: scaledWidth, codedHeight: scaledHeight)
    guard orientation != .upright else { return UprightPicture(width: size.width, height: size.height, bytes: stored) }
    return UprightPicture(
      width: size.width, height: size.height,
      bytes: Self.turned(stored, width: scaledWidth, height: scaledHeight, orientation: orientation))
  }

  private static func rgb(
    _ picture: borrowing Picture, colour: PictureColour, width: Int, height: Int
  ) throws(MediaError) -> [UInt8] {
    // A context for each call: upright copies are rare, and a frame may be used by several threads at once.
    let source = picture.raw
    guard
      let scaler = sws_getContext(
        source.pointee.width, source.pointee.height, AV_PIX_FMT_YUV420P, CInt(width), CInt(height), AV_PIX_FMT_RGB24,
        SWS_BILINEAR, nil, nil, nil)
    else { throw .outOfMemory }
    defer { sws_freeContext(scaler) }
    _ = sws_setColorspaceDetails(
      scaler, colour.coefficients, colour.range == .full ? 1 : 0, colour.coefficients, 1, 0, 1 << 16, 1 << 16)
    // swscale may write up to 63 bytes beyond a row's end, so rows are padded and then packed.
    let stride = (width * 3 + 63) / 64 * 64 + 64
    var padded = [UInt8](repeating: 0, count: stride * height)
    let from = picture.planes
    let code: CInt = padded.withUnsafeMutableBufferPointer { bytes in
      sws_scale(
        scaler, from.data.map { UnsafePointer($0) }, from.strides, 0, source.pointee.height,
        [bytes.baseAddress, nil, nil, nil], [CInt(stride), 0, 0, 0])
    }
    guard code >= 0 else { throw .ffmpeg(step: .convert, code: code) }
    return [UInt8](unsafeUninitializedCapacity: width * height * 3) { packed, count in
      for row in 0..<height {
        for column in 0..<width * 3 { packed[row * width * 3 + column] = padded[row * stride + column] }
      }
      count = width * height * 3
    }
  }

  private static func turned(_ stored: [UInt8], width: Int, height: Int, orientation: Orientation) -> [UInt8] {
    let size = orientation.displaySize(codedWidth: width, codedHeight: height)
    var result = [UInt8](repeating: 0, count: stored.count)
    for y in 0..<size.height {
      let alongY = orientation.reversesY ? size.height - 1 - y : y
      for x in 0..<size.width {
        let alongX = orientation.reversesX ? size.width - 1 - x : x
        let from = 3 * (orientation.swapsAxes ? alongX * width + alongY : alongY * width + alongX)
        let to = 3 * (y * size.width + x)
        result[to] = stored[from]
        result[to + 1] = stored[from + 1]
        result[to + 2] = stored[from + 2]
      }
    }
    return result
  }
}
