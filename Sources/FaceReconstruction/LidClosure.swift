/// When the lids of one eye count as closed.
///
/// A network never reads a closed eye as exactly 0. In the blinks and one-sided closures of real clips (six clips,
/// some 250 closed pictures) closed lids read −0.02…0.065 of the fissure's width and open ones 0.2 and more; what lies between
/// is a lid under way. One threshold each way, no memory: the same picture always reads the same.
struct LidClosure: Sendable {
  /// Aperture over fissure width of this eye when open: the upper quartile over the clip; 0 when unknown.
  var open: Double

  /// Just above what closed lids read, over the fissure's width: about 2.3 mm of 28 mm.
  static let floor = 0.085
  /// A widely opened eye counts as closed up to this share of its open aperture.
  static let share = 0.2
  /// An eye that opens little (ptosis) counts as closed below this share, so that a narrow fissure stays an open one.
  static let narrowShare = 0.45
  /// An eye whose open level is not above this was never seen open.
  static let neverOpen = 0.1

  var threshold: Double {
    open < Self.neverOpen ? Self.floor : max(Self.share * open, min(Self.floor, Self.narrowShare * open))
  }

  func isClosed(aperture: Double) -> Bool { aperture < threshold }
}

extension LidClosure {
  /// The same from the network's reading: its own word, unless the margins that it drew say plainly otherwise.
  ///
  /// - Parameters:
  ///   - probability: That the lids touch all along.
  ///   - widest: Height of the fissure at its highest, millimetres.
  static func isClosed(probability: Double, widest: Double) -> Bool {
    probability >= (widest < certainlyClosed ? 0.2 : widest > certainlyOpen ? 0.95 : 0.5)
  }
  /// Margins are read to 0.3 mm: under this they may touch, over that they do not.
  private static let certainlyClosed = 0.3
  private static let certainlyOpen = 2.5
}
