import MaskSigns

/// The mesh's word on one eye in the eye network's units, for pictures in which the network is not sure.
///
/// The mesh pulls every lid towards the usual and is a coarser instrument, but it was taught on other people and other
/// pictures: squeezed lids, glasses and eyes that look aside, of which drawn eyes taught the network little, it often
/// reads well. What it says is put on the network's scale by the pictures of the same recording in which both read, and
/// is believed as far as it agreed with the network there.
struct SecondOpinion: Sendable {
  private let lines: [CalibratedLine?]
  private let closure: LidClosure

  /// What both said of one picture. The network's numbers are `nil` where it was not sure.
  struct Pair {
    var mesh: MeshEye
    var lids, gaze: EyeNumbers?
  }

  /// No instrument is believed to agree with another better than so, millimetres and degrees: errors that both share.
  private static let leastScatter = (lids: 0.4, gaze: 2.0)
  /// An eye that looks further aside than before is told ever shorter by the mesh; lids close all the way.
  private static let bend = (lids: 0.0, gaze: 0.3)

  init(_ pairs: [Pair]) {
    lines = EyeNumbers.Name.allCases.map { name in
      CalibratedLine(
        pairs.compactMap { pair in
          (name.isOfGaze ? pair.gaze : pair.lids).map { SIMD2(pair.mesh.numbers[name], $0[name]) }
        }, floor: name.isOfGaze ? Self.leastScatter.gaze : Self.leastScatter.lids,
        bend: name.isOfGaze ? Self.bend.gaze : Self.bend.lids)
    }
    closure = LidClosure(open: quantile(pairs.map(\.mesh.aperture), 0.75) ?? 0)
  }

  /// Before anything was learned.
  static let none = SecondOpinion([])

  func isClosed(_ mesh: MeshEye) -> Bool { closure.isClosed(aperture: mesh.aperture) }

  /// The lids stand so far apart that the iris is seen, not guessed: half as far as when open.
  func showsIris(_ mesh: MeshEye) -> Bool { mesh.isOnGlobe && mesh.aperture > 0.5 * closure.open && closure.open > 0 }

  /// A number as the network would have told it, and its standard deviation; `nil` when nothing was learned.
  func told(_ name: EyeNumbers.Name, by mesh: MeshEye) -> (value: Double, deviation: Double)? {
    lines[name.rawValue].map { ($0.value(mesh.numbers[name]), $0.deviation(mesh.numbers[name])) }
  }

  /// How well it agreed with the network on the upper lid, millimetres; `nil` when nothing was learned.
  var lidScatter: Double? { lines[EyeNumbers.Name.upperCentral.rawValue]?.scatter }
}
