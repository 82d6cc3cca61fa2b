import MaskRendering
import VideoDecoding

/// Lays the original on the left, the mask on the right and a red warning above them.
///
/// Pixels are RGBA, 8 bits each, rows from the top, without padding.
struct SideBySide: ~Copyable {
  static let warning = "CONTAINS THE ORIGINAL - FOR THE CLINIC ONLY"

  let width: Int
  let height: Int
  private(set) var pixels: [UInt8]
  /// Where the original lies: below the banner, on the left.
  private let pane: (width: Int, height: Int)
  private let bannerHeight: Int
  private var scaler: PaneScaler

  /// - Parameters:
  ///   - side: of the square mask in pixels; the original is brought to the same height.
  ///   - original: size of the upright original, in pixels.
  init(side: Int, original: (width: Int, height: Int)) {
    let side = side / 2 * 2
    // A very long picture is cut down to four times its height rather than filling memory.
    let fitted = Double(side) * Double(original.width) / Double(max(1, original.height))
    pane = (max(2, Int(min(fitted, Double(4 * side))) / 2 * 2), side)
    bannerHeight = max(22, side / 16) / 2 * 2
    width = pane.width + side
    height = side + bannerHeight
    pixels = [UInt8](repeating: 255, count: width * height * 4)
    scaler = PaneScaler(width: pane.width, height: pane.height)
    drawBanner()
  }

  mutating func set(_ frame: Frame, _ mask: borrowing Canvas) throws(PreviewError) {
    let upright: UprightPicture
    do { upright = try frame.upright(maxSide: 2 * max(pane.width, pane.height)) } catch { throw .media(error) }
    let scaled = try scaler.scale(upright)
    copy(scaled.span, stride: pane.width, columns: pane.width, rows: pane.height, toColumn: 0)
    let rows = min(mask.height, pane.height)
    let columns = min(mask.width, width - pane.width)
    mask.withPixels { copy($0, stride: mask.width, columns: columns, rows: rows, toColumn: pane.width) }
  }

  private mutating func copy(_ source: Span<UInt8>, stride: Int, columns: Int, rows: Int, toColumn: Int) {
    for row in 0..<rows {
      let to = ((row + bannerHeight) * width + toColumn) * 4
      let from = row * stride * 4
      for byte in 0..<columns * 4 { pixels[to + byte] = source[from + byte] }
    }
  }

  private mutating func drawBanner() {
    let letters = Array(Self.warning)
    let advance = BannerFont.width + 1
    // As large as fits; a narrow comparison gets the smallest letters, and then its end may be cut.
    let dot = max(1, min((bannerHeight - 4) / BannerFont.height, (width - 8) / (advance * letters.count)))
    let left = max(0, (width - dot * (advance * letters.count - 1)) / 2)
    let top = (bannerHeight - dot * BannerFont.height) / 2
    for y in 0..<bannerHeight {
      for x in 0..<width {
        let column = x >= left ? (x - left) / dot : -1
        let row = y >= top ? (y - top) / dot : -1
        let index = column >= 0 ? column / advance : letters.count
        let isLit =
          letters.indices.contains(index) && BannerFont.hasDot(letters[index], x: column % advance, y: row)
        let at = (y * width + x) * 4
        (pixels[at], pixels[at + 1], pixels[at + 2]) = isLit ? (255, 255, 255) : (200, 0, 0)
      }
    }
  }
}
