import MaskSigns

/// What else is measured: reported, without a bar.
struct OtherFigures: Sendable {
  struct Row: Sendable {
    var name: String
    var unit: String
    var ours, mediaPipe: Agreement
    /// Eyes, or faces, that had a truth to compare with.
    var possible: Int
  }
  var rows: [Row] = []

  init(_ results: StudyResults) {
    let eyes = StillEye.all(results.stills).open
    func row(_ name: String, _ unit: String, _ value: @escaping (EyeReading) -> Double?) {
      rows.append(
        Row(
          name: name, unit: unit, ours: eyes.agreements(.ours, value).sum,
          mediaPipe: eyes.agreements(.mediaPipe, value).sum, possible: eyes.filter { value($0.truth) != nil }.count))
    }
    row("Width of the fissure", "mm") { $0.fissureWidth }
    row("Height of the fissure", "mm") { $0.fissureHeight }
    row("Height of the crease over the margin", "mm") { $0.crease }
    row("Pupil over iris", "") { $0.pupilToIris }
    rows.append(iris(eyes))
    for (axis, name) in [(0, "Head yaw"), (1, "Head pitch"), (2, "Head roll")] {
      rows.append(head(name, axis, results.stills.map(\.sample), "stills"))
      rows.append(head(name, axis, results.clips.flatMap(\.samples), "recordings"))
    }
  }

  /// Distance of the iris' centre from the true one; millimetres by a distance of the eyes of 63 mm.
  private func iris(_ eyes: [StillEye]) -> Row {
    func agreement(_ reader: Reader) -> Agreement {
      Agreement(
        eyes.compactMap { eye in
          guard let read = eye.read(reader) else { return nil }
          let d = read.iris - eye.truth.iris
          return (truth: 0, measured: (d * d).sum().squareRoot() / eye.sample.eyeDistance * 63)
        })
    }
    return Row(
      name: "Centre of the iris", unit: "mm", ours: agreement(.ours), mediaPipe: agreement(.mediaPipe),
      possible: eyes.count)
  }

  private func head(_ name: String, _ axis: Int, _ samples: [PictureSample], _ of: String) -> Row {
    let pairs = samples.compactMap { sample -> (truth: Double, measured: Double)? in
      guard let truth = sample.truth.head, let read = sample.ours?.head else { return nil }
      return (truth[axis], read[axis])
    }
    return Row(name: "\(name) on \(of)", unit: "°", ours: Agreement(pairs), mediaPipe: Agreement(), possible: samples.count)
  }
}
