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
    case .norm, .settled, .clear: 2 + deviating(sign, mode)
    case .steps, .exact: 2 + 2 * sign.limit(mode)
    }
  }

  private static func pair(_ sign: BaselineSign, _ mode: BaselineMode) -> Int {
    let one = single(sign, mode)
    guard mode != .none, mode != .steps, mode != .exact else { return one * one }
    // Both measured: both the norm, or any two steps, for a healthy side leaves beside a fellow that is not. Else each alone.
    let codes = 2 * sign.limit(mode) + 1
    return 1 + codes * codes + 2 * (one - 1) + 1
  }

  /// Steps in which a value leaves that does not become the norm: outward from the edges, less or plus the measurement's
  /// error where doubt is decided for the sign or for privacy.
  static func deviating(_ sign: BaselineSign, _ mode: BaselineMode = .norm) -> Int {
    let range = HealthyRanges.of(sign)
    guard range.isJudgeable else { return 0 }
    let limit = sign.limit(mode)
    let doubt = mode == .norm ? range.error : mode == .clear ? -range.error : 0
    let below = Int(((range.lower + doubt) / sign.clinicalStep).rounded(.up)) - 1
    let above = Int(((range.upper - doubt) / sign.clinicalStep).rounded(.down)) + 1
    return max(below + limit + 1, 0) + max(limit - above + 1, 0)
  }
}

/// Foundation's, under names of our own so that other files need not import it.
func logarithm2(_ x: Double) -> Double { log2(x) }
func exponential2(_ x: Double) -> Double { exp2(x) }
