/// All that one picture of a mask shows: the clinical signs of one moment, and nothing of the person.
///
/// Lengths are those of the generic head (globe radius 12 mm, iris diameter 11.71 mm), never the patient's own scale.
public struct Signs: Hashable, Sendable {
  public var head: HeadPosture
  public var eyes: BothEyes<EyeSigns>
  /// Brow heights over the generic resting brow, + up.
  public var brows: BothEyes<Millimetres>
  public var mouth: MouthSigns
  public var wrinkles: WrinkleGrades
  /// The source was recorded by a mirroring front camera: OD and OS were swapped back, and the mask says so.
  public var isMirrored: Bool
  /// No reflex was measured in the recording, or none may leave: the mask then shows one as a flash beside its camera gives,
  /// in both eyes. Where reflexes are told, an eye without one has none.
  public var hasFlash: Bool

  public init(
    head: HeadPosture = .straight, eyes: BothEyes<EyeSigns> = BothEyes(right: .resting, left: .resting),
    brows: BothEyes<Millimetres> = BothEyes(right: 0, left: 0), mouth: MouthSigns = .resting,
    wrinkles: WrinkleGrades = .notMeasured, isMirrored: Bool = false, hasFlash: Bool = true
  ) {
    self.head = head
    self.eyes = eyes
    self.brows = brows
    self.mouth = mouth
    self.wrinkles = wrinkles
    self.isMirrored = isMirrored
    self.hasFlash = hasFlash
  }
}
