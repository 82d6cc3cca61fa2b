/// What the study must reach.
struct AgreementBars: Sendable {
  var figures: [Figure] = []

  init(_ results: AgreementResults) {
    for question in results.judged {
      let name = question.question.name
      let count = "\(question.cases.count) \(question.question.isOfEyes ? "eyes" : "people"), \(question.positives) with it"
      let (between, against) = (question.kappa(.sourceMask), question.kappa(.maskTruth))
      figures += [
        Figure(
          name: "\(name): κ, recording – mask", value: between.value, interval: between.interval, count: count,
          bar: .atLeast(0.95)),
        Figure(
          name: "\(name): κ, mask – truth", value: against.value, interval: against.interval, count: count,
          bar: .atLeast(0.90)),
      ]
      for (part, isPositive) in [("sensitivity", true), ("specificity", false)] {
        let pairs = question.difference(ofPositives: isPositive)
        figures.append(
          Figure(
            name: "\(name): \(part), mask less recording, farthest end of the interval", unit: "%", decimals: 1,
            value: pairs.interval.map { 100 * max(abs($0.lowerBound), abs($0.upperBound)) },
            count: "\(pairs.total) \(question.question.isOfEyes ? "eyes" : "people")", bar: .atMost(3)))
      }
    }
    for healthy in results.healthy where healthy.reader != .truth {
      figures.append(
        Figure(
          name: "Healthy people with any finding, \(healthy.reader.name)", unit: "%", decimals: 1,
          value: healthy.accused.value.map { 100 * $0 },
          interval: healthy.accused.interval.map { 100 * $0.lowerBound...100 * $0.upperBound },
          count: "\(healthy.people) people", bar: .atMost(2)))
    }
    for value in results.squintAngles {
      figures.append(
        Figure(
          name: "\(value.quantity.name): farther limit of agreement with the truth", unit: "Δ", decimals: 1,
          value: value.limits.map { max(abs($0.limits.lowerBound), abs($0.limits.upperBound)) },
          count: "\(value.pairs.count) people", bar: .atMost(5)))
    }
  }
}
