import HeadGeometry
public import MaskSigns
internal import Rasterization

/// Draws masks: the generic head, moved by signs.
///
/// A renderer keeps the last picture and redraws only what the new signs change, so use one renderer for a recording.
public struct MaskRenderer: ~Copyable, Sendable {
  /// Side of the square picture, pixels.
  public let size: Int
  private var stage: Stage
  private var rasterizer: Rasterizer
  private var pixels: [UInt8]
  /// Whether ``pixels`` shows the stage.
  private var isDrawn = false
  private let notVisible: [UInt8]

  /// - Parameter size: Side of the square picture, 64…4096 pixels.
  public init(size: Int) {
    precondition((64...4096).contains(size), "a mask is 64 to 4096 pixels wide")
    self.size = size
    stage = Stage(size: size)
    rasterizer = Rasterizer(width: size, height: size, background: Palette.background)
    pixels = [UInt8](repeating: 0, count: size * size * 4)
    notVisible = Notes.faceNotVisible(size: size)
  }

  /// The mask of one moment, or the plainly marked picture that says that no face was visible.
  public mutating func draw(_ signs: Signs?) -> Canvas {
    guard let signs else { return Canvas(width: size, height: size, pixels: notVisible) }
    switch stage.set(signs) {
    case .nothing where isDrawn: break
    case .area(let area) where isDrawn: rasterizer.draw(stage.scene, into: &pixels, area: area, afresh: false)
    default:
      rasterizer.draw(stage.scene, into: &pixels, afresh: !isDrawn)
      // The words lie over tiles that the head may not touch: those are drawn anew the next time.
      for area in Notes.write(signs, on: &pixels, size: size) { rasterizer.disturb(area) }
    }
    isDrawn = true
    return Canvas(width: size, height: size, pixels: pixels)
  }
}
