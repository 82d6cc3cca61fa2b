/// Visible pieces of one kind of surface in one tile, value by value, so that four can be shaded at once.
///
/// A value of pointers: whoever allocates one deallocates it once.
struct FragmentQueue {
  enum Field: Int, CaseIterable {
    case normalX, normalY, normalZ, positionX, positionY, positionZ, openness
    case red, green, blue, roughness, reflectance, tiltX, tiltY, tiltZ, strand
  }
  private(set) var count = 0
  private let capacity: Int
  private let values: UnsafeMutablePointer<Float>
  private let pixels: UnsafeMutablePointer<Int32>
  private let weights: UnsafeMutablePointer<Float>

  static func allocate(capacity: Int) -> FragmentQueue { FragmentQueue(capacity: capacity) }
  private init(capacity: Int) {
    self.capacity = (capacity + 7) & ~3
    values = .allocate(capacity: self.capacity * Field.allCases.count)
    values.initialize(repeating: 0, count: self.capacity * Field.allCases.count)
    pixels = .allocate(capacity: self.capacity)
    pixels.initialize(repeating: 0, count: self.capacity)
    weights = .allocate(capacity: self.capacity)
    weights.initialize(repeating: 0, count: self.capacity)
  }
  func deallocate() {
    values.deallocate()
    pixels.deallocate()
    weights.deallocate()
  }

  mutating func removeAll() { count = 0 }

  /// - Parameters:
  ///   - normal: Interpolated, of any length.
  ///   - tilt: Change of the unit normal, in the room's axes.
  ///   - pixel: Index in the picture; `weight`: share of the pixel.
  @inline(__always)
  mutating func append(
    normal: SIMD3<Float>, position: SIMD3<Float>, openness: Float, albedo: SIMD3<Float>, roughness: Float,
    reflectance: Float, tilt: SIMD3<Float>, strand: Float, pixel: Int, weight: Float
  ) {
    if count >= capacity - 4 { return }
    let i = count
    func set(_ field: Field, _ value: Float) { values[field.rawValue * capacity + i] = value }
    set(.normalX, normal.x)
    set(.normalY, normal.y)
    set(.normalZ, normal.z)
    set(.positionX, position.x)
    set(.positionY, position.y)
    set(.positionZ, position.z)
    set(.openness, openness)
    set(.red, albedo.x)
    set(.green, albedo.y)
    set(.blue, albedo.z)
    set(.roughness, roughness)
    set(.reflectance, reflectance)
    set(.tiltX, tilt.x)
    set(.tiltY, tilt.y)
    set(.tiltZ, tilt.z)
    set(.strand, strand)
    pixels[i] = Int32(pixel)
    weights[i] = weight
    count += 1
  }

  /// Four fragments from `start` on; those past the end repeat older values and weigh nothing.
  @inline(__always)
  func load(_ field: Field, _ start: Int) -> Lanes {
    UnsafeRawPointer(values + field.rawValue * capacity + start).loadUnaligned(as: Lanes.self)
  }
  @inline(__always)
  func vector(_ x: Field, _ y: Field, _ z: Field, _ start: Int) -> Lanes3 {
    Lanes3(load(x, start), load(y, start), load(z, start))
  }

  /// Adds four fragments' light to their pixels.
  @inline(__always)
  func add(_ light: Lanes3, _ start: Int, to picture: UnsafeMutablePointer<SIMD4<Float>>) {
    for k in 0..<min(4, count - start) {
      let pixel = picture + Int(pixels[start + k])
      pixel.pointee += SIMD4(light.x[k], light.y[k], light.z[k], 0) * weights[start + k]
    }
  }
}
