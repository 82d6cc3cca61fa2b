/// How much is drawn and measured. The same plan gives the same pictures.
public struct StudyPlan: Hashable, Sendable {
  /// Pictures of one person each.
  public var stills: Int
  /// Recordings of one person each, shared out over ``ClipKind``.
  public var clips: Int
  /// Pictures at each of ``eyeDistances``, besides the stills.
  public var stillsPerEyeDistance: Int
  /// Recordings whose mask is measured again.
  public var masks: Int
  /// Number of the first person; the others follow on.
  public var seed: UInt64
  /// The fit is told each camera's focal length; without, as on most recordings, it assumes a usual one.
  public var knowsCamera = false

  /// People under this number may have been seen in training: networks are trained on numbers under 500 000.
  public static let firstUnseen: UInt64 = 900_000

  /// Distances of the eyes in pixels at which the error is told by resolution.
  static let eyeDistances: [Double] = [60, 100, 200, 300]

  /// - Parameters:
  ///   - stillsPerEyeDistance: A twenty-fifth of the stills unless given.
  ///   - masks: A tenth of the recordings unless given.
  public init(
    stills: Int = 400, clips: Int = 60, stillsPerEyeDistance: Int? = nil, masks: Int? = nil, seed: UInt64 = firstUnseen
  ) {
    self.stills = stills
    self.clips = clips
    self.stillsPerEyeDistance = stillsPerEyeDistance ?? stills / 25
    self.masks = masks ?? clips / 10
    self.seed = seed
  }

  /// A tenth of it, to see where a change leads.
  public static func quick(seed: UInt64 = firstUnseen) -> StudyPlan {
    StudyPlan(stills: 40, clips: 8, stillsPerEyeDistance: 4, masks: 1, seed: seed)
  }

  // Every person of a plan has a number of their own.
  func still(_ index: Int) -> UInt64 { seed + UInt64(index) }
  func clip(_ index: Int) -> UInt64 { seed + 10_000 + UInt64(index) }
  func sized(_ index: Int) -> UInt64 { seed + 20_000 + UInt64(index) }
}
