internal import CIdentityBasis

/// How faces differ at the landmarks: a mean and principal components, one standard deviation each, millimetres.
///
/// Points 0…467 are MediaPipe's mesh points, 468 and 469 the right and the left globe centre. Head frame: x to the
/// patient's left, y up, z out of the face, origin midway between the globe centres.
struct LandmarkBasis: Sendable {
  static let meshCount = 468
  static let rightGlobe = 468
  static let leftGlobe = 469

  let mean: [SIMD3<Double>]
  /// Component k of point i stands at `components[i * componentCount + k]`: a point's components lie side by side.
  let components: [SIMD3<Double>]
  let componentCount: Int

  static let shared = LandmarkBasis()

  private init() {
    let points = Int(identity_landmark_count())
    let count = Int(identity_landmark_component_count())
    func vector(_ point: Int, _ value: (Int32) -> Double) -> SIMD3<Double> {
      let first = Int32(3 * point)
      return SIMD3(value(first), value(first + 1), value(first + 2))
    }
    mean = (0..<points).map { vector($0, identity_landmark_mean) }
    components = (0..<points).flatMap { point in
      (0..<count).map { k in vector(point) { identity_landmark_component(Int32(k), $0) } }
    }
    componentCount = count
  }

  func point(_ index: Int, shape: [Double]) -> SIMD3<Double> {
    var sum = mean[index]
    let first = index * componentCount
    for k in 0..<min(componentCount, shape.count) { sum += components[first + k] * shape[k] }
    return sum
  }

  func points(shape: [Double]) -> [SIMD3<Double>] { mean.indices.map { point($0, shape: shape) } }
}
