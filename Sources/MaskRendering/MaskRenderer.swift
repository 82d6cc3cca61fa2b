import HeadGeometry
public import MaskSigns
internal import Rasterization

/// Draws masks: the generic head, moved by signs.
///
/// A renderer keeps the last picture and redraws only what the new signs change, so use one renderer per recording.
public struct MaskRenderer: ~Copyable, Sendable {
  /// Side of the square picture, pixels.
  public let size: Int
  private var stage: Stage
  private var rasterizer: Rasterizer
  private var pixels: [UInt8]

  /// - Parameter size: Side of the square picture, 64…4096 pixels.
  public init(size: Int) {
    precondition((64...4096).contains(size), "a mask is 64 to 4096 pixels wide")
    self.size = size
    stage = Stage(size: size)
    rasterizer = Rasterizer(width: size, height: size, background: Palette.background)
    pixels = [UInt8](repeating: 0, count: size * size * 4)
  }

  /// The mask of one moment, or the plainly marked picture that says that no face was visible.
  public mutating func draw(_ signs: Signs?) -> Canvas {
    guard let signs else { return faceNotVisible() }
    stage.set(signs)
    rasterizer.draw(stage.scene, into: &pixels)
    return Canvas(width: size, height: size, pixels: pixels)
  }

  private func faceNotVisible() -> Canvas {
    Canvas(width: size, height: size, pixels: [UInt8](repeating: 90, count: size * size * 4))
  }
}
