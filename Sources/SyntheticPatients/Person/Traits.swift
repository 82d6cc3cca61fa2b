/// What kind of person somebody is: the mix that shape and colouring are drawn around.
///
/// The kinds are artists' stereotypes, not statistics: they give variety, and say nothing about populations.
struct Traits: Hashable, Sendable {
  enum Ancestry: Int, CaseIterable, Sendable { case african, asian, caucasian }

  /// Years, 20…85: adults only.
  var age: Double
  /// 0 a woman's shape, 1 a man's; few people stand at either end.
  var maleness: Double
  /// Shares that sum to one.
  var ancestry: [Double]
  /// 0 thin, 0.5 average, 1 heavy.
  var build: Double

  var isMan: Bool { maleness > 0.5 }
  /// 0 at 25 years, 1 at 90.
  var old: Double { min(max((age - 25) / 65, 0), 1) }

  init(_ random: inout SeededGenerator) {
    age = random.uniform(20, 85)
    let side: Double = random.unit() < 0.5 ? 0 : 1
    maleness = min(max(side + 0.18 * random.normal(), 0), 1)
    // Cubed uniforms: most people are mostly of one kind, some are mixed.
    let shares = Ancestry.allCases.map { _ in
      let u = random.unit()
      return u * u * u + 1e-3
    }
    let sum = shares.reduce(0, +)
    ancestry = shares.map { $0 / sum }
    build = min(max(0.5 + 0.24 * random.normal(), 0), 1)
  }

  /// Weights of ``FaceShapes/kinds``.
  var kindWeights: [Double] {
    let sexes = [1 - maleness, maleness]
    let ages = [1 - old, old]
    let builds = build < 0.5 ? [1 - 2 * build, 2 * build, 0] : [0, 2 - 2 * build, 2 * build - 1]
    var weights: [Double] = []
    for a in ancestry { for s in sexes { for t in ages { weights.append(a * s * t) } } }
    for s in sexes { for t in ages { for b in builds { weights.append(s * t * b) } } }
    return weights
  }
}
