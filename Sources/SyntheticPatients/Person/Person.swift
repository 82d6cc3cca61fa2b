import HeadGeometry
import MaskSigns

/// A person who does not exist: shape and colours drawn from a seed.
public struct Person: Sendable {
  public let seed: UInt64
  let traits: Traits
  var shape: FaceShape
  var skin: Skin
  var hair: Hair
  var eye: EyeLook
  var glasses: Glasses?
  var lashes: LashGrowth.Look
  /// The fold under the lower lids' bulge; smooth lids have none.
  var lowerFold: HeadExpression.LowerFold?
  var shirt: Shirt
  var backdrop: Backdrop
  /// Angle between visual and optical axis: 5 ± 1.5°.
  let kappa: BothEyes<Angle>

  /// - Parameter seed: The same seed gives the same person.
  init(seed: UInt64) {
    self.seed = seed
    // One stream of random numbers for each part, so that a new colour leaves the shape alone.
    func stream(_ part: UInt64) -> SeededGenerator { SeededGenerator(seed: seed &* 0x1_0000_01b3 &+ part) }
    var random = stream(1)
    traits = Traits(&random)
    random = stream(2)
    shape = FaceShape(traits, .embedded, &random)
    random = stream(3)
    let grain = UInt32(truncatingIfNeeded: random.next())
    let colouring = Colouring(traits, &random)
    random = stream(4)
    skin = Skin(colouring, traits, grain: grain, &random)
    random = stream(5)
    hair = Hair(colouring, traits, grain: grain &+ 100, &random)
    random = stream(6)
    eye = EyeLook(colouring, grain: grain &+ 200, &random)
    random = stream(8)
    glasses = Glasses.draw(traits, &random)
    random = stream(9)
    lashes = LashGrowth.Look(traits, &random)
    random = stream(10)
    lowerFold = HeadExpression.LowerFold.draw(&random)
    random = stream(7)
    shirt = Shirt(grain: grain &+ 300, &random)
    backdrop = Backdrop(grain: grain &+ 400, &random)
    kappa = BothEyes(
      right: .degrees(5 + 1.5 * min(max(random.normal(), -2), 2)), left: .degrees(5 + 1.5 * min(max(random.normal(), -2), 2)))
  }
}

extension Shirt {
  init(grain: UInt32, _ random: inout SeededGenerator) {
    let cloths: [SIMD3<Float>] = [
      SIMD3(0.30, 0.29, 0.27), SIMD3(0.16, 0.045, 0.05), SIMD3(0.05, 0.085, 0.05), SIMD3(0.030, 0.062, 0.090),
      SIMD3(0.035, 0.034, 0.036),
    ]
    self.init(colour: cloths[Int(random.next() % UInt64(cloths.count))], seed: grain)
  }
}

extension Backdrop {
  init(grain: UInt32, _ random: inout SeededGenerator) {
    let wall = Float(random.uniform(0.36, 0.56))
    self.init(
      wall: SIMD3(wall * Float(random.uniform(0.94, 1.06)), wall, wall * Float(random.uniform(0.90, 1.04))), seed: grain)
  }
}
