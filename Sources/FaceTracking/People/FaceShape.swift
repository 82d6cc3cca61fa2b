/// The proportions of a face without its pose, size and expression: what tells two people of one recording apart.
///
/// The rigid points are turned and scaled onto the average face, and averaged with their mirror image; what is left is
/// the person, and noise that averages out over pictures. Faces turned aside by more than 35° are not used.
///
/// Measured with MediaPipe's attention mesh, as root mean square of 23 points in % of the outer canthal distance:
/// the halves of 12 recordings of one person each differ by 0.06–0.85 (median 0.42); 1 % of the pairs of different
/// people are nearer than 0.99 (those recordings) and 1.01 (300 people, single photographs).
struct FaceShape: Sendable {
  /// Two shapes nearer than this are one person; under 1 % of the pairs of different people are.
  static let samePerson = 0.9
  /// Fewer pictures say too little.
  static let leastPictures = 8

  /// A place for each of ``RigidLandmarks``.
  typealias Places = InlineArray<23, SIMD3<Double>>

  private var sum = Places(repeating: .zero)
  private(set) var pictures = 0

  /// Adds what one picture shows; nothing when the face is turned away too far.
  mutating func add(_ points: [SIMD3<Float>]) {
    guard let aligned = Self.aligned(points) else { return }
    for index in sum.indices { sum[index] += aligned[index] }
    pictures += 1
  }

  mutating func add(_ other: FaceShape) {
    for index in sum.indices { sum[index] += other.sum[index] }
    pictures += other.pictures
  }

  /// Root mean square distance in % of the outer canthal distance; `nil` when either has too few pictures.
  func distance(to other: FaceShape) -> Double? {
    guard min(pictures, other.pictures) >= Self.leastPictures else { return nil }
    var square = 0.0
    for index in sum.indices {
      var apart = sum[index] / Double(pictures) - other.sum[index] / Double(other.pictures)
      // The mesh guesses depth from one view, so it counts half.
      apart.z /= 2
      square += (apart * apart).sum()
    }
    return 100 * (square / Double(sum.count)).squareRoot() / RigidLandmarks.outerCanthalDistance
  }

  /// The rigid points of one picture on the average face, symmetrical; `nil` beyond 35° of yaw or pitch.
  static func aligned(_ points: [SIMD3<Float>]) -> Places? {
    let landmarks = RigidLandmarks.all
    var seen = Places(repeating: .zero)
    var (seenCentre, centre) = (SIMD3<Double>(), SIMD3<Double>())
    for index in seen.indices {
      seen[index] = SIMD3<Double>(points[landmarks[index].index])
      seenCentre += seen[index]
      centre += landmarks[index].place
    }
    seenCentre /= Double(seen.count)
    centre /= Double(seen.count)
    // Σ place × seenᵀ; the nearest rotation to it turns what was seen onto the average face.
    var moment = Matrix3(x: SIMD3(), y: SIMD3(), z: SIMD3())
    var spread = 0.0
    for index in seen.indices {
      let p = seen[index] - seenCentre, q = landmarks[index].place - centre
      moment.x += q * p.x
      moment.y += q * p.y
      moment.z += q * p.z
      spread += (p * p).sum()
    }
    let size = moment.determinant
    guard spread > 0, size > 0, size.isFinite else { return nil }
    // Scaled to determinant 1, where Newton's iteration starts best.
    let unit = size.cubeRoot
    guard
      let rotation = Matrix3(x: moment.x / unit, y: moment.y / unit, z: moment.z / unit).nearestRotation,
      rotation.z.z > 0.82  // cos 35°
    else { return nil }
    var scale = 0.0
    for index in seen.indices {
      scale += ((landmarks[index].place - centre) * (rotation * (seen[index] - seenCentre))).sum()
    }
    scale /= spread
    var turned = Places(repeating: .zero), symmetrical = turned
    for index in seen.indices { turned[index] = scale * (rotation * (seen[index] - seenCentre)) }
    for index in seen.indices {
      let mirrored = turned[landmarks[index].partner] * [-1, 1, 1]
      symmetrical[index] = (turned[index] + mirrored) / 2
    }
    return symmetrical
  }
}

extension Double {
  /// By Newton's iteration, for a positive number.
  fileprivate var cubeRoot: Double {
    guard self > 0 else { return 0 }
    // Half of the exponent's third gets within a factor of two; Newton does the rest.
    var root = Double(sign: .plus, exponent: exponent / 3, significand: 1)
    for _ in 0..<60 { root = (2 * root + self / (root * root)) / 3 }
    return root
  }
}
