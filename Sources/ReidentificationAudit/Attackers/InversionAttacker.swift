import FaceRecognition

/// Foretells the face's own vector from what was given out, learnt from other people, and looks for it among photographs.
///
/// Linear, and to the vector only: networks can go on to pictures (Mai et al., IEEE TPAMI 41 (2019) 1188–1202).
struct InversionAttacker: Attacker {
  let id, name, knowledge: String
  let purpose: AttackPurpose
  /// What he looks at; he looks among faces.
  let source: LearningAttacker.Source

  var learns: Bool { true }
  func isProbe(_ evidence: SessionEvidence) -> Bool { !source.features(evidence).isEmpty }
  func isEntry(_ evidence: SessionEvidence) -> Bool { !evidence.original.isEmpty }

  func compare(_ recordings: [SessionEvidence], training: [PersonEvidence]) throws(AuditError) -> ScoreMatrix {
    let model = try InversionModel.tuned(
      training.compactMap { person in
        let faces = person.sessions.filter(isEntry).map(\.original)
        let probes = person.sessions.filter(isProbe).map(source.features)
        return faces.isEmpty || probes.isEmpty ? nil : .init(given: probes, face: FaceRecognizer.mean(faces).map(Double.init))
      })
    return model.scores(probes: recordings.map(source.features), faces: recordings.map { $0.original.map(Double.init) })
  }
}

/// A regression from what was given out to faces, with scores that are logarithms of likelihood ratios.
struct InversionModel: Sendable {
  /// One who is learnt from: features of some recordings, and the vector of the face.
  struct Teacher: Sendable {
    var given: [[Double]]
    var face: [Double]
  }

  private let regression: RidgeRegression
  private let calibration: LogisticCalibration

  /// Groups of people who are foretold, in turn, by what the others teach.
  private static let folds = 5
  /// Ridges that are tried, as multiples of the features' mean variance.
  private static let ridges = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30]

  /// With the ridge by which people who were not learnt from are verified best.
  ///
  /// - Throws: ``AuditError``.
  static func tuned(_ people: [Teacher]) throws(AuditError) -> InversionModel {
    guard people.count >= 2 * folds else { throw .tooFewPeople }
    var held = ridges.map { _ in PairScores(mated: [], nonMated: []) }
    for fold in 0..<folds {
      let path = try path(people.enumerated().filter { $0.offset % folds != fold }.map(\.element))
      let tried = people.enumerated().filter { $0.offset % folds == fold }.map(\.element)
      for (k, softness) in ridges.enumerated() {
        let model = InversionModel(regression: path.ridge(softness), calibration: .none)
        for day in 0..<(tried.map(\.given.count).min() ?? 0) {
          let pairs = model.scores(probes: tried.map { $0.given[day] }, faces: tried.map(\.face)).pairs
          held[k].mated += pairs.mated
          held[k].nonMated += pairs.nonMated
        }
      }
    }
    let rates = held.map { ErrorTradeoff($0)?.equalErrorRate ?? 0.5 }
    guard let best = rates.indices.min(by: { rates[$0] < rates[$1] }) else { throw .tooFewPeople }
    return InversionModel(regression: try path(people).ridge(ridges[best]), calibration: LogisticCalibration(held[best]))
  }

  private static func path(_ people: [Teacher]) throws(AuditError) -> RidgeRegression.Path {
    try RidgeRegression.Path(people.flatMap(\.given), people.flatMap { person in person.given.map { _ in person.face } })
  }

  /// How alike the foretold face and each face are, counted from the mean face. Who has no features or no face is never asked for.
  func scores(probes: [[Double]], faces: [[Double]]) -> ScoreMatrix {
    let foretold = probes.map { $0.isEmpty ? [] : Self.unit(regression.foretold($0)) }
    let entries = faces.map { $0.isEmpty ? [] : Self.unit(regression.difference($0)) }
    return ScoreMatrix(count: foretold.count) { probe, entry in
      var cosine = 0.0
      for (a, b) in zip(foretold[probe], entries[entry]) { cosine += a * b }
      return calibration(cosine)
    }
  }

  private static func unit(_ v: [Double]) -> [Double] {
    let length = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return v.map { $0 / max(length, 1e-12) }
  }
}
