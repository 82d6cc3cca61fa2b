import HeadGeometry
import MaskSigns
import Testing

@testable import SyntheticPatients

@Suite struct PersonTests {
  private static let people = (1...200).map { Person(seed: UInt64($0)) }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
  private static func deviation(_ values: [Double]) -> Double {
    let m = mean(values)
    return (values.reduce(0) { $0 + ($1 - m) * ($1 - m) } / Double(values.count - 1)).squareRoot()
  }

  @Test func `the shapes are of the head's topology`() {
    let shapes = FaceShapes.embedded
    let asset = HeadAsset.embedded
    #expect(shapes.kinds.count == 24 && shapes.axes.count > 90 && shapes.asymmetries.count == 58)
    #expect(shapes.kinds.allSatisfy { $0.count == asset.rest.count })
    #expect(shapes.axes.allSatisfy { axis in
      (axis.minus.vertices + axis.plus.vertices).allSatisfy(asset.rest.indices.contains) && !axis.plus.vertices.isEmpty
    })
    // The generic head is the mean of the six young kinds and of the two young average builds.
    for v in stride(from: 0, to: asset.rest.count, by: 37) {
      let young = (0..<6).reduce(Vector()) { $0 + shapes.kinds[2 * $1][v] }
      let builds = shapes.kinds[13][v] + shapes.kinds[19][v]
      #expect(length(young) < 0.02 && length(builds) < 0.02, "vertex \(v): \(young) \(builds) mm")
    }
  }

  @Test func `a person's kinds are a convex mix`() {
    for person in Self.people {
      let weights = person.traits.kindWeights
      #expect(weights.count == 24 && weights.allSatisfy { $0 >= 0 })
      #expect(abs(weights[..<12].reduce(0, +) - 1) < 1e-9)
      #expect(abs(weights[12...].reduce(0, +) - 1) < 1e-9)
    }
  }

  @Test func `the same seed gives the same person, another seed another`() throws {
    let asset = HeadAsset.embedded
    let one = try #require(Person(seed: 5).shape.positions(asset, .embedded))
    let again = try #require(Person(seed: 5).shape.positions(asset, .embedded))
    let other = try #require(Person(seed: 6).shape.positions(asset, .embedded))
    #expect(one == again)
    let apart = zip(one, other).map { length($0 - $1) }.max() ?? 0
    #expect(apart > 3, "\(apart) mm")
  }

  @Test func `eyes are as far apart as people's are`() throws {
    var distances: [Double] = []
    for person in Self.people {
      let p = try #require(person.shape.positions(.embedded, .embedded))
      let eyes = p.suffix(2 * HeadAsset.eyeballVertices)
      func centre(_ part: ArraySlice<Vector>) -> Vector { part.reduce(Vector(), +) / Float(part.count) }
      let right = centre(eyes.prefix(HeadAsset.eyeballVertices))
      let left = centre(eyes.suffix(HeadAsset.eyeballVertices))
      #expect(length(right + left) < 0.01)
      distances.append(Double(length(left - right)))
    }
    // 63.4 ± 3.8 mm, both sexes together (Dodgson, Proc. SPIE 5291 (2004) 36–46); 200 people's mean is good to 0.6 mm.
    #expect(abs(Self.mean(distances) - 63.4) < 0.8, "mean \(Self.mean(distances)) mm")
    #expect((3.2...4.4).contains(Self.deviation(distances)), "deviation \(Self.deviation(distances)) mm")
    #expect(distances.allSatisfy { (52...76).contains($0) })
  }

  @Test func `eyes are as wide and globes as large on everyone`() throws {
    var widths: [Double] = []
    var globes: [Double] = []
    for person in Self.people.prefix(60) {
      let asset = HeadAsset.embedded
      let p = try #require(person.shape.positions(asset, .embedded))
      for lid in asset.lids { widths.append(Double(length(p[lid[8]] - p[lid[21]]))) }
      let globe = p.suffix(HeadAsset.eyeballVertices)
      let centre = globe.reduce(Vector(), +) / Float(globe.count)
      globes.append(globe.reduce(0) { $0 + Double(length($1 - centre)) } / Double(globe.count))
    }
    // Women 30.7, men 31.3 ± 1.2 mm on the skin, 2 mm less at the globe (Farkas, 1994).
    #expect(abs(Self.mean(widths) - 29) < 1, "\(Self.mean(widths)) ± \(Self.deviation(widths)) mm")
    #expect(widths.allSatisfy { (24...33).contains($0) }, "\(widths.min() ?? 0) to \(widths.max() ?? 0) mm")
    #expect(globes.allSatisfy { (13...19).contains($0) }, "\(globes.min() ?? 0) to \(globes.max() ?? 0) mm")
  }

  @Test func `faces are as long and as broad as people's are`() throws {
    var lengths: [Bool: [Double]] = [:]
    for person in Self.people {
      let asset = HeadAsset.embedded
      let p = try #require(person.shape.positions(asset, .embedded))
      func landmark(_ name: HeadAsset.Landmark) -> Vector { p[asset.landmarks[name.rawValue]] }
      lengths[person.traits.isMan, default: []].append(Double(length(landmark(.nasion) - landmark(.menton))))
    }
    // Nasion to menton: women 112 ± 5 mm, men 123 ± 6 mm (Farkas, Anthropometry of the Head and Face, 1994; 18–25 years).
    let women = try #require(lengths[false])
    let men = try #require(lengths[true])
    #expect(abs(Self.mean(women) - 112) < 6, "women \(Self.mean(women)) ± \(Self.deviation(women)) mm")
    #expect(abs(Self.mean(men) - 123) < 6, "men \(Self.mean(men)) ± \(Self.deviation(men)) mm")
    #expect((3.5...8.5).contains(Self.deviation(women)) && (3.5...8.5).contains(Self.deviation(men)))
  }

  @Test func `irises are of human size`() {
    // 11.71 ± 0.42 mm (Rüfer, Schröder & Erb, Cornea 24 (2005) 259–261).
    let diameters = Self.people.map { 2 * Double($0.eye.irisRadius) }
    #expect(abs(Self.mean(diameters) - 11.71) < 0.1)
    #expect((0.35...0.49).contains(Self.deviation(diameters)))
  }

  @Test func `skin runs over the whole human range`() {
    let lightness = Self.people.map { Double($0.skin.tone.y) }
    #expect((lightness.min() ?? 1) < 0.06 && (lightness.max() ?? 0) > 0.45)
    #expect(Self.people.allSatisfy { person in (0..<3).allSatisfy { (0.01...0.95).contains(person.skin.tone[$0]) } })
  }
}

