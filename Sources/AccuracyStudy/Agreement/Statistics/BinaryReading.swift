/// How a reader's yes and no stand to the truth's.
struct BinaryReading: Hashable, Sendable {
  var truePositives = 0, falsePositives = 0, trueNegatives = 0, falseNegatives = 0

  init() {}

  init(_ pairs: some Sequence<(truth: Bool, read: Bool)>) {
    for pair in pairs { add(truth: pair.truth, read: pair.read) }
  }

  mutating func add(truth: Bool, read: Bool) {
    switch (truth, read) {
    case (true, true): truePositives += 1
    case (false, true): falsePositives += 1
    case (false, false): trueNegatives += 1
    case (true, false): falseNegatives += 1
    }
  }

  /// Of those who have it, the share that was found.
  var sensitivity: CountedShare { CountedShare(hits: truePositives, of: truePositives + falseNegatives) }
  /// Of those who do not have it, the share that was left alone.
  var specificity: CountedShare { CountedShare(hits: trueNegatives, of: trueNegatives + falsePositives) }
  var accuracy: CountedShare {
    CountedShare(
      hits: truePositives + trueNegatives, of: truePositives + falsePositives + trueNegatives + falseNegatives)
  }
}

/// So many of so many.
struct CountedShare: Hashable, Sendable {
  var hits: Int
  var of: Int
  /// `nil` of none, as is the interval.
  var value: Double? { of > 0 ? Double(hits) / Double(of) : nil }
  /// Clopper and Pearson's, 95 %: of independent cases.
  var interval: ClosedRange<Double>? { ExactInterval.of(hits, of) }
}
