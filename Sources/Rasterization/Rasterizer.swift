/// Draws scenes tile by tile, the same pixels on every run, machine and number of bands.
///
/// A tile through which no outline passes is drawn with one sample a pixel, four pixels at a time. A tile with an outline
/// or with a surface that asks for smooth edges gets four samples a pixel; colour is computed once a pixel and triangle.
/// Only + − × ÷ and comparisons: no operation that machines may do differently.
public struct Rasterizer: Sendable {
  public static let tileSize = 16

  public let width, height: Int
  let columns, rows: Int
  /// Colour behind everything, as bytes R, G, B, A from the lowest.
  public var background: UInt32

  // Work of one frame, kept so that a steady state allocates nothing.
  private var facing: [Int8] = []
  private var accepted: [Int32] = []
  private var boxes: [SIMD4<Int16>] = []
  private var starts: [Int32] = []
  private var fill: [Int32] = []
  private var bins: [Int32] = []
  private var smooth: [Bool] = []
  /// Tiles that show nothing but background already.
  private var isClear: [Bool]

  public init(width: Int, height: Int, background: UInt32) {
    self.width = width
    self.height = height
    self.background = background
    columns = (width + Self.tileSize - 1) / Self.tileSize
    rows = (height + Self.tileSize - 1) / Self.tileSize
    isClear = [Bool](repeating: false, count: columns * rows)
  }

  /// Tile rows; a band is a range of them.
  public var tileRows: Range<Int> { 0..<rows }

  /// Draws a scene into `pixels` (RGBA, `width * height * 4` bytes).
  ///
  /// - Parameters:
  ///   - area: only tiles that touch it are drawn (pixels: x from, y from, x to, y to); `nil` is everywhere.
  ///   - afresh: `pixels` hold nothing that this rasterizer drew before; else empty tiles that were empty are left.
  public mutating func draw(
    _ scene: borrowing Scene, into pixels: inout [UInt8], area: SIMD4<Float>? = nil, afresh everything: Bool = true
  ) {
    precondition(pixels.count == width * height * 4)
    let tiles = prepare(scene, area: area)
    var memory = TileMemory()
    var target = pixels.mutableSpan
    for row in Int(tiles.y)...Int(tiles.w) {
      for column in Int(tiles.x)...Int(tiles.z) {
        let tile = row * columns + column
        let isEmpty = starts[tile] == starts[tile + 1]
        if isEmpty && isClear[tile] && !everything { continue }
        isClear[tile] = isEmpty
        draw(tile: tile, of: scene, memory: &memory, into: &target)
      }
    }
  }

  /// Draws some tile rows of a scene that ``prepare(_:area:)`` has sorted; bands do not depend on each other.
  public func drawBand(_ band: Range<Int>, of scene: borrowing Scene, into pixels: inout [UInt8]) {
    var memory = TileMemory()
    var target = pixels.mutableSpan
    for tile in (band.lowerBound * columns)..<(band.upperBound * columns) {
      draw(tile: tile, of: scene, memory: &memory, into: &target)
    }
  }

  /// Tells that somebody else has painted on an area of the pixels.
  public mutating func disturb(_ area: SIMD4<Float>) {
    let w = window(area)
    for row in Int(w.y)...Int(w.w) { for column in Int(w.x)...Int(w.z) { isClear[row * columns + column] = false } }
  }

  /// First tile column and row, last tile column and row of an area.
  private func window(_ area: SIMD4<Float>?) -> SIMD4<Int32> {
    let all = SIMD4<Int32>(0, 0, Int32(columns - 1), Int32(rows - 1))
    guard let area else { return all }
    func tile(_ v: Float, _ last: Int32) -> Int32 {
      max(0, min(last, Int32(max(0, min(65_000, v)) / Float(Self.tileSize))))
    }
    return SIMD4(tile(area.x, all.z), tile(area.y, all.w), tile(area.z, all.z), tile(area.w, all.w))
  }

