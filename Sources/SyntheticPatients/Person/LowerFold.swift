import HeadGeometry
import MaskSigns

extension HeadExpression.LowerFold {
  /// Three lids of four have one that shows. It runs from about 3 mm below the margin at the nose to 5 mm at the temple
  /// (the inferior palpebral sulcus of textbooks of the lids); its spread and depth are chosen.
  static func draw(_ random: inout SeededGenerator) -> HeadExpression.LowerFold? {
    let shows = random.unit() < 0.75
    func around(_ mean: Double, _ deviation: Double) -> Float {
      Float(mean + deviation * min(max(random.normal(), -2), 2))
    }
    let fold = HeadExpression.LowerFold(
      nasal: around(3.4, 0.4), temporal: around(5.4, 0.6), depth: Float(random.uniform(0.3, 0.7)))
    return shows ? fold : nil
  }
}
