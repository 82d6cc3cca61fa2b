import MaskSigns

/// Every eye of every picture: the truth and what each reader said.
enum SampleTable {
  static func text(_ results: StudyResults) -> String {
    let values = ["mrd1", "mrd2", "width", "yaw", "pitch", "x", "y", "closed"]
    let header =
      ["what", "person", "skin", "glasses", "eye_distance_px", "time_s", "eye", "covered", "head_yaw", "head_pitch", "head_roll"]
      + ["true", "ours", "network", "network_off", "mediapipe"].flatMap { who in values.map { "\(who)_\($0)" } }
      + ["ours_confidence", "ours_head_yaw", "ours_head_pitch", "ours_head_roll"]
    var rows = [header.joined(separator: "\t")]
    for still in results.stills { add("still", still.subject, still.sample, &rows) }
    for sized in results.sized { for still in sized.stills { add("sized", still.subject, still.sample, &rows) } }
    for clip in results.clips { for sample in clip.samples { add(clip.kind.rawValue, clip.subject, sample, &rows) } }
    return rows.joined(separator: "\n") + "\n"
  }

  private static func add(_ what: String, _ subject: Subject, _ sample: PictureSample, _ rows: inout [String]) {
    for eye in Eye.allCases {
      let truth = sample.truth.eyes[eye]
      var cells = [
        what, "\(subject.person)", number(subject.skin), subject.wearsGlasses ? "1" : "0", number(sample.eyeDistance),
        number(sample.time), eye.rawValue, truth.isCovered ? "1" : "0",
      ]
      cells += head(sample.truth.head) + reading(truth)
      for reader in [Reader.ours, .network, .withoutEyeNetwork, .mediaPipe] { cells += reading(reader.reading(sample)?.eyes[eye]) }
      cells += [number(sample.ours?.eyes[eye].confidence)] + head(sample.ours?.head)
      rows.append(cells.joined(separator: "\t"))
    }
  }

  private static func head(_ head: SIMD3<Double>?) -> [String] { [number(head?.x), number(head?.y), number(head?.z)] }

  private static func reading(_ reading: EyeReading?) -> [String] {
    guard let reading else { return Array(repeating: "", count: 8) }
    return [
      number(reading.mrd1), number(reading.mrd2), number(reading.fissureWidth), number(reading.gaze.x),
      number(reading.gaze.y), number(reading.iris.x), number(reading.iris.y), reading.isClosed ? "1" : "0",
    ]
  }

  /// Three decimals, a plain minus sign; empty when there is none.
  private static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return Text.decimal(value, 3).replacing("−", with: "-")
  }
}
