import Foundation
import MaskSigns

/// Gaze of each eye, and the two eyes against each other.
struct GazeFigures: Sendable {
  var figures: [Figure] = []

  /// Within which gaze is judged, degrees.
  static let range = 25.0

  init(_ results: StudyResults) {
    figures += Self.axes(results)
    figures += Self.squint(results)
    figures += Self.stills(results)
  }

  /// Angle between two axes, degrees.
  static func angle(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double {
    func axis(_ g: SIMD2<Double>) -> SIMD3<Double> {
      let (yaw, pitch) = (g.x * .pi / 180, g.y * .pi / 180)
      return SIMD3(sin(yaw) * cos(pitch), sin(pitch), cos(yaw) * cos(pitch))
    }
    return acos(min(max((axis(a) * axis(b)).sum(), -1), 1)) * 180 / .pi
  }

  /// Open, uncovered eyes within ±25° before any occluder comes.
  private static func judged(_ clip: ClipResult, _ eye: Eye, _ reader: Reader) -> [(truth: EyeReading, read: EyeReading)] {
    let end = (clip.covers.map(\.start).min() ?? .infinity) - 0.45
    return clip.samples.compactMap { sample in
      let truth = sample.truth.eyes[eye]
      guard sample.time < end, truth.isOpen, abs(truth.gaze.x) <= range, abs(truth.gaze.y) <= range,
        let read = reader.reading(sample)?.eyes[eye]
      else { return nil }
      return (truth, read)
    }
  }

  /// Mean over recordings of each one's mean error.
  private static func axes(_ results: StudyResults) -> [Figure] {
    typealias Measure = @Sendable (EyeReading, EyeReading) -> Double
    func means(_ reader: Reader, _ measure: Measure) -> [Double] {
      results.clips.compactMap { clip in
        let errors = Eye.allCases.flatMap { judged(clip, $0, reader).map { measure($0.truth, $0.read) } }
        return errors.isEmpty ? nil : errors.reduce(0, +) / Double(errors.count)
      }
    }
    func figure(_ name: String, _ bar: Figure.Bar?, _ measure: @escaping Measure) -> Figure {
      let ours = means(.ours, measure)
      return Figure(
        name: name, unit: "°", value: Mean.of(ours), interval: Bootstrap.interval(ours) { Mean.of($0) },
        count: "\(ours.count) recordings", bar: bar, mediaPipe: Mean.of(means(.mediaPipe, measure)))
    }
    func bias(_ name: String, _ value: @escaping @Sendable (EyeReading) -> Double) -> [Figure] {
      func people(_ reader: Reader) -> [Agreement] {
        results.clips.map { clip in
          Agreement(Eye.allCases.flatMap { judged(clip, $0, reader).map { (truth: value($0.truth), measured: value($0.read)) } })
        }
      }
      let (ours, theirs) = (people(.ours), people(.mediaPipe).sum)
      return [
        Figure(
          name: "Gaze on recordings, \(name): slope", value: ours.sum.slope,
          interval: Bootstrap.interval(ours) { $0.sum.slope }, count: "\(ours.count) recordings", mediaPipe: theirs.slope),
        Figure(
          name: "Gaze on recordings, \(name): bias", unit: "°", value: ours.sum.bias,
          interval: Bootstrap.interval(ours) { $0.sum.bias }, count: "\(ours.count) recordings", mediaPipe: theirs.bias),
      ]
    }
    return [
      figure("Gaze on recordings, angle between the axes", .atMost(2.5)) { angle($0.gaze, $1.gaze) },
      figure("Gaze on recordings, sideways", nil) { abs($1.gaze.x - $0.gaze.x) },
      figure("Gaze on recordings, up and down", nil) { abs($1.gaze.y - $0.gaze.y) },
    ] + bias("sideways") { $0.gaze.x } + bias("up and down") { $0.gaze.y }
  }

  private static func squint(_ results: StudyResults) -> [Figure] {
    func figure(
      _ name: String, _ component: @escaping @Sendable (SIMD2<Double>) -> Double,
      _ value: (ClipResult, (PictureSample) -> FaceReading?) -> SIMD2<Double>?
    ) -> Figure {
      func errors(_ reader: Reader) -> [Double] {
        results.clips.compactMap { clip in
          guard let truth = value(clip, { $0.truth }), let read = value(clip, { reader.reading($0) }) else { return nil }
          return abs(component(read) - component(truth))
        }
      }
      let ours = errors(.ours)
      return Figure(
        name: name, unit: "°", value: Mean.of(ours), interval: Bootstrap.interval(ours) { Mean.of($0) },
        count: "\(ours.count) recordings", bar: .atMost(1.4), mediaPipe: Mean.of(errors(.mediaPipe)))
    }
    let optical: (ClipResult, (PictureSample) -> FaceReading?) -> SIMD2<Double>? = {
      CoverTest.opticalDifference($0.samples, $0.covers, $1)
    }
    let visual: (ClipResult, (PictureSample) -> FaceReading?) -> SIMD2<Double>? = {
      CoverTest.deviation($0.samples, $0.covers, $1)
    }
    return [
      figure("Squint with a cover test, sideways", { $0.x }, visual),
      figure("Squint with a cover test, up and down", { $0.y }, visual),
      figure("Squint without one (optical axes), sideways", { $0.x }, optical),
      figure("Squint without one (optical axes), up and down", { $0.y }, optical),
    ]
  }

  /// One picture cannot tell where the globe's centre is: reported, not judged.
  private static func stills(_ results: StudyResults) -> [Figure] {
    let eyes = StillEye.all(results.stills).open.filter { abs($0.truth.gaze.x) <= range && abs($0.truth.gaze.y) <= range }
    func figure(_ name: String, _ error: @escaping (EyeReading, EyeReading) -> Double) -> Figure {
      func people(_ reader: Reader) -> [Agreement] {
        Dictionary(grouping: eyes, by: \.person).sorted { $0.key < $1.key }.map { group in
          Agreement(group.value.compactMap { eye in eye.read(reader).map { (truth: 0, measured: error(eye.truth, $0)) } })
        }
      }
      let ours = people(.ours)
      return Figure(
        name: name, unit: "°", value: ours.sum.meanAbsoluteError,
        interval: Bootstrap.interval(ours) { $0.sum.meanAbsoluteError }, count: "\(ours.sum.count) eyes",
        mediaPipe: people(.mediaPipe).sum.meanAbsoluteError)
    }
    return [
      figure("Gaze on stills, angle between the axes") { Self.angle($0.gaze, $1.gaze) },
      figure("Gaze on stills, sideways") { $1.gaze.x - $0.gaze.x },
      figure("Gaze on stills, up and down") { $1.gaze.y - $0.gaze.y },
    ]
  }
}
