import MaskSigns

/// Depth of the wrinkles in each region: 0 none, 1 fine, 2 moderate, 3 deep, and anything between.
public struct WrinklePose: Hashable, Sendable {
  public var forehead: Double
  public var glabella: Double
  public var crowsFeet: BothEyes<Double>
  public var underEye: BothEyes<Double>
  public var nasolabial: BothEyes<Double>

  public init(
    forehead: Double = 0, glabella: Double = 0, crowsFeet: BothEyes<Double> = BothEyes(right: 0, left: 0),
    underEye: BothEyes<Double> = BothEyes(right: 0, left: 0), nasolabial: BothEyes<Double> = BothEyes(right: 0, left: 0)
  ) {
    self.forehead = forehead
    self.glabella = glabella
    self.crowsFeet = crowsFeet
    self.underEye = underEye
    self.nasolabial = nasolabial
  }
}
