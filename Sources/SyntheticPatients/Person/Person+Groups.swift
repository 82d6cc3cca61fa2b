/// What a study may group people by.
extension Person {
  /// Relative luminance (ITU-R BT.709) of the cheek's linear reflectance, 0 black … 1 white.
  public var skinLuminance: Double {
    Double(skin.tone.x) * 0.2126 + Double(skin.tone.y) * 0.7152 + Double(skin.tone.z) * 0.0722
  }
  public var wearsGlasses: Bool { glasses != nil }
  /// Years, 20 to 85.
  public var age: Double { traits.age }
  /// A man's shape more than a woman's.
  public var isMan: Bool { traits.isMan }
  /// Which of the three kinds of the source's shapes has the largest share: 0, 1 or 2.
  public var largestAncestry: Int { traits.ancestry.indices.max { traits.ancestry[$0] < traits.ancestry[$1] } ?? 0 }

  /// Who has this number, without a head to draw.
  public static func number(_ seed: UInt64) -> Person { Person(seed: seed) }
}
