/// How the pixels of a file lie in the upright picture: one of eight right-angled placements.
///
/// Phones store pictures as the sensor lies and add a rotation tag. Pixels are not moved here; positions are mapped.
/// Coordinates are continuous, in pixels, origin at the top left corner of the top left pixel, `y` down.
public struct Orientation: Hashable, Sendable {
  /// The coded `y` runs along the display's `x` (a quarter turn).
  public var swapsAxes: Bool
  /// The display's `x` runs against the coded axis that lies along it.
  public var reversesX: Bool
  /// The display's `y` runs against the coded axis that lies along it.
  public var reversesY: Bool

  public init(swapsAxes: Bool = false, reversesX: Bool = false, reversesY: Bool = false) {
    self.swapsAxes = swapsAxes
    self.reversesX = reversesX
    self.reversesY = reversesY
  }

  /// Coded pixels are already upright.
  public static let upright = Orientation()

  /// The quarter turns clockwise that make the coded picture upright, in degrees: 0, 90, 180 or 270.
  ///
  /// A mirrored placement (``isMirrored``) is named by the turn that follows a flip of left and right.
  public var degreesClockwise: Int {
    switch (swapsAxes, reversesX, reversesY) {
    case (false, _, false): 0
    case (false, _, true): 180
    case (true, true, false), (true, true, true): 90
    case (true, false, _): 270
    }
  }

  /// Left and right are exchanged between the coded and the upright picture.
  public var isMirrored: Bool { (reversesX != reversesY) != swapsAxes }

  /// Width and height of the upright picture, in pixels.
  public func displaySize(codedWidth: Int, codedHeight: Int) -> (width: Int, height: Int) {
    swapsAxes ? (codedHeight, codedWidth) : (codedWidth, codedHeight)
  }

  /// Where a point of the upright picture lies among the coded pixels.
  public func codedPoint(
    displayX x: Double, displayY y: Double, codedWidth: Int, codedHeight: Int
  ) -> (x: Double, y: Double) {
    let size = displaySize(codedWidth: codedWidth, codedHeight: codedHeight)
    let alongX = reversesX ? Double(size.width) - x : x
    let alongY = reversesY ? Double(size.height) - y : y
    return swapsAxes ? (alongY, alongX) : (alongX, alongY)
  }

  /// Where a coded point lies in the upright picture.
  public func displayPoint(
    codedX x: Double, codedY y: Double, codedWidth: Int, codedHeight: Int
  ) -> (x: Double, y: Double) {
    let size = displaySize(codedWidth: codedWidth, codedHeight: codedHeight)
    let (alongX, alongY) = swapsAxes ? (y, x) : (x, y)
    return (reversesX ? Double(size.width) - alongX : alongX, reversesY ? Double(size.height) - alongY : alongY)
  }
}

extension Orientation {
  /// The placement nearest to a display matrix, as mp4 files and FFmpeg's side data hold it.
  ///
  /// - Parameter matrix: nine numbers `a b u / c d v / x y w`; a coded point (p, q) is shown at (ap + cq, bp + dq).
  ///   Angles that are not right ones go to the nearest.
  init(displayMatrix matrix: [Int32]) {
    guard matrix.count == 9 else { self = .upright; return }
    let (a, b, c, d) = (Int64(matrix[0]), Int64(matrix[1]), Int64(matrix[3]), Int64(matrix[4]))
    if abs(b) + abs(c) > abs(a) + abs(d) {
      self.init(swapsAxes: true, reversesX: c < 0, reversesY: b < 0)
    } else {
      self.init(swapsAxes: false, reversesX: a < 0, reversesY: d < 0)
    }
  }
}
