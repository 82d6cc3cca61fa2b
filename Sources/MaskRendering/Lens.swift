/// What a lens leaves of the finest detail around the eyes.
///
/// Edges as sharp as a renderer draws them exist in no recording. Readers of faces sample a picture at a quarter of its
/// size without smoothing it first, so such an edge falls on or between their samples and the lid or iris seems to jump.
/// With the spread of a good lens (standard deviation 0.7 pixels of a picture of 720) MediaPipe's FaceMesh follows a
/// drawn iris through small movements at r 0.71 and 0.75 instead of 0.59 and 0.66 (right and left eye).
struct Lens: Sendable {
  /// Side of the picture in which one pass of the kernel 1 2 1 is the spread wanted.
  private static let size: Float = 720
  /// More would take longer than it is worth.
  private static let mostPasses: Float = 8

  private let width: Int
  private let passes: Int
  /// Pixels: x from, y from, x to, y to. Empty: nothing is softened.
  private var box = (left: 0, top: 0, right: 0, bottom: 0)
  /// The box as it was drawn.
  private var sharp: [UInt8] = []
  /// Sums along rows, 4 times a byte.
  private var sums: [UInt16] = []
  /// One row of sums, and one of pixels.
  private var line: (along: [UInt16], across: [UInt8]) = ([], [])

  init(size: Int) {
    width = size
    let scale = Float(size) / Self.size
    // Passes add up in variance.
    passes = Int(min(Self.mostPasses, scale * scale + 0.5))
  }

  /// Takes the softening back, so that parts can be drawn anew.
  mutating func restore(_ pixels: inout [UInt8]) {
    let row = (box.right - box.left) * 4
    for y in box.top..<box.bottom {
      let (from, to) = ((y - box.top) * row, (y * width + box.left) * 4)
      pixels.replaceSubrange(to..<to + row, with: sharp[from..<from + row])
    }
    box = (0, 0, 0, 0)
  }

  /// Softens an area (x from, y from, x to, y to; pixels).
  mutating func soften(_ pixels: inout [UInt8], area: SIMD4<Float>) {
    restore(&pixels)
    // The kernel reaches one pixel further.
    let inside = area.clamped(lowerBound: SIMD4(repeating: 1), upperBound: SIMD4(repeating: Float(width - 1)))
    box = (Int(inside.x), Int(inside.y), Int(inside.z), Int(inside.w))
    guard passes > 0, box.right > box.left, box.bottom > box.top else {
      box = (0, 0, 0, 0)
      return
    }
    sharp.removeAll(keepingCapacity: true)
    for y in box.top..<box.bottom { sharp += pixels[(y * width + box.left) * 4..<(y * width + box.right) * 4] }
    let row = (box.right - box.left) * 4
    let needed = row * (box.bottom - box.top + 2)
    if sums.count < needed { sums = [UInt16](repeating: 0, count: needed) }
    if line.across.isEmpty { line = ([UInt16](repeating: 0, count: width * 4), [UInt8](repeating: 0, count: width * 4)) }
    for _ in 0..<passes { pass(&pixels, row: row) }
  }

  /// The kernel 1 2 1 along rows and columns, rounded once: whole numbers, the same on every machine.
  private mutating func pass(_ pixels: inout [UInt8], row: Int) {
    for y in box.top - 1...box.bottom {
      let from = (y * width + box.left - 1) * 4
      Self.addAlong(pixels.span.extracting(from..<from + row + 8), count: row, to: &line.along)
      self.sums.replaceSubrange((y - box.top + 1) * row..<(y - box.top + 2) * row, with: line.along[..<row])
    }
    let sums = sums
    let all = sums.span
    for y in box.top..<box.bottom {
      let (to, from) = ((y * width + box.left) * 4, (y - box.top) * row)
      Self.addAcross(
        all.extracting(from..<from + row), all.extracting(from + row..<from + 2 * row),
        all.extracting(from + 2 * row..<from + 3 * row), count: row, to: &line.across)
      pixels.replaceSubrange(to..<to + row, with: line.across[..<row])
    }
  }

  /// One row of sums from a row of pixels with one more at each end.
  private static func addAlong(_ pixels: Span<UInt8>, count: Int, to sums: inout [UInt16]) {
    var sums = sums.mutableSpan
    precondition(pixels.count == count &+ 8 && count <= sums.count)
    for k in 0..<count {
      sums[k] = UInt16(truncatingIfNeeded: pixels[k]) &+ 2 &* UInt16(truncatingIfNeeded: pixels[k &+ 4])
        &+ UInt16(truncatingIfNeeded: pixels[k &+ 8])
    }
  }

  /// One row of pixels from three rows of sums.
  private static func addAcross(
    _ above: Span<UInt16>, _ here: Span<UInt16>, _ below: Span<UInt16>, count: Int, to pixels: inout [UInt8]
  ) {
    var pixels = pixels.mutableSpan
    precondition(above.count == count && here.count == count && below.count == count && count <= pixels.count)
    for k in 0..<count {
      pixels[k] = UInt8(truncatingIfNeeded: (above[k] &+ 2 &* here[k] &+ below[k] &+ 8) &>> 4)
    }
  }
}
