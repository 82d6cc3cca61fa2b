internal import CFFmpeg

/// How luma and chroma stand for red, green and blue.
public struct PictureColour: Hashable, Sendable {
  /// The matrix between Y′CbCr and R′G′B′, by the recommendation that defines it.
  public enum Matrix: Hashable, Sendable { case bt601, bt709, bt2020 }
  /// Luma spans 16–235 (`limited`) or 0–255 (`full`).
  public enum Range: Hashable, Sendable { case limited, full }

  public var matrix: Matrix
  public var range: Range
  public init(matrix: Matrix, range: Range) {
    self.matrix = matrix
    self.range = range
  }
}

extension PictureColour {
  /// What the decoder says of a picture, or else what players assume of its kind and size.
  init(of picture: UnsafePointer<AVFrame>) {
    let format = AVPixelFormat(picture.pointee.format)
    let isRGB = PixelFormats.isRGB(format)
    // Formats with a J, and grey, hold the full range whatever the tag says.
    let full =
      picture.pointee.color_range == AVCOL_RANGE_JPEG || PixelFormats.isFullRange(format) || isRGB
    let matrix: Matrix =
      switch picture.pointee.colorspace {
      case AVCOL_SPC_BT470BG, AVCOL_SPC_SMPTE170M, AVCOL_SPC_SMPTE240M, AVCOL_SPC_FCC: .bt601
      case AVCOL_SPC_BT2020_NCL, AVCOL_SPC_BT2020_CL: .bt2020
      case AVCOL_SPC_BT709: .bt709
      // RGB is converted by us, to BT.709. Untagged pictures: JFIF says BT.601; for video, players take the
      // standard of high definition from 720 lines up.
      case _ where isRGB: .bt709
      case _ where PixelFormats.isJPEG(format): .bt601
      default: min(picture.pointee.width, picture.pointee.height) >= 720 ? .bt709 : .bt601
      }
    self.init(matrix: matrix, range: full ? .full : .limited)
  }

  /// The four coefficients that swscale wants for this matrix.
  var coefficients: UnsafePointer<CInt>? {
    switch matrix {
    case .bt601: sws_getCoefficients(SWS_CS_ITU601)
    case .bt709: sws_getCoefficients(SWS_CS_ITU709)
    case .bt2020: sws_getCoefficients(SWS_CS_BT2020)
    }
  }
}
