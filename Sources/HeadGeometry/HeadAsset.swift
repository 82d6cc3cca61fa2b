/// The generic head as data: topology, rest shape and face units, as CHeadMesh holds them.
///
/// Positions are millimetres; x to the subject's left, y up, z out of the face; origin midway between the eyeballs.
public struct HeadAsset: Sendable {
  public static let lidColumns = 28
  public static let lidRings = 11
  public static let socketRings = 6
  public static let eyeballVertices = 72

  /// A face unit at full strength.
  public struct Unit: Sendable {
    public var vertices: [Int]
    public var deltas: [Vector]
    public init(vertices: [Int], deltas: [Vector]) {
      self.vertices = vertices
      self.deltas = deltas
    }
  }

  /// Face units; raw values as `head_unit` in CHeadMesh.h.
  public enum UnitName: Int, Sendable, CaseIterable {
    case jawOpen, smileLeft, smileRight, frownLeft, frownRight, stretchLeft, stretchRight, pucker
    case cheekSquintLeft, cheekSquintRight
  }

  /// Landmarks; raw values as `head_landmark` in CHeadMesh.h.
  public enum Landmark: Int, Sendable, CaseIterable {
    case mouthCornerLeft, mouthCornerRight, innerLipUpper, innerLipLower, noseTip, subnasale, menton, pogonion, nasion
    case glabella, crown
  }

  /// All vertices: the skin, then 72 of the right eyeball and 72 of the left.
  public var rest: [Vector]
  public var skinCount: Int
  /// Corners anticlockwise from outside.
  public var quads: [SIMD4<Int32>]
  /// Per eye (0 right, 1 left) `lidRings * lidColumns` vertices, ring by ring from the posterior margin outwards.
  public var lids: [[Int]]
  /// Per eye `socketRings * lidColumns` vertices, ring by ring from the margin inwards.
  public var sockets: [[Int]]
  /// 0…1 per vertex.
  public var lipMask, insideMouth: [Float]
  /// Ambient light at rest, 0…1 per vertex.
  public var openness: [Float]
  /// One vertex for each ``Landmark``.
  public var landmarks: [Int]
  /// One for each ``UnitName``.
  public var units: [Unit]

  public init(
    rest: [Vector], skinCount: Int, quads: [SIMD4<Int32>], lids: [[Int]], sockets: [[Int]], lipMask: [Float],
    insideMouth: [Float], openness: [Float], landmarks: [Int], units: [Unit]
  ) {
    self.rest = rest
    self.skinCount = skinCount
    self.quads = quads
    self.lids = lids
    self.sockets = sockets
    self.lipMask = lipMask
    self.insideMouth = insideMouth
    self.openness = openness
    self.landmarks = landmarks
    self.units = units
  }
}
