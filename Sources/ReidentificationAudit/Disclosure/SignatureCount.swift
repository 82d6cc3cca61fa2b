internal import Foundation
import MaskSigns


/// In how many states one habitual value can leave.
enum SignatureCount {
  static func bits(_ sign: BaselineSign, _ mode: BaselineMode) -> Double {
    log2(Double(sign.isPaired ? pair(sign, mode) : single(sign, mode)))
  }

  /// A value of the face, or of the one eye that was measured, with "not measured".
  private static func single(_ sign: BaselineSign, _ mode: BaselineMode) -> Int {
    switch mode {
    case .none: 1
    case .norm: 2 + deviating(sign)
    case .steps, .exact: 2 + 2 * sign.limit(mode)
    }
  }

  private static func pair(_ sign: BaselineSign, _ mode: BaselineMode) -> Int {
    let one = single(sign, mode)
    guard mode == .norm else { return one * one }
    // Both measured: both the norm, or any two steps, for a healthy side leaves beside a fellow that is not. Else each alone.
    let codes = 2 * sign.limit(mode) + 1
    return 1 + codes * codes + 2 * (one - 1) + 1
  }

  /// Steps in which a value leaves that is not surely healthy: outward from the edges less the measurement's error.
  static func deviating(_ sign: BaselineSign) -> Int {
    let range = HealthyRanges.of(sign)
    let limit = sign.limit(.norm)
    let below = Int(((range.lower + range.error) / sign.clinicalStep).rounded(.up)) - 1
    let above = Int(((range.upper - range.error) / sign.clinicalStep).rounded(.down)) + 1
    return max(below + limit + 1, 0) + max(limit - above + 1, 0)
  }
}

/// Foundation's, under names of our own so that other files need not import it.
func logarithm2(_ x: Double) -> Double { log2(x) }
func exponential2(_ x: Double) -> Double { exp2(x) }
