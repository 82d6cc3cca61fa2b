/// No group left behind: our error of a group over that of all.
struct GroupFigures: Sendable {
  var figures: [Figure] = []

  init(_ results: StudyResults) {
    for (name, value) in LidFigures.signs {
      figures += results.byGroup(value).parts.map { part in
        Figure(
          name: "\(name), \(part.name): error over that of all", unit: "×", value: part.ratio, interval: part.ratioInterval,
          count: "\(part.eyes) eyes", bar: .atMost(1.3))
      }
    }
  }
}
