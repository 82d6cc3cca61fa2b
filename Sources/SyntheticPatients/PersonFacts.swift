import HeadGeometry

/// What a table may say of a person who does not exist.
public struct PersonFacts: Hashable, Sendable {
  /// Years.
  public var age: Int
  /// `f` or `m`: the sex whose shape the face was mixed from for the most part.
  public var sex: String
  /// By the individual typology angle of the cheek: very-light, light, intermediate, tan, brown or dark
  /// (Chardon, Cretois & Hourseau, Int J Cosmet Sci 13 (1991) 191–208).
  public var skinTone: String

  public init(seed: UInt64) { self.init(Person(seed: seed)) }

  init(_ person: Person) {
    age = Int(person.traits.age.rounded())
    sex = person.traits.isMan ? "m" : "f"
    skinTone = Self.tone(SIMD3<Double>(person.skin.tone))
  }

  /// - Parameter c: Linear reflectance in sRGB's primaries.
  static func tone(_ c: SIMD3<Double>) -> String {
    // CIE 1976 L* and b* under D65.
    func f(_ t: Double) -> Double { t > 0.008856 ? Portable.pow(t, 1 / 3.0) : 7.787 * t + 16 / 116.0 }
    let y = 0.2126 * c.x + 0.7152 * c.y + 0.0722 * c.z
    let z = (0.0193 * c.x + 0.1192 * c.y + 0.9505 * c.z) / 1.0888
    let lightness = 116 * f(y) - 16
    let yellow = 200 * (f(y) - f(z))
    let angle = arctangent(lightness - 50, yellow) * 180 / Portable.pi
    return angle > 55 ? "very-light" : angle > 41 ? "light" : angle > 28 ? "intermediate" : angle > 10 ? "tan"
      : angle > -30 ? "brown" : "dark"
  }
}
