/// A plane angle. Positive senses are those of ``HeadPosture`` and ``Gaze``.
public struct Angle: Hashable, Sendable, Comparable, AdditiveArithmetic {
  public var degrees: Double

  public init(degrees: Double) { self.degrees = degrees }
  public static func degrees(_ value: Double) -> Angle { Angle(degrees: value) }
  public static let zero = Angle(degrees: 0)

  public static func + (a: Angle, b: Angle) -> Angle { Angle(degrees: a.degrees + b.degrees) }
  public static func - (a: Angle, b: Angle) -> Angle { Angle(degrees: a.degrees - b.degrees) }
  // Not `Numeric`: an angle times an angle is not an angle.
  public static func * (a: Angle, k: Double) -> Angle { Angle(degrees: a.degrees * k) }
  public static func / (a: Angle, b: Angle) -> Double { a.degrees / b.degrees }
  public static func < (a: Angle, b: Angle) -> Bool { a.degrees < b.degrees }
}
