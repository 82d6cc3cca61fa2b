/// Depth of a wrinkle region, from none to deep.
public enum WrinkleGrade: UInt8, Hashable, Sendable, CaseIterable { case none, fine, moderate, deep }

/// Wrinkle grades of the record; `nil` is "not measured", and the mask shows none there.
public struct WrinkleGrades: Hashable, Sendable {
  public var forehead, glabella, crowsFeet, underEye, nasolabial: WrinkleGrade?

  public init(
    forehead: WrinkleGrade?, glabella: WrinkleGrade?, crowsFeet: WrinkleGrade?, underEye: WrinkleGrade?,
    nasolabial: WrinkleGrade?
  ) {
    self.forehead = forehead
    self.glabella = glabella
    self.crowsFeet = crowsFeet
    self.underEye = underEye
    self.nasolabial = nasolabial
  }
  public static let notMeasured = WrinkleGrades(
    forehead: nil, glabella: nil, crowsFeet: nil, underEye: nil, nasolabial: nil)
}
