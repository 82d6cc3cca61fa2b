import HeadGeometry
internal import Rasterization

/// The paint of both eyeballs: a neutral grey-brown iris with fibres, a dark limbal ring, and a nearly white sclera.
enum EyePaint {
  /// x is the turn about the optical axis, y the ring as in `EyeballMesh`. Display encoding, 0…255.
  static func texture() -> Texture {
    let (width, height) = (257, 160)
    var texels: [SIMD4<Float>] = []
    texels.reserveCapacity(width * height)
    for row in 0..<height {
      let ring = Float(row) / Float(height - 1)
      for column in 0..<width {
        texels.append(colour(turn: Double(column) / Double(width - 1), ring: ring))
      }
    }
    return Texture(width: width, height: height, texels: texels)
  }

  /// From the pupil's edge to the iris' at rest, and from there to the last ring of the drawn globe, millimetres.
  private static let irisBreadth: Float = 3.8, scleraBreadth: Float = 16.3

  private static func colour(turn: Double, ring: Float) -> SIMD4<Float> {
    let pupil = SIMD4<Float>(9, 8, 8, 0)
    let t = (ring - EyeballMesh.pupilEdge) / (EyeballMesh.limbus - EyeballMesh.pupilEdge)
    // Fibres: waves around the axis of several counts, all whole so that the turn closes.
    func wave(_ count: Double, _ phase: Double) -> Float { Float(sineCosine(6.283185307179586 * (count * turn) + phase).sine) }
    let bend = Double(t) * 1.3
    let coarse: Float = wave(19, 2 * bend) * 0.25
    let middle: Float = wave(47, 3 * Double(wave(5, 0.4)) + bend) * 0.5
    let fine: Float = wave(83, 1.1 - bend) * 0.3
    let fibres = coarse + middle + fine
    let collarette = smoothStep(0.18, 0.3, t) * (1 - smoothStep(0.3, 0.5, t))
    let outer = SIMD4<Float>(104, 88, 72, 0), inner = SIMD4<Float>(122, 96, 66, 0)
    var iris = inner + (outer - inner) * smoothStep(0.2, 0.55, t)
    let contrast: Float = 0.2 * smoothStep(0, 0.15, t) * (1 - 0.5 * smoothStep(0.8, 1, t))
    iris *= 1 + fibres * contrast + 0.12 * collarette
    let limbal = smoothStep(0.66, 0.96, t)
    iris *= 1 - 0.62 * limbal * limbal
    var c = pupil + (iris - pupil) * smoothStep(-0.01, 0.045, t)
    let s = (ring - EyeballMesh.limbus) / (1 - EyeballMesh.limbus)
    var sclera = SIMD4<Float>(238, 235, 231, 0)
    // Greyer next to the cornea, a trace warmer towards the corners.
    sclera += (SIMD4<Float>(222, 205, 196, 0) - sclera) * smoothStep(0.15, 0.6, s)
    // The limbus is as wide as a human one, half of it on either side of the iris' edge: whoever looks for that edge finds it
    // at the iris' radius. Millimetres from it, at a middling pupil and on the globe.
    let fromEdge = t < 1 ? (t - 1) * Self.irisBreadth : s * Self.scleraBreadth
    c += (sclera - c) * smoothStep(-0.29, 0.29, fromEdge)
    c.w = 0
    return c
  }
}
