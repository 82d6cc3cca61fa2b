import HeadGeometry

extension Person {
  /// The person's shape alone: no hair, brows, beard, glasses or folds, one colour all over, everybody's eyes.
  ///
  /// What a mask that keeps the face's shape shows, as the digital mask of 2022 did: for attacking such masks, never for ours.
  var plaster: Person {
    var other = self
    let grey = SIMD3<Float>(repeating: 0.5)
    other.skin.tone = grey
    other.skin.lip = grey
    other.skin.brow.density = 0
    other.skin.beard = .none
    other.skin.freckles = 0
    other.skin.flush = 0
    other.skin.shade = 0
    other.skin.age = 0
    other.skin.spots = []
    other.skin.seed = 1
    other.hair.style.density = 0
    other.hair.style.length = nil
    other.hair.style.volume = 0
    other.hair.style.sides = 0
    other.hair.style.fringe = 0
    other.eye = EyeLook(
      iris: SIMD3(0.10, 0.07, 0.05), innerIris: SIMD3(0.12, 0.08, 0.05), pupilToIris: 0.375,
      irisRadius: Globe.irisRadius, seed: 1)
    other.glasses = nil
    other.lashes = LashGrowth.Look(length: 0.86, thickness: 0.95, density: 1)
    other.lowerFold = nil
    other.shirt = Shirt(colour: SIMD3(0.05, 0.05, 0.05), seed: 1)
    other.backdrop = Backdrop(wall: SIMD3(repeating: 0.45), seed: 1)
    return other
  }
}
