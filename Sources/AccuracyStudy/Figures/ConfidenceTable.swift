import MaskSigns

/// Does the pipeline know when it errs? The error of MRD1 and of the gaze by what it says of its own confidence.
struct ConfidenceTable: Sendable {
  struct Row: Sendable {
    var from, to: Double
    var eyes: Int
    var mrd1, gaze: Double?
  }
  let rows: [Row]

  /// Below the first edge a record calls an eye unsure.
  static let edges = [0, 0.2, 0.5, 0.8, 0.95]

  init(_ results: StudyResults) {
    let eyes = StillEye.all(results.stills).open
    rows = Self.edges.enumerated().map { k, from in
      let to = k + 1 < Self.edges.count ? Self.edges[k + 1] : 1.0
      let isLast = k + 1 == Self.edges.count
      let part = eyes.compactMap { eye in eye.read(.ours).map { (eye.truth, $0) } }.filter {
        $0.1.confidence >= from && ($0.1.confidence < to || isLast)
      }
      return Row(
        from: from, to: to, eyes: part.count, mrd1: Mean.of(part.map { abs($0.1.mrd1 - $0.0.mrd1) }),
        gaze: Mean.of(part.map { GazeFigures.angle($0.0.gaze, $0.1.gaze) }))
    }
  }
}
