import MaskSigns

/// A bounded choice of a clip's observations: spread evenly over time, and over poses and gazes.
///
/// Deterministic: the same observations in the same order give the same choice.
struct Reservoir: Sendable {
  private var timed: [(order: Int, observation: FaceObservation)] = []
  private var stride = 1
  private var diverse: [Int: (order: Int, observation: FaceObservation)] = [:]
  private(set) var count = 0

  /// Observations held at this moment.
  var held: Int { timed.count + diverse.count }

  static let timedLimit = 128
  static let diverseLimit = 72

  mutating func add(_ observation: FaceObservation) {
    let order = count
    count += 1
    if order % stride == 0 {
      timed.append((order, observation))
      if timed.count > Self.timedLimit {
        stride *= 2
        timed.removeAll { $0.order % stride != 0 }
      }
    }
    let cell = Self.cell(observation)
    if diverse.count < Self.diverseLimit, diverse[cell] == nil { diverse[cell] = (order, observation) }
  }

  /// At most `limit` observations in order of time, all that differ in pose or gaze first.
  func choice(limit: Int) -> [FaceObservation] {
    var chosen: [Int: FaceObservation] = [:]
    for (order, observation) in diverse.values.sorted(by: { $0.order < $1.order }).prefix(limit / 2) {
      chosen[order] = observation
    }
    let room = max(1, limit - chosen.count)
    for k in 0..<min(room, timed.count) {
      let (order, observation) = timed[k * timed.count / min(room, timed.count)]
      chosen[order] = observation
    }
    return chosen.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Coarse pose and gaze, from proportions in the picture alone.
  private static func cell(_ observation: FaceObservation) -> Int {
    func at(_ k: Int) -> SIMD2<Double> { SIMD2(Double(observation.mesh[k].x), Double(observation.mesh[k].y)) }
    func bin(_ value: Double, width: Double, limit: Int) -> Int {
      let bin = (value / width).rounded()
      return bin.isFinite ? Int(bin.clamped(-Double(limit), Double(limit))) + limit : limit
    }
    let across = (at(263) - at(33)) / 2
    let size = max(length(across), 1)
    let unit = across / size
    let nose = at(1) - (at(263) + at(33)) / 2
    func components(_ v: SIMD2<Double>) -> SIMD2<Double> { SIMD2((v * unit).sum(), v.y * unit.x - v.x * unit.y) }
    let yaw = components(nose / size)
    var gaze = SIMD2<Double>.zero
    for eye in Eye.allCases {
      let seen = observation.eyes[eye]
      func contour(_ k: Int) -> SIMD2<Double> { SIMD2(Double(seen.contour[k].x), Double(seen.contour[k].y)) }
      let middle = (contour(EyeContour.temporalCanthus) + contour(EyeContour.nasalCanthus)) / 2
      gaze += components((IrisEvidence(seen).centre - middle) / size) / 2
    }
    return bin(yaw.x, width: 0.25, limit: 3) + 7 * bin(yaw.y - 0.8, width: 0.2, limit: 2)
      + 35 * bin(gaze.x, width: 0.04, limit: 3) + 245 * bin(gaze.y, width: 0.04, limit: 2)
  }
}
