import MaskSigns

/// The error of the lids by something else: who, how severe, from where, how large.
struct Breakdown: Sendable {
  struct Part: Sendable {
    var name: String
    /// Where it stands on the plot's axis; `nil` for groups.
    var place: Double?
    var eyes: Int
    /// By reader: mean absolute error and mean error of the sign, and the error's interval.
    var error, bias: [Reader: Double]
    var interval: [Reader: ClosedRange<Double>]
    /// Our error here over our error of all.
    var ratio: Double?
    var ratioInterval: ClosedRange<Double>?
  }
  var parts: [Part] = []

  /// - Parameter whole: All eyes that the parts are compared with; `nil` compares with nothing.
  init(
    _ parts: [(name: String, place: Double?, eyes: [StillEye])], readers: [Reader], whole: [StillEye]? = nil,
    _ value: @escaping (EyeReading) -> Double?
  ) {
    let all = whole?.agreements(.ours, value).sum.meanAbsoluteError
    self.parts = parts.map { name, place, eyes in
      var part = Part(name: name, place: place, eyes: eyes.count, error: [:], bias: [:], interval: [:])
      for reader in readers {
        let people = eyes.agreements(reader, value)
        part.error[reader] = people.sum.meanAbsoluteError
        part.bias[reader] = people.sum.bias
        part.interval[reader] = Bootstrap.interval(people) { $0.sum.meanAbsoluteError }
        guard reader == .ours, let all, all > 0 else { continue }
        part.ratio = part.error[.ours].map { $0 / all }
        // The whole has far more people than the part: its own uncertainty is left out.
        part.ratioInterval = part.interval[.ours].map { $0.lowerBound / all...$0.upperBound / all }
      }
      return part
    }
  }
}

extension StudyResults {
  /// By the true MRD1, in steps of a millimetre.
  func bySeverity(_ value: @escaping (EyeReading) -> Double?) -> Breakdown {
    let eyes = StillEye.all(stills).open
    let edges = Array(stride(from: -1.0, to: 8.0, by: 1.0))
    return Breakdown(
      edges.map { low in
        (
          "\(Text.decimal(low, 0)) to \(Text.decimal(low + 1, 0)) mm", low + 0.5,
          eyes.filter { $0.truth.mrd1 >= low && $0.truth.mrd1 < low + 1 }
        )
      }, readers: readers, value)
  }

  /// By how far the head turns the eye away from the camera (negative: towards it).
  func byYaw(_ value: @escaping (EyeReading) -> Double?) -> Breakdown {
    let eyes = StillEye.all(stills).open
    let edges = Array(stride(from: -25.0, to: 25.0, by: 10.0))
    return Breakdown(
      edges.map { low in
        (
          "\(Text.decimal(low, 0)) to \(Text.decimal(low + 10, 0))°", low + 5,
          eyes.filter { $0.away >= low && $0.away < low + 10 }
        )
      }, readers: readers, value)
  }

  /// By the cheek's relative luminance, in sixths of the people.
  func bySkin(_ value: @escaping (EyeReading) -> Double?) -> Breakdown {
    let eyes = StillEye.all(stills).open
    let tones = stills.map(\.subject.skin).sorted()
    let count = 6
    guard tones.count >= count else { return Breakdown([], readers: readers, value) }
    let edges = (1..<count).map { tones[$0 * tones.count / count] }
    return Breakdown(
      (0..<count).map { k in
        let low = k == 0 ? -Double.infinity : edges[k - 1]
        let high = k == count - 1 ? Double.infinity : edges[k]
        let part = eyes.filter { $0.subject.skin >= low && $0.subject.skin < high }
        return ("sixth \(k + 1)", Median.of(part.map(\.subject.skin)), part)
      }, readers: readers, value)
  }

  /// By the distance of the eyes in pixels, from stills drawn for it.
  func byResolution(_ value: @escaping (EyeReading) -> Double?) -> Breakdown {
    Breakdown(
      sized.map { ("\(Text.decimal($0.eyeDistance, 0)) px", $0.eyeDistance, StillEye.all($0.stills).open) },
      readers: readers, value)
  }

  /// Groups that must not be left behind.
  func byGroup(_ value: @escaping (EyeReading) -> Double?) -> Breakdown {
    let eyes = StillEye.all(stills).open
    let tones = Thirds(stills.map(\.subject.skin))
    // A person's own: the mean of both eyes.
    let widths = stills.map { ($0.sample.truth.eyes.right.fissureWidth + $0.sample.truth.eyes.left.fissureWidth) / 2 }
    let thirds = Thirds(widths)
    return Breakdown(
      [
        ("darkest third of skin tones", nil, eyes.filter { $0.subject.skin < tones.low }),
        ("lightest third of skin tones", nil, eyes.filter { $0.subject.skin >= tones.high }),
        ("with glasses", nil, eyes.filter(\.subject.wearsGlasses)),
        ("narrowest third of fissures", nil, eyes.filter { widths[$0.person] < thirds.low }),
        ("widest third of fissures", nil, eyes.filter { widths[$0.person] >= thirds.high }),
      ], readers: readers, whole: eyes, value)
  }
}

/// Values that part a list into three.
struct Thirds: Sendable {
  let low, high: Double
  init(_ values: [Double]) {
    let sorted = values.sorted()
    low = sorted.isEmpty ? 0 : sorted[sorted.count / 3]
    high = sorted.isEmpty ? 0 : sorted[min(sorted.count * 2 / 3, sorted.count - 1)]
  }
}