@Suite struct LidPlacingTests {
  @Test(arguments: 1...15 as ClosedRange<UInt64>)
  func `lids stand where they are commanded on everyone`(seed: UInt64) throws {
    var head = try #require(PatientHead(Person(seed: seed)))
    for mrd1 in [-1, 0, 1.5, 3, 4.5, 6, 7] {
      let pose = PatientPose.still(mrd1: BothEyes(right: mrd1, left: mrd1), mrd2: BothEyes(right: 5, left: 5))
      let truth = head.truth(pose, at: SIMD3(0, 14, -500), .phone(width: 320, height: 180)).eyes
      for eye in Eye.allCases {
        #expect(abs(truth[eye].mrd1 - mrd1) < 0.1, "\(eye): \(truth[eye].mrd1) mm instead of \(mrd1)")
        #expect(abs(truth[eye].mrd2 - 5) < 0.1, "\(eye): \(truth[eye].mrd2) mm instead of 5")
      }
    }
  }
}

@Suite struct LooksTests {
  private static let people = (1...300).map { Person(seed: UInt64($0)) }

  @Test func `men alone grow beards and go bald`() {
    for person in Self.people where !person.traits.isMan {
      #expect(person.skin.beard.isNone)
      #expect(person.hair.style.bald == 0)
    }
    let men = Self.people.filter(\.traits.isMan)
    let bearded = men.filter { max($0.skin.beard.moustache, $0.skin.beard.chin, $0.skin.beard.cheeks) > 0 }
    #expect((0.2...0.5).contains(Double(bearded.count) / Double(men.count)))
    // Hair turns grey, and falls out, with age.
    let young = Self.people.filter { $0.traits.age < 30 }
    let old = Self.people.filter { $0.traits.age > 75 }
    #expect(young.allSatisfy { $0.hair.grey < 0.35 && $0.hair.style.bald < 0.4 })
    #expect(old.filter { $0.hair.grey > 0.5 }.count > old.count / 2)
  }

  @Test func `about one in five wears glasses that touch nothing but the nose`() throws {
    let wearers = Self.people.filter { $0.glasses != nil }
    #expect((0.13...0.28).contains(Double(wearers.count) / Double(Self.people.count)))
    for person in wearers.prefix(8) {
      let glasses = try #require(person.glasses)
      let positions = try #require(person.shape.positions(.embedded, .embedded))
      let model = try #require(HeadModel(asset: .embedded, positions: positions))
      let body = glasses.body(on: model.positions, paint: model.paint, eyes: model.globes.map(\.centre))
      #expect(!body.triangles.isEmpty && body.triangles.count % 2 == 0)
      #expect(body.triangles.allSatisfy { Int($0.max()) < body.positions.count })
      // In front of both corneas by a spectacle's distance: 12 to 30 mm before the globe's front.
      let front = body.positions.map(\.z).max() ?? 0
      let cornea = model.globes[0].centre.z + model.globes[0].radius
      #expect((9...34).contains(front - cornea), "seed \(person.seed): \(front - cornea) mm")
    }
  }

  @Test func `brows lie over the eyes and cover some skin`() {
    for person in Self.people.prefix(100) {
      let brow = person.skin.brow
      var covered = 0
      for x in stride(from: Float(-60), through: 60, by: 1) {
        for y in stride(from: Float(5), through: 42, by: 1) {
          let cover = brow.cover(SIMD3(x, y, 20))
          #expect(cover >= 0 && cover <= 1)
          if cover > 0.3 {
            covered += 1
            #expect(y > 8 && y < 38, "seed \(person.seed)")
          }
        }
      }
      // 2 × 40 mm × 3…10 mm.
      #expect((60...1100).contains(covered), "seed \(person.seed): \(covered) mm²")
    }
  }

  @Test func `hanging hair is a closed sheet outside the head`() throws {
    let person = try #require(Self.people.first { $0.hair.style.length != nil })
    let positions = try #require(person.shape.positions(.embedded, .embedded))
    let model = try #require(HeadModel(asset: .embedded, positions: positions))
    let body = HangingHair.body(on: model.positions, paint: model.paint, person.hair)
    #expect(body.positions.count == body.places.count && body.triangles.count % 2 == 0)
    #expect(body.positions.allSatisfy { abs($0.x) < 160 && $0.z < 40 && $0.y < 90 && $0.y > -200 })
    // It covers both ears: something hangs further out than they do, at their height.
    let ears = model.positions.filter { abs($0.y + 20) < 15 }.map { abs($0.x) }.max() ?? 0
    #expect((body.positions.filter { abs($0.y + 20) < 15 }.map { abs($0.x) }.max() ?? 0) > ears)
  }
}
