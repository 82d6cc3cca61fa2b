/// All that one synthetic recording is made from; the same recipe gives the same pictures.
public struct ClipRecipe: Sendable {
  /// Who the patient is.
  public var seed: UInt64
  /// What the patient has, in words.
  public var diagnosis: Diagnosis
  /// What the patient has, in signs.
  public var condition: EyeCondition
  /// Which recording it is; `nil` for a script of one's own.
  public var examination: Examination?
  public var script: ExaminationScript
  public var camera: Camera
  /// Light, background, focus and unrest of the recording.
  public var look = CameraLook.plain
  /// Pictures a second.
  public var frameRate: Int
  /// x264's constant rate factor: 20 as careful as a phone, 30 as a messenger.
  public var constantRateFactor: Double
  /// Bits for each pixel of each picture, which a camera keeps to whatever it sees; `nil` keeps ``constantRateFactor``.
  public var bitsPerPixel: Double?

  public init(
    seed: UInt64, diagnosis: Diagnosis = Diagnosis(condition: .healthy), condition: EyeCondition = .healthy,
    examination: Examination? = nil, script: ExaminationScript, camera: Camera = .phone(width: 1280, height: 720),
    frameRate: Int = 30, constantRateFactor: Double = 23
  ) {
    self.seed = seed
    self.diagnosis = diagnosis
    self.condition = condition
    self.examination = examination
    self.script = script
    self.camera = camera
    self.frameRate = frameRate
    self.constantRateFactor = constantRateFactor
  }

  /// Pictures in the clip.
  public var frames: Int { Int((script.duration * Double(frameRate)).rounded()) }
}

extension ClipRecipe {
  /// Recordings of different patients with a condition in an examination.
  ///
  /// Each patient depends on `seed` and the place in the list alone, so a longer list begins with the shorter one.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - condition: A kind, or a group, of which each patient has one kind.
  ///   - seed: The same seed gives the same recordings.
  ///   - recording: Camera, look and rate of each recording, from a seed of its own; the eyes converge on the camera's
  ///     distance. An examination that needs another rate keeps its own.
  public static func draw(
    count: Int, condition: Condition, examination: Examination, seed: UInt64,
    recording: (UInt64) -> Recording = { _ in Recording() }
  ) -> [ClipRecipe] {
    (0..<max(count, 0)).map { index in
      var random = SeededGenerator(seed: seed &* 0xd6e8_feb8_6659_fd93 &+ UInt64(index) &* 0xa076_1d64_78bd_642f)
      let who = random.next()
      var recording = recording(who &+ 1)
      let (diagnosis, signs, distance) = condition.draw(&random, distance: recording.camera.distance, person: Person(seed: who))
      // Nearer, with as much of the patient in the picture.
      recording.camera.focalLength *= distance / recording.camera.distance
      recording.camera.distance = distance
      let script = examination.script(&random)
      let ownRate = examination.frameRate(&random)
      var recipe = ClipRecipe(seed: who, condition: signs, script: script, recording: recording)
      recipe.diagnosis = diagnosis
      recipe.examination = examination
      if let ownRate { recipe.frameRate = ownRate }
      return recipe
    }
  }
}
