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
