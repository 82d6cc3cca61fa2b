import MaskSigns

/// A part of the skin that is looked at for wrinkles, by the patient's own side; and the eyes, which tell how sharp the
/// picture is.
public enum WrinklePatch: Int, CaseIterable, Sendable {
  case forehead, glabella, crowsFootRight, crowsFootLeft, underEyeRight, underEyeLeft, nasolabialRight, nasolabialLeft
  case eyeRight, eyeLeft

  /// The same place on the other side of the face.
  public var fellow: WrinklePatch {
    switch self {
    case .forehead, .glabella: self
    case .crowsFootRight: .crowsFootLeft
    case .crowsFootLeft: .crowsFootRight
    case .underEyeRight: .underEyeLeft
    case .underEyeLeft: .underEyeRight
    case .nasolabialRight: .nasolabialLeft
    case .nasolabialLeft: .nasolabialRight
    case .eyeRight: .eyeLeft
    case .eyeLeft: .eyeRight
    }
  }
}

/// What was read of the skin's lines in one picture: some numbers for each patch, from brightness alone. Never leaves.
///
/// Each number is held in a byte, to an eleventh; all but shares are natural logarithms, so that is 9 %.
public struct WrinkleReading: Sendable, Hashable {
  /// What each number of a patch is. "Across" is at right angles to the way wrinkles run there, "along" is with them.
  ///
  /// Energies are logarithms of mean squares of differences of log brightness, so that light cancels; dark and bright are
  /// how much darker or brighter a place is than both its sides, at 1.2 mm (narrow) and 2.4 mm (broad).
  public enum Feature: Int, CaseIterable, Sendable {
    /// Energy across the lines at 0.6, 1.2 and 2.4 mm.
    case acrossFine, acrossMiddle, acrossCoarse
    /// Percentiles of dark and of bright lines.
    case narrowDark80, narrowDark95, narrowBright95, broadDark80, broadDark95, broadBright95
    /// Energy across at 1.2 mm in sixths of the patch, from below, or from the midline.
    case sixth1, sixth2, sixth3, sixth4, sixth5, sixth6
    /// The same in thirds along the lines.
    case third1, third2, third3
    /// Energy across at 1.2 mm of what runs on for 8 mm and more, and the strongest of it.
    case longLines, strongestLine
    /// Energy along the lines: grain, noise and hair, which have no direction; and dark lines there.
    case alongFine, alongMiddle, alongCoarse, alongNarrowDark95, alongBroadDark95
    /// Mean log brightness; variance of what is left when lines are smoothed away: shadows.
    case brightness, unevenness
    /// Pixels of the picture for a millimetre.
    case pixelsAcross, pixelsAlong
    /// Share of the patch that is skin, 0…1.
    case skin
    /// 1 where the patch was seen.
    case isSeen
  }

  /// Numbers of a patch; the last one is spare.
  public static let width = 32
  /// Bytes of a reading: ``width`` for each ``WrinklePatch``.
  public static let bytes = WrinklePatch.allCases.count * width

  /// Patch after patch.
  public let codes: [UInt8]

  private static let least: Float = -16
  private static let unit: Float = 11

  /// - Parameter codes: ``bytes`` of them; else nothing was seen.
  public init(codes: [UInt8]) {
    self.codes = codes.count == Self.bytes ? codes : [UInt8](repeating: Self.code(0), count: Self.bytes)
  }

  /// The byte of a number; what is not finite is the least.
  public static func code(_ value: Float) -> UInt8 {
    let scaled = (value - least) * unit + 0.5
    return scaled > 0 ? UInt8(min(scaled, 255)) : 0
  }

  public subscript(patch: WrinklePatch, feature: Feature) -> Float {
    Float(codes[patch.rawValue * Self.width + feature.rawValue]) / Self.unit + Self.least
  }

  public func isSeen(_ patch: WrinklePatch) -> Bool { self[patch, .isSeen] > 0.5 }
}
