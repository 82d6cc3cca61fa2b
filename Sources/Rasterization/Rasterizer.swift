/// Draws scenes tile by tile, the same pixels on every run, machine and number of bands, whatever was drawn before.
///
/// Pixels near an outline, and those of a surface that asks for smooth edges, get four samples; all others one. Colour is
/// computed once a pixel and triangle. Only + − × ÷ and comparisons: no operation that machines may do differently.
public struct Rasterizer: Sendable {
  public static let tileSize = Tile.size

  /// How much of the picture may differ from the last one.
  public enum Extent: Sendable {
    /// The pixels hold nothing that this rasterizer drew.
    case afresh
    /// Everything may have moved; tiles that were empty and stay so are left.
    case all
    /// Only what touches vertices that the scene knows as changed.
    case changes
  }

  public let width, height: Int
  let columns, rows: Int
  /// Width and height.
  let size: SIMD2<Float>
  /// Colour behind everything, as bytes R, G, B, A from the lowest.
  public var background: UInt32

  // All memory is kept from picture to picture, so that a steady state allocates nothing.
  /// Which way each triangle faces: 1 towards the camera, −1 away, 0 not drawn.
  var facing: [Int8] = []
  /// What each triangle may have a say in, whichever way it faces, which is the pixels up to one from it: left, top, right,
  /// bottom; or ``nowhere``.
  var boxes: [SIMD4<Int16>] = []
  static let nowhere = SIMD4<Int16>(0, 0, -1, -1)
  /// Triangles of this picture, which are the first ``accepted``, and which of them touch each tile, in the scene's order.
  var setups: [TriangleSetup] = []
  var accepted = 0
  var starts: [Int32]
  var fill: [Int32]
  var bins: [Int32] = []
  /// Per tile its ``Tile/smooth`` blocks; whether it must be drawn; whether it shows nothing but background already.
  var smooth: [UInt16]
  var isDirty: [Bool]
  private var isClear: [Bool]
  /// Tiles that somebody else has painted on.
  var isDisturbed: [Bool]
  private var memory = TileMemory()

  public init(width: Int, height: Int, background: UInt32) {
    self.width = width
    self.height = height
    self.background = background
    size = SIMD2(Float(width), Float(height))
    columns = (width + Self.tileSize - 1) / Self.tileSize
    rows = (height + Self.tileSize - 1) / Self.tileSize
    starts = [Int32](repeating: 0, count: columns * rows + 1)
    fill = [Int32](repeating: 0, count: columns * rows)
    smooth = [UInt16](repeating: 0, count: columns * rows)
    isDirty = [Bool](repeating: false, count: columns * rows)
    (isClear, isDisturbed) = (isDirty, isDirty)
  }

  /// Tile rows; a band is a range of them.
  public var tileRows: Range<Int> { 0..<rows }

  /// Draws a scene into `pixels` (RGBA, `width * height * 4` bytes).
  public mutating func draw(_ scene: borrowing Scene, into pixels: inout [UInt8], _ extent: Extent = .afresh) {
    precondition(pixels.count == width * height * 4)
    prepare(scene, extent)
    // Out of the structure while it is written to, so that nothing is copied.
    var memory = TileMemory.none
    swap(&memory, &self.memory)
    var target = pixels.mutableSpan
    for tile in 0..<columns * rows where isDirty[tile] {
      let isEmpty = starts[tile] == starts[tile + 1]
      if isEmpty && isClear[tile] && extent != .afresh { continue }
      isClear[tile] = isEmpty
      draw(tile: tile, of: scene, memory: &memory, into: &target)
    }
    swap(&memory, &self.memory)
  }

  /// Tells that somebody else has painted on an area of the pixels (x from, y from, x to, y to): it is drawn anew the
  /// next time.
  public mutating func disturb(_ area: SIMD4<Float>) {
    func tile(_ v: Float, _ count: Int) -> Int { Int(max(0, min(Float(count) - 1, v / Float(Self.tileSize)))) }
    for y in tile(area.y, rows)...tile(area.w, rows) {
      for x in tile(area.x, columns)...tile(area.z, columns) {
        isDisturbed[y * columns + x] = true
        isClear[y * columns + x] = false
      }
    }
  }

  /// Draws some tile rows of a scene that ``prepare(_:_:)`` has sorted; bands do not depend on each other.
  package func drawBand(_ band: Range<Int>, of scene: borrowing Scene, into pixels: inout [UInt8]) {
    var memory = TileMemory()
    var target = pixels.mutableSpan
    for tile in (band.lowerBound * columns)..<(band.upperBound * columns) where isDirty[tile] {
      draw(tile: tile, of: scene, memory: &memory, into: &target)
    }
  }

  private func draw(
    tile: Int, of scene: borrowing Scene, memory: inout TileMemory, into pixels: inout MutableSpan<UInt8>
  ) {
    let (x, y) = (tile % columns * Self.tileSize, tile / columns * Self.tileSize)
    let range = Int(starts[tile])..<Int(starts[tile + 1])
    let target = Tile(
      x: x, y: y, columns: min(Self.tileSize, width - x), rows: min(Self.tileSize, height - y), stride: width,
      smooth: smooth[tile])
    memory.clear(background, target)
    let bins = self.bins.span, setups = self.setups.span
    var farthest: Float?
    for k in range {
      let number = Int(bins[k])
      if setups[number].isRough {
        // What lies behind skin is drawn after it; most of it does not show.
        let limit = farthest ?? memory.farthest(target)
        farthest = limit
        if setups[number].depth.w <= limit { continue }
      }
      let blocks = target.blocks(setups[number].box)
      if blocks & target.smooth != 0 { memory.drawSmooth(setups[number], of: scene, target) }
      if blocks & ~target.smooth != 0 { memory.drawPlain(setups[number], of: scene, target) }
    }
    memory.copy(to: &pixels, target)
  }
}
