/// Lashes as curved hairs that stand on the anterior lid margin and follow it.
public struct Lashes: Sendable {
  public static let points = 4
  /// Hairs of one eye.
  public static let count = upperCount + lowerCount
  private static let upperCount = 58, lowerCount = 34
  /// Thickness at the root, millimetres: human lashes are about 0.1 mm thick; a little more reads at video size.
  public static let thickness: Float = 0.15

  private struct Hair {
    /// Column of the lid grid, with fraction.
    var column: Float
    var isUpper: Bool
    /// Millimetres: 8–12 above and 6–8 below in life; drawn much shorter, so that over a lowered lid they neither hide
    /// the margin nor look like another one.
    var length: Float
    var lean: Float
  }
  private let hairs: [Hair]

  public init() {
    var state: UInt32 = 12_345
    func random() -> Float {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Float(state >> 8) / 16_777_216
    }
    hairs = (0..<Self.count).map { k in
      let isUpper = k < Self.upperCount
      let share = isUpper
        ? (Float(k) + 0.2 + 0.6 * random()) / Float(Self.upperCount)
        : (Float(k - Self.upperCount) + 0.2 + 0.6 * random()) / Float(Self.lowerCount)
      // Upper columns run from lateral (17) to medial (41); lower ones from medial (43) round to lateral (71).
      // The first stand a millimetre from the corner: a wedge of them beyond it reads as a wider fissure.
      let column = isUpper ? 18.6 + share * 19.9 : 45.5 + share * 24.3
      // From 0 at the lateral canthus to 1 at the medial one.
      let place = isUpper ? share : 1 - share
      let arch = (1 - (place - 0.35) * (place - 0.35) * 1.5) * (0.5 + 0.5 * smoothStep(0, 0.22, place))
      return Hair(
        column: column, isUpper: isUpper, length: 3 * arch * (0.8 + 0.4 * random()),
        lean: (0.42 - place) * 0.9 + (random() - 0.5) * 0.3)
    }
  }

  /// Points of hair `number` from root to tip, in the head frame.
  public func hair(_ number: Int, of head: borrowing HeadModel, side: Int) -> (Vector, Vector, Vector, Vector) {
    let hair = hairs[number]
    let globe = head.globes[side]
    func at(_ ring: Int) -> Vector {
      let n = LidRig.columns
      let c = Int(hair.column)
      let f = hair.column - Float(c)
      let row = (LidRig.margin + ring) * n
      let a = head.positions[head.lidVertex(side, row + c % n)]
      return a + (head.positions[head.lidVertex(side, row + (c + 1) % n)] - a) * f
    }
    let root = at(2)
    let out = normalised(root - globe.centre)
    var up = at(5) - root
    up = normalised(up - out * dot(up, out))
    let across = Vector(globe.side, 0, 0)
    func point(_ t: Float) -> Vector {
      let forward = out * (hair.isUpper ? 0.95 * t - 0.3 * t * t : 0.75 * t - 0.2 * t * t)
      let rise = up * (hair.isUpper ? 0.85 * t * t - 0.12 * t : 0.25 * t + 0.4 * t * t)
      return root + (forward + rise + across * (hair.lean * t)) * hair.length
    }
    return (root, point(0.34), point(0.68), point(1))
  }
}
