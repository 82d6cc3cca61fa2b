/// All that one synthetic recording is made from; the same recipe gives the same pictures.
public struct ClipRecipe: Sendable {
  /// Who the patient is.
  public var seed: UInt64
  public var condition: EyeCondition
  public var script: ExaminationScript
  public var camera: Camera
  /// Pictures a second.
  public var frameRate: Int
  /// x264's constant rate factor: 20 as careful as a phone, 30 as a messenger.
  public var constantRateFactor: Double

  public init(
    seed: UInt64, condition: EyeCondition = .healthy, script: ExaminationScript,
    camera: Camera = .phone(width: 1280, height: 720), frameRate: Int = 30, constantRateFactor: Double = 23
  ) {
    self.seed = seed
    self.condition = condition
    self.script = script
    self.camera = camera
    self.frameRate = frameRate
    self.constantRateFactor = constantRateFactor
  }

  /// Pictures in the clip.
  public var frames: Int { Int((script.duration * Double(frameRate)).rounded()) }
}
