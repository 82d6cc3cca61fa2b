/// What a study may group people by.
extension Person {
  /// Relative luminance (ITU-R BT.709) of the cheek's linear reflectance, 0 black … 1 white.
  public var skinLuminance: Double {
    Double(skin.tone.x) * 0.2126 + Double(skin.tone.y) * 0.7152 + Double(skin.tone.z) * 0.0722
  }
  public var wearsGlasses: Bool { glasses != nil }

  /// Who has this number, without a head to draw.
  public static func number(_ seed: UInt64) -> Person { Person(seed: seed) }
}
