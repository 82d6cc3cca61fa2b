import SyntheticPatients

/// What the study knows of somebody besides the truth of the pictures.
struct Subject: Sendable {
  var person: UInt64
  /// Relative luminance of the cheek, 0…1.
  var skin: Double
  var wearsGlasses: Bool

  init(_ person: Person) {
    self.person = person.seed
    skin = person.skinLuminance
    wearsGlasses = person.wearsGlasses
  }
}

/// One still, measured.
struct StillResult: Sendable {
  var subject: Subject
  var sample: PictureSample
  var wrinkles: [WrinkleResult] = []
}
