import FaceRecognition

/// Who is found by whom: every probe is looked up in the gallery of all people.
struct Identification {
  let people: [Sitter]
  /// Per probe: the cosine with the own gallery picture, and the best of another person's and whose it is.
  let own: [Float]
  let rival: [(cosine: Float, person: Int)]

  init(_ people: [Sitter]) {
    self.people = people
    own = people.map { FaceRecognizer.cosine($0.probe, $0.gallery) }
    rival = people.indices.map { i in
      var best: (Float, Int) = (-2, i)
      for j in people.indices where j != i {
        let c = FaceRecognizer.cosine(people[i].probe, people[j].gallery)
        if c > best.0 { best = (c, j) }
      }
      return best
    }
  }

  var correct: Int { zip(own, rival).filter { $0 > $1.cosine }.count }

  /// Wilson's score interval of a share, 95 %.
  static func interval(_ hits: Int, of n: Int) -> (low: Double, high: Double) {
    guard n > 0 else { return (0, 1) }
    let z = 1.959964
    let p = Double(hits) / Double(n)
    let d = 1 + z * z / Double(n)
    let centre = (p + z * z / (2 * Double(n))) / d
    let half = z * (p * (1 - p) / Double(n) + z * z / (4 * Double(n) * Double(n))).squareRoot() / d
    return (centre - half, centre + half)
  }

  var report: String {
    let n = people.count
    guard n > 1 else { return "too few people" }
    let (low, high) = Self.interval(correct, of: n)
    func percent(_ x: Double) -> String { "\((x * 1000).rounded() / 10) %" }
    func spread(_ values: [Float]) -> String {
      let sorted = values.sorted()
      func at(_ share: Double) -> Float { (sorted[Int(share * Double(sorted.count - 1))] * 1000).rounded() / 1000 }
      return "5 % \(at(0.05)), 25 % \(at(0.25)), median \(at(0.5)), 75 % \(at(0.75)), 95 % \(at(0.95))"
    }
    var others: [Float] = []
    for i in people.indices {
      for j in people.indices where i != j { others.append(FaceRecognizer.cosine(people[i].probe, people[j].gallery)) }
    }
    var lines = [
      "people \(n), rank-1 \(percent(Double(correct) / Double(n))) (95 % interval \(percent(low)) to \(percent(high)))",
      "cosine of one person's two pictures: \(spread(own))", "cosine of two people: \(spread(others))",
      "cosine with the nearest other person: \(spread(rival.map(\.cosine)))",
    ]
    // Verification: the threshold that one in a thousand pairs of strangers passes.
    let threshold = others.sorted()[Int(0.999 * Double(others.count - 1))]
    let accepted = own.filter { $0 > threshold }.count
    lines.append(
      "accepted at a false match rate of 0.1 %: \(percent(Double(accepted) / Double(n))) (threshold \(threshold))")
    let confused = people.indices.filter { own[$0] <= rival[$0].cosine }
    if !confused.isEmpty {
      lines.append(
        "taken for another: "
          + confused.prefix(30).map { "\(people[$0].name)→\(people[rival[$0].person].name)" }.joined(separator: ", "))
    }
    return lines.joined(separator: "\n")
  }
}
