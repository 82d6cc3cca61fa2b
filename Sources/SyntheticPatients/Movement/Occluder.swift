import HeadGeometry

/// What an examiner holds before an eye: a thin upright plate, seen from the camera as ``outline``.
public struct Occluder: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A black disc on a stick.
    case paddle
    /// A hand with its fingers together.
    case hand
  }
  public var kind: Kind
  /// Middle of the plate from the resting head's origin, in the room's axes (x to the patient's left), millimetres. An eye
  /// is covered wholly when this is straight before its pupil.
  public var centre: SIMD3<Double>
  /// From which side a hand reaches in: +1 the patient's left, −1 the right. A paddle's stick points down.
  public var side: Double

  public init(kind: Kind, centre: SIMD3<Double>, side: Double) {
    self.kind = kind
    self.centre = centre
    self.side = side
  }

  /// Radius of the paddle's disc, millimetres: occluders on sale have 55–65 mm across.
  static let radius = 30.0

  /// The plate's edge about ``centre``, millimetres, x to the patient's left, y up; anticlockwise seen from the camera for
  /// side +1. What is drawn and what the truth calls covered are this same outline.
  public var outline: [SIMD2<Double>] {
    let shape: [SIMD2<Double>]
    switch kind {
    case .paddle:
      // The disc, open below where the stick leaves it: it is held straight down, so it looks alike before both eyes.
      shape = (0...36).map { step in
        let turn = sineCosine(Portable.pi * (-0.5 + 0.054 + 2 * (1 - 0.054) * Double(step) / 36))
        return SIMD2(turn.cosine, turn.sine) * Self.radius
      } + [SIMD2(-5.0, -190), SIMD2(5, -190)]
    case .hand:
      // Finger tips towards the nose, the wrist out and down.
      shape = [
        SIMD2(-36, -14), SIMD2(-20, -32), SIMD2(20, -46), SIMD2(60, -60), SIMD2(150, -110), SIMD2(150, -40),
        SIMD2(70, 10), SIMD2(40, 34), SIMD2(4, 34), SIMD2(-24, 33), SIMD2(-36, 24), SIMD2(-43, 10), SIMD2(-43, -4),
      ]
    }
    return side > 0 ? shape : shape.map { SIMD2(-$0.x, $0.y) }
  }

  /// The place in the plate's plane (from ``centre``) lies within the outline: an odd number of its sides lie to the right.
  func hides(_ p: SIMD2<Double>) -> Bool {
    let edge = outline
    var inside = false
    for (a, b) in zip(edge, edge.dropFirst() + edge.prefix(1)) where (a.y > p.y) != (b.y > p.y) {
      if p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y) { inside.toggle() }
    }
    return inside
  }
}
