/// Derivatives of one residual by a pose's six numbers, two by two: turn about x and y; about z, shift in x; shift in y
/// and z.
struct PoseRow {
  var a, b, c: SIMD2<Double>

  @inline(__always)
  init(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>) {
    self.a = a
    self.b = b
    self.c = c
  }
}

/// The normal equations of a pose: the upper half of JᵀWJ, and JᵀWr.
///
/// Written out by pairs, because sums in named variables stay in registers: four times as fast as loops over an array, and
/// the same to the last bit. A solve over a clip adds a million residuals.
struct PoseEquations {
  /// Named by row and first column.
  private var m00 = SIMD2<Double>.zero, m02 = SIMD2<Double>.zero, m04 = SIMD2<Double>.zero
  private var m10 = SIMD2<Double>.zero, m12 = SIMD2<Double>.zero, m14 = SIMD2<Double>.zero
  private var m22 = SIMD2<Double>.zero, m24 = SIMD2<Double>.zero
  private var m32 = SIMD2<Double>.zero, m34 = SIMD2<Double>.zero
  private var m44 = SIMD2<Double>.zero, m54 = SIMD2<Double>.zero
  private var right = (SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero)

  /// Takes in a point of the picture: both residuals and their derivatives.
  @inline(__always)
  mutating func add(x: PoseRow, y: PoseRow, residual: SIMD2<Double>, weight: Double) {
    m00 += weight * (x.a.x * x.a + y.a.x * y.a)
    m02 += weight * (x.a.x * x.b + y.a.x * y.b)
    m04 += weight * (x.a.x * x.c + y.a.x * y.c)
    m10 += weight * (x.a.y * x.a + y.a.y * y.a)
    m12 += weight * (x.a.y * x.b + y.a.y * y.b)
    m14 += weight * (x.a.y * x.c + y.a.y * y.c)
    m22 += weight * (x.b.x * x.b + y.b.x * y.b)
    m24 += weight * (x.b.x * x.c + y.b.x * y.c)
    m32 += weight * (x.b.y * x.b + y.b.y * y.b)
    m34 += weight * (x.b.y * x.c + y.b.y * y.c)
    m44 += weight * (x.c.x * x.c + y.c.x * y.c)
    m54 += weight * (x.c.y * x.c + y.c.y * y.c)
    right.0 += weight * (x.a * residual.x + y.a * residual.y)
    right.1 += weight * (x.b * residual.x + y.b * residual.y)
    right.2 += weight * (x.c * residual.x + y.c * residual.y)
  }

  /// Takes in a residual that only turning about x and y changes.
  @inline(__always)
  mutating func add(turn: SIMD2<Double>, residual: Double, weight: Double) {
    let weighted = weight * turn
    m00 += weighted.x * turn
    m10.y += weighted.y * turn.y
    right.0 += weighted * residual
  }

  /// The step that they ask for; `nil` when they are singular.
  var solution: InlineArray<6, Double>? {
    // A trace of damping, so that a number that nothing tells of stays put.
    let damping = 1 + 1e-9
    return LinearSystem.solve6(
      [
        m00.x * damping, m00.y, m02.x, m02.y, m04.x, m04.y,
        0, m10.y * damping, m12.x, m12.y, m14.x, m14.y,
        0, 0, m22.x * damping, m22.y, m24.x, m24.y,
        0, 0, 0, m32.y * damping, m34.x, m34.y,
        0, 0, 0, 0, m44.x * damping, m44.y,
        0, 0, 0, 0, 0, m54.y * damping,
      ], [right.0.x, right.0.y, right.1.x, right.1.y, right.2.x, right.2.y])
  }
}
