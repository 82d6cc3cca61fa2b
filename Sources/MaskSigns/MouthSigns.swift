/// The mouth at one moment, as facial palsy and speech show it.
public struct MouthSigns: Hashable, Sendable {
  /// How far the jaw is open: distance of the inner lips at the midline.
  public var opening: Millimetres
  /// Movement of each mouth corner from its rest: `out` away from the midline, `up` along head y.
  public var corners: BothEyes<Corner>

  public struct Corner: Hashable, Sendable {
    public var out: Millimetres
    public var up: Millimetres
    public init(out: Millimetres, up: Millimetres) {
      self.out = out
      self.up = up
    }
    public static let resting = Corner(out: 0, up: 0)
  }

  public init(opening: Millimetres, corners: BothEyes<Corner>) {
    self.opening = opening
    self.corners = corners
  }
  public static let resting = MouthSigns(opening: 0, corners: BothEyes(right: .resting, left: .resting))
}
