import SyntheticPatients

/// What kind of person somebody is, guessed from what leaves.
public enum PersonAttribute: String, CaseIterable, Hashable, Sendable, Codable {
  case sex
  case age = "age over 52"
  case ancestry = "kind of face shape"
  case skin = "skin tone, three classes"

  var classes: Int { self == .sex || self == .age ? 2 : 3 }

  /// Skin's thirds are those of these people.
  func label(_ person: Person, skins: [Double]) -> Int {
    switch self {
    case .sex: return person.isMan ? 1 : 0
    // The middle of 20 to 85 years.
    case .age: return person.age > 52.5 ? 1 : 0
    case .ancestry: return person.largestAncestry
    case .skin: return min(3 * skins.count { $0 < person.skinLuminance } / max(skins.count, 1), 2)
    }
  }
}

/// How often an attacker guesses an attribute right, who has learnt it from other people.
public struct AttributeFigures: Hashable, Sendable, Codable {
  public let attribute: PersonAttribute
  /// What he looks at.
  public let source: String
  public let people: Int
  public let accuracy: Double
  /// 95 % interval over people.
  public let interval: [Double]
  /// What the largest class alone gives.
  public let baseRate: Double

  /// What is told by the mask, by the record, and, as a control that must succeed, by the face itself.
  ///
  /// - Parameters:
  ///   - faces: Numbers of the faces of targets and of training people.
  /// - Throws: ``AuditError``.
  static func all(
    _ plan: AuditPlan, targets: [PersonEvidence], training: [PersonEvidence], faces: (targets: [UInt64], training: [UInt64])
  ) throws(AuditError) -> [AttributeFigures] {
    let (sought, known) = (faces.targets.map(Person.number), faces.training.map(Person.number))
    let skins = known.map(\.skinLuminance)
    let half = targets.count / 2
    var all: [AttributeFigures] = []
    for attribute in PersonAttribute.allCases {
      let labels = sought.map { attribute.label($0, skins: skins) }
      let learnt = known.map { attribute.label($0, skins: skins) }
      func figures(_ source: String, _ chosen: [Int]) {
        all.append(AttributeFigures(attribute, source, chosen, labels, seed: plan.seed))
      }
      // Faces of training people are never drawn, so each half of the targets is guessed by what the other one teaches.
      let own = targets.map { $0.sessions.map { $0.original.map(Double.init) } }
      let first = try RidgeClassifier(Array(own[..<half]), Array(labels[..<half]), attribute.classes)
      let second = try RidgeClassifier(Array(own[half...]), Array(labels[half...]), attribute.classes)
      figures("face (control)", own.indices.map { ($0 < half ? second : first).choose(own[$0]) })
      let views: [(String, (SessionEvidence) -> [Double])] = [
        ("mask", { ($0.masks[.eyes] ?? []).map(Double.init) }),
        ("record", { s in RecordFeatures.Part.allCases.flatMap { s.features[.eyes]?[$0] ?? [] } }),
      ]
      for (name, view) in views {
        let model = try RidgeClassifier(training.map { $0.sessions.map(view) }, learnt, attribute.classes)
        figures(name, targets.map { model.choose($0.sessions.map(view)) })
      }
    }
    return all
  }

  private init(_ attribute: PersonAttribute, _ source: String, _ chosen: [Int], _ labels: [Int], seed: UInt64) {
    self.attribute = attribute
    self.source = source
    people = labels.count
    let hits = zip(chosen, labels).map { $0 == $1 ? 1.0 : 0 }
    let n = Double(max(hits.count, 1))
    accuracy = hits.reduce(0, +) / n
    let largest = (0..<attribute.classes).map { kind in labels.count { $0 == kind } }.max() ?? 0
    baseRate = Double(largest) / n
    var random = SeededGenerator(seed: seed, 0xA77)
    let draws = (0..<400).map { _ in hits.indices.reduce(0) { sum, _ in sum + hits[random.below(hits.count)] } / n }
    let middle = PeopleBootstrap.middle95(draws)
    interval = [middle.lowerBound, middle.upperBound]
  }
}

extension RidgeClassifier {
  /// Of people's recordings; the ridge is the one that serves best on the half of them it has not seen.
  init(_ people: [[[Double]]], _ labels: [Int], _ count: Int) throws(AuditError) {
    func rows(_ range: Range<Int>) -> ([[Double]], [Int]) {
      (range.flatMap { people[$0] }, range.flatMap { k in people[k].map { _ in labels[k] } })
    }
    let half = people.count / 2
    var best = (right: -1, softness: 1.0)
    for softness in [0.1, 1, 10] {
      let (some, own) = rows(0..<half)
      let trial = try RidgeClassifier(some, own, count: count, softness: softness)
      let right = (half..<people.count).count { trial.choose(people[$0]) == labels[$0] }
      if right > best.right { best = (right, softness) }
    }
    let (some, own) = rows(0..<people.count)
    try self.init(some, own, count: count, softness: best.softness)
  }
}
