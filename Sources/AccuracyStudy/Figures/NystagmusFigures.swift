import MaskSigns
import SyntheticPatients

/// Beating eyes at 60 pictures a second: the same estimator on the true trace and on the measured one.
struct NystagmusFigures: Sendable {
  /// One recording.
  struct Beat: Sendable {
    var isJerk: Bool
    var truth: MeanBeat
    var ours, mediaPipe: MeanBeat?
    /// Ours of the same recording sent on, see ``ClipSubject/sent``.
    var sent: MeanBeat?
  }
  let beats: [Beat]
  var figures: [Figure] = []

  /// Smaller ones are told, not judged.
  static let leastAmplitude = 1.0

  init(_ results: StudyResults) {
    let beats: [Beat] = results.clips.compactMap { clip in
      guard let nystagmus = clip.nystagmus else { return nil }
      func beat(_ samples: [PictureSample], _ reading: (PictureSample) -> FaceReading?) -> MeanBeat? {
        UniformTrace(samples.map { Self.position($0, reading($0), along: nystagmus.direction) }, rate: clip.frameRate)
          .flatMap(MeanBeat.init)
      }
      return beat(clip.samples) { $0.truth }.map {
        Beat(
          isJerk: nystagmus.waveform != .pendular, truth: $0, ours: beat(clip.samples) { $0.ours },
          mediaPipe: beat(clip.samples) { $0.mediaPipe }, sent: beat(clip.sent) { $0.ours })
      }
    }
    self.beats = beats
    figures = Self.judged(beats)
  }

  /// Mean of both eyes along the beat's axis, where the lids are open.
  private static func position(
    _ sample: PictureSample, _ reading: FaceReading?, along axis: SIMD2<Double>
  ) -> Double? {
    guard let reading, sample.truth.eyes.right.isOpen, sample.truth.eyes.left.isOpen else { return nil }
    return ((reading.eyes.right.gaze + reading.eyes.left.gaze) / 2 * axis).sum()
  }

  private static func judged(_ all: [Beat]) -> [Figure] {
    let beats = all.filter { $0.truth.amplitude >= leastAmplitude }
    func figure(
      _ name: String, _ unit: String, _ limit: Double?, of beats: [Beat], by read: (Beat) -> MeanBeat? = { $0.ours },
      _ error: @escaping (MeanBeat, MeanBeat) -> Double?
    ) -> Figure {
      let ours = beats.compactMap { beat in read(beat).flatMap { error(beat.truth, $0) } }
      let theirs = beats.compactMap { beat in beat.mediaPipe.flatMap { error(beat.truth, $0) } }
      return Figure(
        name: name, unit: unit, value: Mean.of(ours), interval: Bootstrap.interval(ours) { Mean.of($0) },
        count: "\(ours.count) of \(beats.count) recordings", bar: limit.map { .atMost($0) },
        mediaPipe: limit == nil ? nil : Mean.of(theirs))
    }
    let jerks = beats.filter(\.isJerk)
    func frequency(_ truth: MeanBeat, _ read: MeanBeat) -> Double? { abs(read.frequency - truth.frequency) }
    func amplitude(_ truth: MeanBeat, _ read: MeanBeat) -> Double? { abs(read.amplitude / truth.amplitude - 1) * 100 }
    func velocity(_ truth: MeanBeat, _ read: MeanBeat) -> Double? {
      guard let a = truth.slowPhaseVelocity, let b = read.slowPhaseVelocity else { return nil }
      return abs(b - a)
    }
    return [
      figure("Nystagmus, error of the frequency", "Hz", 0.1, of: beats, frequency),
      figure("Nystagmus from 1°, error of the amplitude", "%", 10, of: beats, amplitude),
      figure("Nystagmus, error of the slow phase's velocity", "°/s", 0.5, of: jerks, velocity),
      figure("The same recordings sent on: frequency", "Hz", nil, of: beats, by: { $0.sent }, frequency),
      figure("The same recordings sent on: amplitude", "%", nil, of: beats, by: { $0.sent }, amplitude),
      figure("The same recordings sent on: slow phase", "°/s", nil, of: jerks, by: { $0.sent }, velocity),
    ]
  }
}