  /// Sorts the triangles into tiles. Returns the tiles to draw: first column and row, last column and row.
  @discardableResult
  public mutating func prepare(_ scene: borrowing Scene, area: SIMD4<Float>? = nil) -> SIMD4<Int32> {
    let size = Float(Self.tileSize)
    let window = self.window(area)
    let count = scene.triangles.count
    if facing.count != count {
      facing = [Int8](repeating: 0, count: count)
      starts = [Int32](repeating: 0, count: columns * rows + 1)
      fill = [Int32](repeating: 0, count: columns * rows)
      smooth = [Bool](repeating: false, count: columns * rows)
    }
    turn(scene)

    accepted.removeAll(keepingCapacity: true)
    boxes.removeAll(keepingCapacity: true)
    for k in fill.indices {
      fill[k] = 0
      smooth[k] = false
    }
    let triangles = scene.triangles.span
    let screen = scene.screen.span
    let neighbours = scene.neighbours.span
    for t in 0..<count {
      let face = facing[t]
      if face == 0 { continue }
      let triangle = triangles[t]
      let surface = scene.surfaces[Int(triangle.surface)]
      if face < 0 && surface.isOneSided { continue }
      let a = screen[Int(triangle.corners.x)]
      let b = screen[Int(triangle.corners.y)]
      let c = screen[Int(triangle.corners.z)]
      let left = min(a.x, min(b.x, c.x)) - 0.5, right = max(a.x, max(b.x, c.x)) + 0.5
      let top = min(a.y, min(b.y, c.y)) - 0.5, bottom = max(a.y, max(b.y, c.y)) + 0.5
      if right < 0 || bottom < 0 || left >= Float(width) || top >= Float(height) { continue }
      let x0 = max(window.x, Int32(max(0, left) / size)), x1 = min(window.z, Int32(right / size))
      let y0 = max(window.y, Int32(max(0, top) / size)), y1 = min(window.w, Int32(bottom / size))
      if x0 > x1 || y0 > y1 { continue }
      var isOutline = surface.isSmooth || surface.isBlended
      if !isOutline && !surface.isRough {
        let n = neighbours[t]
        for k in 0..<3 where n[k] < 0 || facing[Int(n[k])] != face { isOutline = true }
      }
      accepted.append(Int32(t))
      boxes.append(SIMD4(Int16(x0), Int16(y0), Int16(x1), Int16(y1)))
      for y in Int(y0)...Int(y1) {
        for x in Int(x0)...Int(x1) {
          fill[y * columns + x] += 1
          if isOutline { smooth[y * columns + x] = true }
        }
      }
    }
    var total: Int32 = 0
    for k in fill.indices {
      starts[k] = total
      total += fill[k]
      fill[k] = starts[k]
    }
    starts[fill.count] = total
    if bins.count < Int(total) { bins = [Int32](repeating: 0, count: Int(total) + Int(total) / 4) }
    for k in accepted.indices {
      let box = boxes[k]
      for y in Int(box.y)...Int(box.w) {
        for x in Int(box.x)...Int(box.z) {
          let tile = y * columns + x
          bins[Int(fill[tile])] = accepted[k]
          fill[tile] += 1
        }
      }
    }
    return window
  }

  /// Which way each triangle faces: 1 towards the camera, −1 away, 0 not drawn.
  private mutating func turn(_ scene: borrowing Scene) {
    let triangles = scene.triangles.span
    let screen = scene.screen.span
    var result = facing.mutableSpan
    for t in 0..<triangles.count {
      let corners = triangles[t].corners
      let a = screen[Int(corners.x)], b = screen[Int(corners.y)], c = screen[Int(corners.z)]
      if !(a.z > 0 && b.z > 0 && c.z > 0) {
        result[t] = 0
        continue
      }
      let area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)
      result[t] = area < -1e-5 ? 1 : area > 1e-5 ? -1 : 0
    }
  }

  private func draw(
    tile: Int, of scene: borrowing Scene, memory: inout TileMemory, into pixels: inout MutableSpan<UInt8>
  ) {
    let x0 = tile % columns * Self.tileSize, y0 = tile / columns * Self.tileSize
    let range = Int(starts[tile])..<Int(starts[tile + 1])
    let bins = self.bins.span
    let target = TileTarget(x: x0, y: y0, columns: min(Self.tileSize, width - x0), rows: min(Self.tileSize, height - y0), stride: width)
    if range.isEmpty {
      memory.clearPlain(background)
      memory.copyPlain(to: &pixels, target)
    } else if smooth[tile] {
      memory.clearSmooth(background)
      for k in range {
        if let t = TriangleSetup(Int(bins[k]), of: scene, x: x0, y: y0) { memory.drawSmooth(t, of: scene) }
      }
      memory.resolveSmooth(to: &pixels, target)
    } else {
      memory.clearPlain(background)
      for k in range {
        if let t = TriangleSetup(Int(bins[k]), of: scene, x: x0, y: y0) { memory.drawPlain(t, of: scene) }
      }
      memory.copyPlain(to: &pixels, target)
    }
  }
}
