/// A triangle: three vertices and the surface it is painted with.
public struct Triangle: Sendable {
  /// The corners' vertices and the surface, together: half the memory that they would take apart.
  private var numbers: SIMD4<Int32>

  public var corners: SIMD3<Int32> { SIMD3(numbers.x, numbers.y, numbers.z) }
  public var surface: Int32 {
    get { numbers.w }
    set { numbers.w = newValue }
  }

  public init(_ corners: SIMD3<Int32>, surface: Int32) { numbers = SIMD4(corners, surface) }
}

/// How the pixels of a triangle get their colour.
public struct Surface: Sendable {
  public enum Paint: Sendable {
    /// The vertices' colours.
    case plain
    /// Vertex colours times the texture's red, green and blue.
    case albedo(texture: Int)
    /// Vertex colours, shaded by a height field and tinted: texture x and y are the slopes along the two directions whose
    /// light the vertices' details hold; texture z blends towards the texture's tint colour by multiplication.
    case relief(texture: Int, tint: SIMD4<Float>)
  }
  public var paint: Paint
  /// Triangles seen from behind are left out.
  public var isOneSided: Bool
  /// All its edges are smoothed, not only outlines.
  public var isSmooth: Bool
  /// Vertex alpha mixes it over what lies behind; it hides nothing itself. Draw it after what it covers.
  public var isBlended: Bool
  /// Its outlines are not worth smoothing: they are dark, or hidden.
  public var isRough: Bool

  public init(
    paint: Paint = .plain, isOneSided: Bool = true, isSmooth: Bool = false, isBlended: Bool = false, isRough: Bool = false
  ) {
    self.paint = paint
    self.isOneSided = isOneSided
    self.isSmooth = isSmooth
    self.isBlended = isBlended
    self.isRough = isRough
  }
}

extension Surface {
  /// All of a surface but its paint.
  struct Kind: Sendable {
    let isOneSided, isSmooth, isBlended, isRough: Bool
    /// Only the vertices' colours count.
    let isPlain: Bool
  }

  var kind: Kind {
    let isPlain = if case .plain = paint { true } else { false }
    return Kind(isOneSided: isOneSided, isSmooth: isSmooth, isBlended: isBlended, isRough: isRough, isPlain: isPlain)
  }
}

/// A picture of four numbers a texel, looked up with bilinear weights.
public struct Texture: Sendable {
  public let width, height: Int
  /// Row by row.
  public var texels: [SIMD4<Float>]

  public init(width: Int, height: Int, texels: [SIMD4<Float>]) {
    precondition(texels.count == width * height && width > 1 && height > 1)
    self.width = width
    self.height = height
    self.texels = texels
  }

  /// At x and y of 0…1 from the first texel's centre to the last one's; outside, the edge.
  @inline(__always)
  func sample(_ x: Float, _ y: Float) -> SIMD4<Float> {
    let px = max(0, min(x, 1)) * Float(width - 1)
    let py = max(0, min(y, 1)) * Float(height - 1)
    let ix = min(Int32(px), Int32(width - 2))
    let iy = min(Int32(py), Int32(height - 2))
    let (fx, fy) = (px - Float(ix), py - Float(iy))
    let k = Int(iy) * width + Int(ix)
    let top = texels[k] + (texels[k + 1] - texels[k]) * fx
    let bottom = texels[k + width] + (texels[k + width + 1] - texels[k + width]) * fx
    return top + (bottom - top) * fy
  }
}

/// What is to be drawn: vertices on the screen, and the triangles between them.
///
/// The triangles stay; the vertices change from frame to frame, in place.
public struct Scene: Sendable {
  /// x and y in pixels from the top left, z the reciprocal of the distance from the camera (0 or less is not drawn).
  public var screen: [SIMD4<Float>]
  /// Red, green, blue 0…255 (never outside) in the display's own encoding, and opacity 0…1.
  public var colours: [SIMD4<Float>]
  /// Texture place x and y; light gained per unit of slope in texture x and in y.
  public var details: [SIMD4<Float>]
  /// Vertices that ``place(_:_:_:)`` has moved or painted anew since ``settle()``.
  private(set) var isChanged: [Bool] = []
  public private(set) var triangles: [Triangle] = []
  /// Per triangle the ones across its three edges (corner 0–1, 1–2, 2–0), −1 where there is none.
  private(set) var neighbours: [SIMD3<Int32>] = []
  public let surfaces: [Surface]
  /// What sorting asks of each surface.
  let kinds: [Surface.Kind]
  public var textures: [Texture]

  public init(surfaces: [Surface], textures: [Texture] = []) {
    (screen, colours, details) = ([], [], [])
    self.surfaces = surfaces
    kinds = surfaces.map(\.kind)
    self.textures = textures
  }

  /// Adds vertices, all zero yet, and triangles whose corners count from the first of them.
  /// - Returns: Where the new vertices are.
  public mutating func add(vertices count: Int, triangles new: [SIMD3<Int32>], surface: Int) -> Range<Int> {
    add(vertices: count, triangles: new.map { Triangle($0, surface: Int32(surface)) })
  }

  public mutating func add(vertices count: Int, triangles new: [Triangle]) -> Range<Int> {
    let start = screen.count
    screen += [SIMD4<Float>](repeating: .zero, count: count)
    colours += [SIMD4<Float>](repeating: .zero, count: count)
    details += [SIMD4<Float>](repeating: .zero, count: count)
    isChanged += [Bool](repeating: true, count: count)
    var owner: [UInt64: (triangle: Int, edge: Int)] = [:]
    for t in new {
      let corners = t.corners &+ Int32(start)
      let number = triangles.count
      triangles.append(Triangle(corners, surface: t.surface))
      neighbours.append(SIMD3(repeating: -1))
      for k in 0..<3 {
        let (a, b) = (UInt64(corners[k]), UInt64(corners[(k + 1) % 3]))
        let key = min(a, b) << 32 | max(a, b)
        if let (other, edge) = owner.removeValue(forKey: key) {
          neighbours[number][k] = Int32(other)
          neighbours[other][edge] = Int32(number)
        } else {
          owner[key] = (number, k)
        }
      }
    }
    return start..<screen.count
  }

  /// Gives a vertex its place on the screen and its colour, and remembers whether that is a change.
  @inline(__always)
  public mutating func place(_ v: Int, _ place: SIMD4<Float>, _ colour: SIMD4<Float>) {
    if screen[v] == place && colours[v] == colour { return }
    screen[v] = place
    colours[v] = colour
    isChanged[v] = true
  }

  /// Gives a vertex its details, and remembers whether that is a change.
  @inline(__always)
  public mutating func detail(_ v: Int, _ detail: SIMD4<Float>) {
    if details[v] == detail { return }
    details[v] = detail
    isChanged[v] = true
  }

  /// Takes vertices out of the picture.
  public mutating func hide(_ vertices: Range<Int>) {
    for v in vertices where screen[v].z != 0 {
      screen[v] = .zero
      isChanged[v] = true
    }
  }

  /// From here on changes count anew.
  public mutating func settle() {
    for v in isChanged.indices { isChanged[v] = false }
  }

  /// Gives a triangle another surface.
  public mutating func setSurface(_ surface: Int, ofTriangle number: Int) {
    triangles[number].surface = Int32(surface)
  }
}
