import HeadGeometry
import MaskSigns
internal import Rasterization

/// The texture that the skin is modelled with between its vertices: slopes of the wrinkles, and the brows' hair.
struct SkinRelief: Sendable {
  /// Multiplies the skin's colour where hair covers it, display encoding.
  static let tint = SIMD4<Float>(0.36, 0.31, 0.28, 1)
  private let hair: [Float]
  private var grades: WrinkleGrades?
  /// x and y: slope of the height along the map; z: hair.
  private(set) var texture: Texture
  private(set) var hasWrinkles = false

  init(browPlace: (Float) -> SIMD2<Float>) {
    hair = BrowHairs.coverage(place: browPlace)
    texture = Texture(width: FaceMap.columns, height: FaceMap.rows, texels: hair.map { SIMD4(0, 0, $0, 0) })
  }

  /// Whether hair grows in the rectangle of the map around three places, or a texel from it.
  func hasHair(_ a: SIMD2<Float>, _ b: SIMD2<Float>, _ c: SIMD2<Float>) -> Bool {
    var least = a.replacing(with: b, where: b .< a), most = a.replacing(with: b, where: b .> a)
    least.replace(with: c, where: c .< least)
    most.replace(with: c, where: c .> most)
    let corner = SIMD2(-FaceMap.across, FaceMap.heights.lowerBound)
    let from = (least - corner) / FaceMap.step, to = (most - corner) / FaceMap.step
    let (c0, c1) = (max(0, Int(from.x) - 1), min(FaceMap.columns - 1, Int(to.x) + 2))
    let (r0, r1) = (max(0, Int(from.y) - 1), min(FaceMap.rows - 1, Int(to.y) + 2))
    if c0 > c1 || r0 > r1 { return false }
    for r in r0...r1 { for k in (r * FaceMap.columns + c0)...(r * FaceMap.columns + c1) where hair[k] > 0 { return true } }
    return false
  }

  /// - Returns: Whether the texture is another one now.
  mutating func set(_ new: WrinkleGrades) -> Bool {
    if grades == new { return false }
    grades = new
    let wrinkles = Wrinkles(new)
    if wrinkles.isEmpty && !hasWrinkles { return false }
    hasWrinkles = !wrinkles.isEmpty
    let (columns, rows) = (FaceMap.columns, FaceMap.rows)
    var field = [Float](repeating: 0, count: columns * rows)
    wrinkles.carve(&field)
    for r in 0..<rows {
      for c in 0..<columns {
        let k = r * columns + c
        let inner = r > 0 && r < rows - 1 && c > 0 && c < columns - 1
        let dx = inner ? (field[k + 1] - field[k - 1]) / (2 * FaceMap.step) : 0
        let dy = inner ? (field[k + columns] - field[k - columns]) / (2 * FaceMap.step) : 0
        texture.texels[k] = SIMD4(dx, dy, hair[k], 0)
      }
    }
    return true
  }
}
