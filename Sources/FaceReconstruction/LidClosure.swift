import MaskSigns

/// When the lids of one eye count as closed, from the clip's own range of apertures.
///
/// A network never reads a closed eye as 0: its margins stay a few hundredths of the fissure's width apart.
struct LidClosure: Sendable {
  /// Aperture over fissure width that this eye has when open: the upper quartile over the clip.
  var open: Double

  /// A closed eye's aperture as the network reads it, over the fissure's width, and the share of the open aperture up to which an eye
  /// counts as closed.
  static let floor = 0.085
  static let share = 0.2

  func isClosed(aperture: Double) -> Bool { aperture < max(Self.floor, Self.share * open) }
}
