@testable import HeadGeometry
@testable import MaskRendering
import MaskSigns
import Testing

@Suite struct `Gaze, brows and mouth move as far as commanded` {
  /// Travel of the pupil from straight ahead, millimetres; the lever is that of a human eye, 10 mm.
  @Test(arguments: [-30, -15, 15, 30] as [Double])
  func `the pupil travels by 10 mm times the sine of yaw, within 5 %`(yaw: Double) throws {
    let wide = Signs.both { $0.setLids(upper: 7, lower: -7) }
    var turned = wide
    turned.eyes.right.gaze.yaw = .degrees(yaw)
    turned.eyes.left.gaze.yaw = .degrees(yaw)
    let expected = 10 * Float(sineCosine(yaw * radiansPerDegree).sine)
    for eye in 0..<2 {
      let from = try #require(PartPicture(wide).pupil(eye)), to = try #require(PartPicture(turned).pupil(eye))
      #expect(abs((to.x - from.x) / expected - 1) < 0.05, "eye \(eye): \(to.x - from.x) mm, not \(expected)")
      #expect(abs(to.y - from.y) < 0.2)
    }
  }

  @Test(arguments: [-20, 20] as [Double])
  func `and as far by pitch`(pitch: Double) throws {
    let wide = Signs.both { $0.setLids(upper: 9, lower: -9) }
    var turned = wide
    turned.eyes.left.gaze.pitch = .degrees(pitch)
    let expected = 10 * Float(sineCosine(pitch * radiansPerDegree).sine)
    let from = try #require(PartPicture(wide).pupil(1)), to = try #require(PartPicture(turned).pupil(1))
    #expect(abs((to.y - from.y) / expected - 1) < 0.05, "\(to.y - from.y) mm, not \(expected)")
    let other = try #require(PartPicture(turned).pupil(0)), rest = try #require(PartPicture(wide).pupil(0))
    #expect(abs(other.y - rest.y) < 0.01)
  }

  private func model() throws -> HeadModel { try #require(HeadModel(asset: .embedded())) }

  @Test(arguments: [-6, -3, 4, 8] as [Float])
  func `a brow rises by what is commanded, within 0.3 mm, and the other stays`(height: Float) throws {
    var head = try model()
    var expression = HeadExpression(Signs())
    head.pose(expression)
    let rest = head.positions
    // Vertices on the brow's line, both sides.
    func near(_ side: Float) -> [Int] {
      head.paint.indices.filter { v in
        let p = head.paint[v]
        return p.z > 0 && p.x * side > 18 && p.x * side < 50 && abs(p.y - BrowField.height(abs(p.x))) < 2
      }
    }
    expression.browLeft = height
    head.pose(expression)
    let (left, right) = (near(1), near(-1))
    #expect(left.count > 10 && right.count == left.count)
    for v in left { #expect(abs(head.positions[v].y - rest[v].y - height) < 0.3) }
    for v in right { #expect(head.positions[v] == rest[v]) }
  }

  @Test(arguments: [(0, 0, 12), (5, 7, 0), (-4, 0, 0), (2, -5, 0), (6, 0, 10), (0, 0, 30)] as [(Float, Float, Float)])
  func `mouth corners and lips come to the commanded place, within 0.3 mm`(command: (Float, Float, Float)) throws {
    var head = try model()
    let rest = head.positions
    var expression = HeadExpression(Signs())
    expression.cornerLeft = SIMD2(command.0, command.1)
    expression.opening = command.2
    head.pose(expression)
    let asset = HeadAsset.embedded()
    func moved(_ name: HeadAsset.Landmark) -> Vector {
      let v = asset.landmarks[name.rawValue]
      return head.positions[v] - rest[v]
    }
    let (left, right) = (moved(.mouthCornerLeft), moved(.mouthCornerRight))
    #expect(abs(left.x - command.0) < 0.3 && abs(left.y - command.1) < 0.3, "\(left)")
    #expect(abs(right.x) < 0.3 && abs(right.y) < 0.3, "\(right)")
    let opening = moved(.innerLipUpper).y - moved(.innerLipLower).y
    if command.2 > 0 { #expect(abs(opening - command.2) < 0.3, "\(opening)") }
  }

  @Test func `the head turns to the picture's right for a yaw to the patient's left`() {
    let camera = Camera(size: 720, rotation: Rotation(HeadPosture(yaw: .degrees(20), pitch: .zero, roll: .zero)))
    #expect(camera.project(Vector(0, -40, 45)).x > 380)
    let up = Camera(size: 720, rotation: Rotation(HeadPosture(yaw: .zero, pitch: .degrees(20), roll: .zero)))
    let straight = Camera(size: 720, rotation: Rotation(HeadPosture.straight))
    #expect(up.project(Vector(0, -40, 45)).y < straight.project(Vector(0, -40, 45)).y)
    let tilted = Camera(size: 720, rotation: Rotation(HeadPosture(yaw: .zero, pitch: .zero, roll: .degrees(20))))
    #expect(tilted.project(Vector(0, 110, -60)).x > 380)
  }

  @Test(arguments: [-60, -30, 0, 30, 60] as [Double])
  func `the head stays within the picture`(yaw: Double) throws {
    var head = try model()
    head.pose(HeadExpression(Signs()))
    let camera = Camera(size: 720, rotation: Rotation(HeadPosture(yaw: .degrees(yaw), pitch: .zero, roll: .zero)))
    for v in head.drawnVertices where head.paint[v].y > -122 {
      let p = camera.project(head.positions[v])
      #expect(p.x > 4 && p.x < 716 && p.y > 4 && p.y < 716)
    }
  }
}
