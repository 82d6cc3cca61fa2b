/// Which triangles may be seen in which tile of the picture.
struct Tiling {
  private(set) var columns = 0
  private(set) var rows = 0
  private var starts: [Int32] = []
  private var fill: [Int32] = []
  private var numbers: [Int32] = []
  /// For each triangle the first and last tile column and row; columns past the end for one that is not seen.
  private var boxes: [SIMD4<Int16>] = []
  /// Furthest movement in each tile while the shutter is open, pixels.
  private var furthest: [Float] = []

  /// - Parameters:
  ///   - corners: In pixels, with 1/distance.
  ///   - motion: How far each corner moves while the shutter is open, pixels; empty when nothing does.
  mutating func sort(_ scene: Scene, _ corners: [SIMD3<Float>], _ motion: [SIMD2<Float>], width: Int, height: Int) {
    let side = Float(Renderer.tile)
    columns = (width + Renderer.tile - 1) / Renderer.tile
    rows = (height + Renderer.tile - 1) / Renderer.tile
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: columns * rows + 1))
    boxes.removeAll(keepingCapacity: true)
    furthest.removeAll(keepingCapacity: true)
    furthest.append(contentsOf: repeatElement(0, count: columns * rows))
    let isMoving = !motion.isEmpty
    let (right, bottom) = (Float(width), Float(height))
    scene.triangles.withUnsafeBufferPointer { triangles in
      corners.withUnsafeBufferPointer { corners in
        for (index, t) in triangles.enumerated() {
          let a = corners[Int(t.x)]
          let b = corners[Int(t.y)]
          let c = corners[Int(t.z)]
          var x0 = min(min(a.x, b.x), c.x)
          var x1 = max(max(a.x, b.x), c.x)
          var y0 = min(min(a.y, b.y), c.y)
          var y1 = max(max(a.y, b.y), c.y)
          var way: Float = 0
          if isMoving {
            let (p, q, r) = (motion[Int(t.x)], motion[Int(t.y)], motion[Int(t.z)])
            way = max((p * p).sum(), (q * q).sum(), (r * r).sum()).squareRoot()
            x0 -= way / 2
            x1 += way / 2
            y0 -= way / 2
            y1 += way / 2
          }
          let isBehind = a.z <= 0 || b.z <= 0 || c.z <= 0
          // On the screen y goes down, so that what faces the camera turns clockwise by these signs.
          let area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
          let isBack = area >= 0 && scene.materials[index].isClosed
          guard !isBehind, !isBack, x1 > 0, y1 > 0, x0 < right, y0 < bottom else {
            boxes.append(SIMD4(1, 1, 0, 0))
            continue
          }
          let box = SIMD4(
            Int16(max(x0, 0) / side), Int16(max(y0, 0) / side), Int16(min(x1, right - 1) / side),
            Int16(min(y1, bottom - 1) / side))
          boxes.append(box)
          for row in stride(from: Int(box.y), through: Int(box.w), by: 1) {
            for column in stride(from: Int(box.x), through: Int(box.z), by: 1) {
              starts[row * columns + column + 1] += 1
              furthest[row * columns + column] = max(furthest[row * columns + column], way)
            }
          }
        }
      }
    }
    for i in 1..<starts.count { starts[i] += starts[i - 1] }
    fill.removeAll(keepingCapacity: true)
    fill.append(contentsOf: starts)
    let total = Int(starts[starts.count - 1])
    if numbers.count < total { numbers = Array(repeating: 0, count: total + total / 4) }
    for (index, box) in boxes.enumerated() {
      for row in stride(from: Int(box.y), through: Int(box.w), by: 1) {
        for column in stride(from: Int(box.x), through: Int(box.z), by: 1) {
          let at = row * columns + column
          numbers[Int(fill[at])] = Int32(index)
          fill[at] += 1
        }
      }
    }
  }

  func triangles(_ column: Int, _ row: Int) -> ArraySlice<Int32> {
    let at = row * columns + column
    return numbers[Int(starts[at])..<Int(starts[at + 1])]
  }

  /// In how many steps a tile's movement is drawn.
  func exposures(_ column: Int, _ row: Int) -> Int {
    let way = Double(furthest[row * columns + column])
    return way < Renderer.stillPixels ? 1 : min(Int((way / Renderer.stillPixels).rounded(.up)), Renderer.mostExposures)
  }
}
