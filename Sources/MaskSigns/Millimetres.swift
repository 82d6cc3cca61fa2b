/// A length on the head, in millimetres.
public struct Millimetres: Hashable, Sendable, Comparable, AdditiveArithmetic, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral
{
  public var value: Double

  public init(_ value: Double) { self.value = value }
  public init(floatLiteral value: Double) { self.value = value }
  public init(integerLiteral value: Int) { self.value = Double(value) }
  public static let zero = Millimetres(0)

  public static func + (a: Millimetres, b: Millimetres) -> Millimetres { Millimetres(a.value + b.value) }
  public static func - (a: Millimetres, b: Millimetres) -> Millimetres { Millimetres(a.value - b.value) }
  public static func * (a: Millimetres, k: Double) -> Millimetres { Millimetres(a.value * k) }
  public static func / (a: Millimetres, b: Millimetres) -> Double { a.value / b.value }
  public static func < (a: Millimetres, b: Millimetres) -> Bool { a.value < b.value }
}
