/// What healthy people have of one sign: the line between a person and a clinical sign.
public struct HealthyRange: Hashable, Sendable {
  /// The value that a mask shows for every healthy person.
  public let mean: Double
  public let standardDeviation: Double
  /// Healthy from here…
  public let lower: Double
  /// …to here, both included. Edges are whole clinical steps.
  public let upper: Double
  /// Standard error of our own measurement: a value this close to an edge counts as outside.
  public let error: Double
  /// Lines between grades, in ascending order and whole clinical steps; a value on a line belongs to the healthier grade.
  public let gradeEdges: [Double]
  public let unit: MeasurementUnit
  public let population: String
  public let source: String

  init(
    mean: Double, sd: Double, _ healthy: ClosedRange<Double>, error: Double, grades: [Double] = [],
    unit: MeasurementUnit, population: String, source: String
  ) {
    self.mean = mean
    self.standardDeviation = sd
    self.lower = healthy.lowerBound
    self.upper = healthy.upperBound
    self.error = error
    self.gradeEdges = grades
    self.unit = unit
    self.population = population
    self.source = source
  }

  public enum Side: Hashable, Sendable { case below, inside, above }

  /// Values are whole quanta of a tenth and the like, which binary numbers miss by less than this.
  private static let numberError = 1e-9

  /// On which side of the edges a value lies; no allowance for the measurement's error.
  public func side(of value: Double) -> Side {
    value < lower - Self.numberError ? .below : value > upper + Self.numberError ? .above : .inside
  }

  /// The grade of a value: how many of ``gradeEdges`` lie under it.
  public func grade(of value: Double) -> Int {
    gradeEdges.reduce(0) { $0 + (value > $1 + ($1 < mean ? -Self.numberError : Self.numberError) ? 1 : 0) }
  }

  /// Healthy beyond the measurement's own error: when in doubt the sign stays.
  public func isSurelyHealthy(_ value: Double) -> Bool { value >= lower + error && value <= upper - error }

  /// Outside by more than the measurement's own error.
  public func isClearlyOutside(_ value: Double) -> Bool { value < lower - error || value > upper + error }

  /// The measurement tells the middle of the range from its edges, at two standard errors. One that cannot says nothing.
  public var isJudgeable: Bool { upper - lower >= 4 * error }
}

/// The unit of a value outside the project: in tables, receipts and reports.
public enum MeasurementUnit: String, Hashable, Sendable {
  case millimetres = "mm"
  case degrees = "deg"
  case prismDioptres = "prism dioptres"
  case fractionOfIris = "iris diameters"
  case fractionOfFissure = "open fissures"
  case seconds = "s"
  case none = "1"
}
