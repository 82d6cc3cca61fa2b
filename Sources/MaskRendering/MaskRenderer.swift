import HeadGeometry
public import MaskSigns
internal import Rasterization

/// Draws masks: the generic head, moved by signs.
///
/// A renderer keeps the last picture and redraws only what the new signs change, so use one renderer for a recording.
public struct MaskRenderer: ~Copyable, Sendable {
  /// Side of the square picture, pixels.
  public let size: Int
  /// One easel. It lies in an array so that this structure's size does not depend on what an easel holds: modules that
  /// were built before a change there still fit.
  private var easel: [Easel]

  /// Of the camera that every mask is drawn by, pixels; the picture's middle is its axis. Whoever measures on a mask needs it:
  /// the camera stands 80 cm away, and by a phone's focal length both eyes seem turned in by 4°.
  public static func focalLength(size: Int) -> Double { Double(Camera(size: size, rotation: Rotation(.straight)).focal) }

  /// - Parameter size: Side of the square picture, 64…4096 pixels.
  public init(size: Int) {
    precondition((64...4096).contains(size), "a mask is 64 to 4096 pixels wide")
    self.size = size
    easel = [Easel(size: size)]
  }

  /// The mask of one moment, or the plainly marked picture that says that no face was visible.
  ///
  /// A canvas that is gone when the next is drawn costs no memory of its own.
  public mutating func draw(_ signs: Signs?) -> Canvas {
    Canvas(width: size, height: size, pixels: easel[0].draw(signs))
  }
}

/// The scene, and the picture of it as it was last drawn.
struct Easel: Sendable {
  private let size: Int
  private var stage: Stage
  private var rasterizer: Rasterizer
  private var pixels: [UInt8]
  private var lens: Lens
  /// Whether ``pixels`` shows the stage.
  private var isDrawn = false
  /// The picture without a face, once it was wanted.
  private var notVisible: [UInt8] = []

  init(size: Int) {
    self.size = size
    stage = Stage(size: size)
    rasterizer = Rasterizer(width: size, height: size, background: Palette.background)
    pixels = [UInt8](repeating: 0, count: size * size * 4)
    lens = Lens(size: size)
  }

  mutating func draw(_ signs: Signs?) -> [UInt8] {
    guard let signs else {
      if notVisible.isEmpty { notVisible = Notes.faceNotVisible(size: size) }
      return notVisible
    }
    let change = stage.set(signs)
    if change != .nothing || !isDrawn {
      lens.restore(&pixels)
      rasterizer.draw(stage.scene, into: &pixels, !isDrawn ? .afresh : change == .some ? .changes : .all)
      // What the words lie over is drawn anew the next time.
      Notes.write(signs, on: &pixels, size: size) { rasterizer.disturb($0) }
      lens.soften(&pixels, area: stage.eyesExtent)
      isDrawn = true
    }
    return pixels
  }
}
