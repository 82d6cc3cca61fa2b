import Foundation

enum Logarithm {
  /// To base 2.
  static func of(_ value: Double) -> Double { log2(max(value, 1e-9)) }
}
