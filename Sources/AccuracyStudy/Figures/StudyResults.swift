import MaskSigns

/// All that was measured.
struct StudyResults: Sendable {
  var plan: StudyPlan
  var stills: [StillResult]
  var clips: [ClipResult]
  /// Stills by their nominal distance of the eyes, in the order of ``StudyPlan/eyeDistances``.
  var sized: [(eyeDistance: Double, stills: [StillResult])]

  /// An eye network looked at some picture.
  var hasEyeNetwork: Bool {
    stills.contains { $0.sample.network != nil } || clips.contains { $0.samples.contains { $0.network != nil } }
  }

  /// Readers that read anything.
  var readers: [Reader] { hasEyeNetwork ? Reader.allCases : [.ours, .mediaPipe] }
  /// Those whose lines a plot can hold.
  var plotted: [Reader] { [.ours, .mediaPipe] }
}

/// One eye of a still.
struct StillEye: Sendable {
  /// Place of the person in the list of stills.
  var person: Int
  var eye: Eye
  var subject: Subject
  var sample: PictureSample
  var truth: EyeReading { sample.truth.eyes[eye] }

  func read(_ reader: Reader) -> EyeReading? { reader.reading(sample)?.eyes[eye] }

  /// How far the head turns this eye away from the camera, degrees.
  var away: Double { (eye == .right ? -1 : 1) * (sample.truth.head?.x ?? 0) }

  static func all(_ stills: [StillResult]) -> [StillEye] {
    stills.enumerated().flatMap { person, still in
      Eye.allCases.map { StillEye(person: person, eye: $0, subject: still.subject, sample: still.sample) }
    }
  }
}

extension [StillEye] {
  /// Eyes whose lids are open.
  var open: [StillEye] { filter { !$0.truth.isClosed } }

  /// A sum for each person.
  func agreements(_ reader: Reader, _ value: (EyeReading) -> Double?) -> [Agreement] {
    var people: [Int: Agreement] = [:]
    for eye in self {
      guard let read = eye.read(reader), let measured = value(read), let drawn = value(eye.truth) else { continue }
      people[eye.person, default: Agreement()].add(truth: drawn, measured: measured)
    }
    return people.sorted { $0.key < $1.key }.map(\.value)
  }
}
