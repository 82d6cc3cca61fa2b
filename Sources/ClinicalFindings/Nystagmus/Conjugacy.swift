import MaskSigns

/// Whether both eyes swing alike.
struct Conjugacy {
  let words: String

  /// From this ratio on the eyes differ.
  private static let ratio = 2.0

  /// `nil` when not both eyes were seen.
  init?(_ course: Course, _ nystagmus: Nystagmus) {
    let part = nystagmus.plane.part
    func values(_ eye: Eye, _ run: Range<Int>) -> [Double] {
      run.compactMap { course.eyes[eye][$0].gaze?[keyPath: part] }
    }
    var products = 0.0
    var sizes = BothEyes(right: 0.0, left: 0.0)
    for run in nystagmus.runs {
      let right = Self.centred(values(.right, run))
      let left = Self.centred(values(.left, run))
      guard right.count == left.count, right.count == run.count else { continue }
      for (a, b) in zip(right, left) {
        products += a * b
        sizes.right += a * a
        sizes.left += b * b
      }
    }
    guard sizes.right > 0 || sizes.left > 0 else { return nil }
    let (right, left) = (sizes.right.squareRoot(), sizes.left.squareRoot())
    if right > Self.ratio * left {
      words = "larger in the right eye"
    } else if left > Self.ratio * right {
      words = "larger in the left eye"
    } else if products < -0.5 * right * left {
      words = "the eyes swing against each other"
    } else {
      words = "both eyes alike"
    }
  }

  private static func centred(_ values: [Double]) -> [Double] {
    guard !values.isEmpty else { return [] }
    let mean = values.reduce(0, +) / Double(values.count)
    return values.map { $0 - mean }
  }
}
