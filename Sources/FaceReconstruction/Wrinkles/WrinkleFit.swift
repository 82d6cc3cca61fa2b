public import MaskSigns

/// How deep the wrinkles of a part of the face are.
public struct WrinkleDepth: Hashable, Sendable {
  /// 0 none, 1 fine, 2 moderate, 3 deep, and anything between.
  public var grade: Double
  /// Standard deviation of the grade.
  public var deviation: Double

  public init(grade: Double, deviation: Double) {
    self.grade = grade
    self.deviation = deviation
  }
}

/// The wrinkles of a person at rest, measured over a clip; `nil` is "not measured".
public struct WrinkleFit: Hashable, Sendable {
  public var forehead, glabella: WrinkleDepth?
  public var crowsFeet, underEye, nasolabial: BothEyes<WrinkleDepth?>

  public init(
    forehead: WrinkleDepth? = nil, glabella: WrinkleDepth? = nil,
    crowsFeet: BothEyes<WrinkleDepth?> = BothEyes(right: nil, left: nil),
    underEye: BothEyes<WrinkleDepth?> = BothEyes(right: nil, left: nil),
    nasolabial: BothEyes<WrinkleDepth?> = BothEyes(right: nil, left: nil)
  ) {
    self.forehead = forehead
    self.glabella = glabella
    self.crowsFeet = crowsFeet
    self.underEye = underEye
    self.nasolabial = nasolabial
  }

  public static let notMeasured = WrinkleFit()

  /// Grades as a record tells them: both sides of a region in one, each by how surely it is known.
  public var grades: WrinkleGrades {
    WrinkleGrades(
      forehead: Self.grade(forehead), glabella: Self.grade(glabella), crowsFeet: Self.grade(Self.both(crowsFeet)),
      underEye: Self.grade(Self.both(underEye)), nasolabial: Self.grade(Self.both(nasolabial)))
  }

  private static func grade(_ depth: WrinkleDepth?) -> WrinkleGrade? {
    depth.flatMap { $0.isMeasured ? $0.nearest : nil }
  }

  /// One depth for two sides; the one that is known, if only one is.
  public static func both(_ sides: BothEyes<WrinkleDepth?>) -> WrinkleDepth? {
    guard let right = sides.right, let left = sides.left else { return sides.right ?? sides.left }
    let (a, b) = (1 / (right.deviation * right.deviation), 1 / (left.deviation * left.deviation))
    // What misleads on one side, light above all, misleads on the other too: the deviation does not fall.
    return WrinkleDepth(
      grade: (right.grade * a + left.grade * b) / (a + b), deviation: min(right.deviation, left.deviation))
  }
}

extension WrinkleDepth {
  /// Both numbers are numbers, and the deviation leaves something to tell.
  public var isMeasured: Bool { grade.isFinite && deviation.isFinite && deviation >= 0 }

  /// The grade next to it.
  public var nearest: WrinkleGrade {
    switch grade {
    case ..<0.5: .none
    case ..<1.5: .fine
    case ..<2.5: .moderate
    default: .deep
    }
  }

  /// Deep, or so near to it that the measurement's own error may have hidden it: in doubt a sign stays. Never under
  /// moderate.
  public var isDeep: Bool { isMeasured && grade >= max(2.5 - deviation, 1.75) }
}
