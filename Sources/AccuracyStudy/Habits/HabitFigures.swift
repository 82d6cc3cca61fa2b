import MaskSigns

/// What two recordings of each of many people say of the errors of habitual values.
struct HabitFigures: Sendable {
  struct Row: Sendable {
    var sign: BaselineSign
    /// Values of one eye, or of the face, with a truth.
    var count: Int
    var bias: Double
    /// Standard deviation of the error about its bias: what a value is in doubt by.
    var deviation: Double
    /// Its parts: what comes back on the other day, and what does not.
    var person, day: Double
    /// Standard deviation of the error of right less left; `nil` for signs of the face.
    var difference: Double?
    /// Of that, what comes back on the other day.
    var differencePerson: Double?
  }
  struct Movement: Sendable {
    var quantity: TraceQuantity
    var people: Int
    var slope: Double
    /// Standard deviation of the slope between people, and between the days of one.
    var slopePerson, slopeDay: Double
    var flicker: Double
  }
  var rows: [Row] = []
  var movements: [Movement] = []

  /// - Parameter people: The recordings of each.
  init(_ people: [[HabitReading]]) {
    rows = BaselineSign.allCases.compactMap { Self.row($0, people) }
    movements = TraceQuantity.allCases.compactMap { Self.movement($0, people) }
  }

  private static func row(_ sign: BaselineSign, _ people: [[HabitReading]]) -> Row? {
    let sides: [Eye?] = sign.isPaired ? [.right, .left] : [nil]
    // One group for each eye of each person: its errors on the days.
    let groups = people.flatMap { days in
      sides.map { side in days.compactMap { $0.habits[.init(sign: sign, eye: side)]?.error } }
    }
    guard let parts = VarianceParts(groups) else { return nil }
    var row = Row(
      sign: sign, count: parts.count, bias: parts.mean, deviation: parts.total, person: parts.between, day: parts.within)
    if sign.isPaired {
      let differences = people.map { days in
        days.compactMap { day -> Double? in
          guard let right = day.habits[.init(sign: sign, eye: .right)], let left = day.habits[.init(sign: sign, eye: .left)]
          else { return nil }
          return right.error - left.error
        }
      }
      let parts = VarianceParts(differences)
      row.difference = parts?.total
      row.differencePerson = parts?.between
    }
    return row
  }

  private static func movement(_ quantity: TraceQuantity, _ people: [[HabitReading]]) -> Movement? {
    let errors = people.map { days in days.compactMap { $0.traces[quantity] } }
    guard let slopes = VarianceParts(errors.map { $0.map(\.slope) }),
      let flicker = Mean.of(errors.flatMap { $0.map { $0.flicker * $0.flicker } })
    else { return nil }
    return Movement(
      quantity: quantity, people: errors.count { !$0.isEmpty }, slope: slopes.mean, slopePerson: slopes.between,
      slopeDay: slopes.within, flicker: flicker.squareRoot())
  }
}

/// Values of groups, their spread divided into that of the groups and that within them (one-way analysis of variance).
struct VarianceParts: Sendable {
  private(set) var count = 0
  private(set) var mean = 0.0
  /// Standard deviations: of all values about their mean, of the groups, within groups.
  private(set) var total = 0.0, between = 0.0, within = 0.0

  /// `nil` unless at least three groups have two values.
  init?(_ all: [[Double]]) {
    let groups = all.filter { $0.count > 1 }
    guard groups.count >= 3 else { return nil }
    let values = groups.flatMap { $0 }
    let n = Double(values.count)
    count = values.count
    let mean = values.reduce(0, +) / n
    self.mean = mean
    total = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
    var inside = 0.0
    var outside = 0.0
    for group in groups {
      let own = group.reduce(0, +) / Double(group.count)
      inside += group.reduce(0) { $0 + ($1 - own) * ($1 - own) }
      outside += Double(group.count) * (own - mean) * (own - mean)
    }
    let withinSquare = inside / (n - Double(groups.count))
    within = withinSquare.squareRoot()
    let size = n / Double(groups.count)
    between = max((outside / Double(groups.count - 1) - withinSquare) / size, 0).squareRoot()
  }
}
