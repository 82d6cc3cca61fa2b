internal import Foundation
import MaskSigns

/// How a record's eyes and head go from place to place.
struct Looking {
  private let gaze: [SIMD2<Double>]
  private let head: [SIMD3<Double>]
  private let rate: Double

  init(_ record: SignRecord) {
    rate = record.header.frameRate.nominal ?? 30
    gaze = (0..<record.count).map { index in
      SIMD2(record.motion(.versionYaw, at: index) ?? .nan, record.motion(.versionPitch, at: index) ?? .nan)
    }
    head = (0..<record.count).map { index in
      SIMD3(
        record.motion(.headYaw, at: index) ?? .nan, record.motion(.headPitch, at: index) ?? .nan,
        record.motion(.headRoll, at: index) ?? .nan)
    }
  }

  var features: [Double] { saccades + headMovement + sharing }

  /// Number, size and speed of jumps, and how still the eye is between them.
  private var saccades: [Double] {
    var sizes: [Double] = []
    var speeds: [Double] = []
    var calm: [Double] = []
    var way = SIMD2<Double>.zero
    var fastest = 0.0
    for (a, b) in zip(gaze, gaze.dropFirst()) {
      let step = b - a
      let speed = (step * step).sum().squareRoot() * rate
      guard speed.isFinite else { continue }
      if speed > 45 {
        way += step
        fastest = max(fastest, speed)
      } else {
        if fastest > 0 {
          sizes.append((way * way).sum().squareRoot())
          speeds.append(fastest)
        }
        (way, fastest) = (.zero, 0)
        calm.append(speed)
      }
    }
    return [
      Double(sizes.count), Trace(sizes).mean, Trace(sizes).quantile(0.9), Trace(speeds).mean, Trace(speeds).quantile(0.9),
      Trace(calm).mean, Trace(calm).quantile(0.9),
    ]
  }

  /// Way of the head a second, its extent, and its unrest over a tenth of a second to three seconds.
  private var headMovement: [Double] {
    (0..<3).flatMap { axis -> [Double] in
      let trace = Trace(head.map { $0[axis] }.filter(\.isFinite))
      guard trace.values.count > 100 else { return [Double](repeating: .nan, count: 6) }
      return [
        trace.steps(1).sizes.mean, trace.quantile(0.98) - trace.quantile(0.02), trace.steps(3).deviation,
        trace.steps(9).deviation, trace.steps(30).deviation, trace.steps(90).deviation,
      ]
    }
  }

  /// How much of a look aside the head does: slopes of head on head and eye together.
  private var sharing: [Double] {
    (0..<2).map { axis in
      var (products, squares) = (0.0, 0.0)
      for (eye, head) in zip(gaze, head) where eye[axis].isFinite && head[axis].isFinite {
        let look = eye[axis] + head[axis]
        products += head[axis] * look
        squares += look * look
      }
      return squares > 0 ? products / squares : .nan
    }
  }
}
