import MaskSigns

/// What the mouth does at one moment, in the terms in which faces move; ``corners`` is what the head's rig takes.
public struct MouthPose: Hashable, Sendable {
  /// Distance of the inner lips at the midline over their rest, millimetres: the jaw opens it.
  public var opening: Double
  /// Lift of each corner over its rest, millimetres; negative hangs, as in facial palsy.
  public var cornerLift: BothEyes<Double>
  /// 0 rest … 1 a broad smile, of each side: a palsied side smiles less.
  public var smile: BothEyes<Double>
  /// −1 spread as for "ee" … 0 rest … 1 rounded as for "oo".
  public var rounding: Double

  public init(
    opening: Double = 0, cornerLift: BothEyes<Double> = BothEyes(right: 0, left: 0),
    smile: BothEyes<Double> = BothEyes(right: 0, left: 0), rounding: Double = 0
  ) {
    self.opening = opening
    self.cornerLift = cornerLift
    self.smile = smile
    self.rounding = rounding
  }
  public static let resting = MouthPose()

  /// Movement of each corner from its rest, millimetres: x out from the midline, y up.
  ///
  /// A broad smile takes a corner 7 mm out and 6 mm up, rounding 6 mm in, spreading 4 mm out: ordinary adult faces.
  public var corners: BothEyes<SIMD2<Double>> {
    func corner(_ eye: Eye) -> SIMD2<Double> {
      SIMD2(7 * smile[eye] - (rounding > 0 ? 6 : 4) * rounding, 6 * smile[eye] + cornerLift[eye])
    }
    return BothEyes(right: corner(.right), left: corner(.left))
  }
}
