internal import VideoDecoding

/// From luma and chroma bytes to red, green and blue in 0…255, not clipped.
struct ColourMatrix: Equatable {
  var lumaOffset, lumaGain: Float
  var redFromRed, greenFromRed, greenFromBlue, blueFromBlue: Float

  /// - Parameters:
  ///   - kr, kb: the share of red and of blue in luma (ITU-R BT.601-7 §2.5.1, BT.709-6 §3.2, BT.2020-2 table 4).
  init(kr: Float, kb: Float, full: Bool) {
    let kg = 1 - kr - kb
    lumaOffset = full ? 0 : 16
    lumaGain = full ? 1 : 255 / 219
    let chromaGain: Float = full ? 1 : 255 / 224
    redFromRed = 2 * (1 - kr) * chromaGain
    blueFromBlue = 2 * (1 - kb) * chromaGain
    greenFromRed = -2 * (1 - kr) * kr / kg * chromaGain
    greenFromBlue = -2 * (1 - kb) * kb / kg * chromaGain
  }

  init(_ colour: PictureColour) {
    let full = colour.range == .full
    switch colour.matrix {
    case .bt601: self.init(kr: 0.299, kb: 0.114, full: full)
    case .bt709: self.init(kr: 0.2126, kb: 0.0722, full: full)
    case .bt2020: self.init(kr: 0.2627, kb: 0.0593, full: full)
    }
  }
}
