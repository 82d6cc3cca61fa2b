/// The points by which recognisers align a face, in pixels from the picture's top-left corner.
///
/// Left and right as in the picture: `leftEye` is the eye nearer to the picture's left edge, the person's own right one.
public struct FivePoints: Hashable, Sendable {
  public var leftEye, rightEye, nose, leftMouth, rightMouth: SIMD2<Double>

  public init(
    leftEye: SIMD2<Double>, rightEye: SIMD2<Double>, nose: SIMD2<Double>, leftMouth: SIMD2<Double>,
    rightMouth: SIMD2<Double>
  ) {
    self.leftEye = leftEye
    self.rightEye = rightEye
    self.nose = nose
    self.leftMouth = leftMouth
    self.rightMouth = rightMouth
  }

  public var all: [SIMD2<Double>] { [leftEye, rightEye, nose, leftMouth, rightMouth] }

  public func mapped(_ change: (SIMD2<Double>) -> SIMD2<Double>) -> FivePoints {
    FivePoints(
      leftEye: change(leftEye), rightEye: change(rightEye), nose: change(nose), leftMouth: change(leftMouth),
      rightMouth: change(rightMouth))
  }

  /// Where an aligned face of 112×112 pixels has them: the template that SFace and ArcFace were trained on (Deng et al.,
  /// ArcFace, CVPR 2019).
  static let template = FivePoints(
    leftEye: SIMD2(38.2946, 51.6963), rightEye: SIMD2(73.5318, 51.5014), nose: SIMD2(56.0252, 71.7366),
    leftMouth: SIMD2(41.5493, 92.3655), rightMouth: SIMD2(70.7299, 92.2041))
}

/// A turn, a scaling and a shift in the plane: p ↦ (a·x − b·y + c.x, b·x + a·y + c.y).
struct Similarity: Hashable, Sendable {
  var a, b: Double
  var c: SIMD2<Double>

  /// The similarity that takes `from` to `to` with the least squared error (Umeyama, IEEE TPAMI 13 (1991) 376–380).
  init?(from: [SIMD2<Double>], to: [SIMD2<Double>]) {
    guard from.count == to.count, from.count > 1 else { return nil }
    let n = Double(from.count)
    let p = from.reduce(.zero, +) / n
    let q = to.reduce(.zero, +) / n
    var spread = 0.0
    var along = 0.0
    var across = 0.0
    for (f, t) in zip(from, to) {
      let u = f - p
      let v = t - q
      spread += (u * u).sum()
      along += (u * v).sum()
      across += u.x * v.y - u.y * v.x
    }
    guard spread.isFinite, spread > 1e-6 else { return nil }
    a = along / spread
    b = across / spread
    guard (a * a + b * b).isFinite, a * a + b * b > 1e-9 else { return nil }
    c = SIMD2(q.x - a * p.x + b * p.y, q.y - b * p.x - a * p.y)
  }

  /// Where the result's point `q` comes from.
  func back(_ q: SIMD2<Double>) -> SIMD2<Double> {
    let d = q - c
    return SIMD2(a * d.x + b * d.y, a * d.y - b * d.x) / (a * a + b * b)
  }
}
