// Before anything is drawn: which triangles show, what they have in common, which tiles they touch.
extension Rasterizer {
  /// Sorts the triangles into tiles.
  public mutating func prepare(_ scene: borrowing Scene, _ extent: Extent = .afresh) {
    let count = scene.triangles.count
    let isFirst = facing.count != count
    if isFirst {
      facing = [Int8](repeating: 0, count: count)
      boxes = [SIMD4<Int16>](repeating: Self.nowhere, count: count)
    }
    let onlyChanges = extent == .changes && !isFirst
    for k in isDirty.indices {
      isDirty[k] = !onlyChanges || isDisturbed[k]
      isDisturbed[k] = false
      fill[k] = 0
      smooth[k] = 0
    }
    turn(scene, onlyChanges: onlyChanges)
    accept(scene, onlyChanges: onlyChanges)
    sort()
  }

  /// Finds which way triangles face and where they lie; marks the tiles that a change touches.
  private mutating func turn(_ scene: borrowing Scene, onlyChanges: Bool) {
    let triangles = scene.triangles.span, screen = scene.screen.span, isChanged = scene.isChanged.span
    for t in 0..<triangles.count {
      let corners = triangles[t].corners
      let (i, j, k) = (Int(corners.x), Int(corners.y), Int(corners.z))
      if onlyChanges {
        if !(isChanged[i] || isChanged[j] || isChanged[k]) { continue }
        mark(boxes[t])
      }
      boxes[t] = Self.nowhere
      let a = screen[i], b = screen[j], c = screen[k]
      if !(a.z > 0 && b.z > 0 && c.z > 0) {
        facing[t] = 0
        continue
      }
      let area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)
      facing[t] = area < -1e-5 ? 1 : area > 1e-5 ? -1 : 0
      let (least, most) = Self.bounds(a, b, c)
      boxes[t] = box(from: least - 1, to: most + 1)
      if onlyChanges { mark(boxes[t]) }
    }
  }

  @inline(__always)
  private static func bounds(
    _ a: SIMD4<Float>, _ b: SIMD4<Float>, _ c: SIMD4<Float>
  ) -> (least: SIMD4<Float>, most: SIMD4<Float>) {
    let least = a.replacing(with: b, where: b .< a), most = a.replacing(with: b, where: b .> a)
    return (least.replacing(with: c, where: c .< least), most.replacing(with: c, where: c .> most))
  }

  /// Pixels with samples, which lie up to 3/8 from their centres, between two corners of a rectangle.
  @inline(__always)
  private func box(from least: SIMD4<Float>, to most: SIMD4<Float>) -> SIMD4<Int16> {
    let limits = SIMD4(lowHalf: size, highHalf: size)
    // Rounded to the nearest, a hair to the safe side.
    var corners = SIMD4(lowHalf: least.lowHalf, highHalf: most.lowHalf) + SIMD4(-0.376, -0.376, 0.376, 0.376)
    corners.replace(with: 0, where: corners .< 0)
    corners.replace(with: limits, where: corners .> limits)
    // Adding 2^23 leaves the rounded whole number in the low bits.
    let w = corners + 8_388_608
    let bits = SIMD4(w.x.bitPattern, w.y.bitPattern, w.z.bitPattern, w.w.bitPattern)
    let box = SIMD4<Int16>(truncatingIfNeeded: bits) &- SIMD4(0, 0, 1, 1)
    return box.x > box.z || box.y > box.w ? Self.nowhere : box
  }

  /// Marks the tiles of a box as changed.
  private mutating func mark(_ box: SIMD4<Int16>) {
    if box.z < box.x { return }
    for y in Int(box.y) / Self.tileSize...Int(box.w) / Self.tileSize {
      for x in Int(box.x) / Self.tileSize...Int(box.z) / Self.tileSize { isDirty[y * columns + x] = true }
    }
  }

  private func touchesChange(_ box: SIMD4<Int16>) -> Bool {
    for y in Int(box.y) / Self.tileSize...Int(box.w) / Self.tileSize {
      for x in Int(box.x) / Self.tileSize...Int(box.z) / Self.tileSize where isDirty[y * columns + x] { return true }
    }
    return false
  }

  /// Sets up the triangles that touch changed tiles, counts them for each, and marks the blocks that get more samples.
  private mutating func accept(_ scene: borrowing Scene, onlyChanges: Bool) {
    let triangles = scene.triangles.span, screen = scene.screen.span, colours = scene.colours.span
    let neighbours = scene.neighbours.span, kinds = scene.kinds.span
    if setups.count < triangles.count {
      setups = [TriangleSetup](repeating: .none, count: triangles.count)
    }
    accepted = 0
    for t in 0..<triangles.count {
      let face = facing[t]
      if face == 0 || boxes[t].z < boxes[t].x { continue }
      let triangle = triangles[t]
      let surface = kinds[Int(triangle.surface)]
      if face < 0 && surface.isOneSided { continue }
      if onlyChanges && !touchesChange(boxes[t]) { continue }
      let corners = triangle.corners
      let (least, most) = Self.bounds(screen[Int(corners.x)], screen[Int(corners.y)], screen[Int(corners.z)])
      let box = self.box(from: TriangleSetup.snapped(least), to: TriangleSetup.snapped(most))
      if box.z < box.x { continue }
      let (x0, x1) = (Int(box.x) / Self.tileSize, Int(box.z) / Self.tileSize)
      let (y0, y1) = (Int(box.y) / Self.tileSize, Int(box.w) / Self.tileSize)
      setups[accepted] = TriangleSetup(triangle, surface, screen: screen, colours: colours, box: box)
      accepted &+= 1
      for y in y0...y1 { for x in x0...x1 { fill[y * columns + x] += 1 } }
      if surface.isSmooth || surface.isBlended {
        smoothen(box)
      } else if !surface.isRough {
        // An outline is an edge whose other side faces another way, or is not there.
        let n = neighbours[t]
        for k in 0..<3 where n[k] < 0 || facing[Int(n[k])] != face {
          let a = screen[Int(corners[k])], b = screen[Int(corners[k == 2 ? 0 : k + 1])]
          smoothen(
            self.box(from: a.replacing(with: b, where: b .< a) - 0.5, to: a.replacing(with: b, where: b .> a) + 0.5))
        }
      }
    }
  }

  /// Gives the blocks of a box four samples a pixel.
  @inline(__always)
  private mutating func smoothen(_ box: SIMD4<Int16>) {
    if box.z < box.x { return }
    for y in Int(box.y) / 4...Int(box.w) / 4 {
      for x in Int(box.x) / 4...Int(box.z) / 4 {
        smooth[y / 4 * columns + x / 4] |= 1 &<< UInt16(truncatingIfNeeded: (y & 3) &* 4 &+ (x & 3))
      }
    }
  }

  /// Lists the triangles of each changed tile, in their order.
  private mutating func sort() {
    var total: Int32 = 0
    for k in fill.indices {
      starts[k] = total
      if isDirty[k] { total += fill[k] }
      fill[k] = starts[k]
    }
    starts[fill.count] = total
    if bins.count < Int(total) { bins = [Int32](repeating: 0, count: Int(total) + Int(total) / 4) }
    for number in 0..<accepted {
      let box = setups[number].box
      for y in Int(box.y) / Self.tileSize...Int(box.w) / Self.tileSize {
        for x in Int(box.x) / Self.tileSize...Int(box.z) / Self.tileSize {
          let tile = y * columns + x
          if !isDirty[tile] { continue }
          bins[Int(fill[tile])] = Int32(truncatingIfNeeded: number)
          fill[tile] += 1
        }
      }
    }
  }
}
