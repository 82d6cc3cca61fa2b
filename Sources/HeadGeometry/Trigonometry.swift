// Sine, cosine, arctangent, arcsine and exponential of our own: libm's differ between versions, and the same record must
// give the same pixels on every machine. Only + − × ÷ √; good to 1e-9 over the ranges said.

/// Sine and cosine of an angle in radians, |angle| < 1e6.
public func sineCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
  let quarterTurns = Int(angle * 0.6366197723675814 + (angle < 0 ? -0.5 : 0.5))
  // π/2 in two parts, so that the remainder keeps its digits.
  let x = (angle - Double(quarterTurns) * 1.5707963267341256) - Double(quarterTurns) * 6.077100506506192e-11
  let q = x * x
  let sine = x * (1 + q * (-1 / 6 + q * (1 / 120 + q * (-1 / 5040 + q * (1 / 362_880 - q / 39_916_800)))))
  let even = -1 / 720 + q * (1 / 40_320 + q * (-1 / 3_628_800 + q / 479_001_600))
  let cosine = 1 + q * (-0.5 + q * (1 / 24 + q * even))
  switch quarterTurns & 3 {
  case 0: return (sine, cosine)
  case 1: return (cosine, -sine)
  case 2: return (-sine, -cosine)
  default: return (-cosine, sine)
  }
}

/// Sine and cosine for |x| ≤ 1.6 rad in single precision, good to 1e-6: the inner loop of the lids.
@inlinable public func smallSineCosine(_ x: Float) -> (sine: Float, cosine: Float) {
  let q = x * x
  let sine = x * (1 + q * (-0.16666667 + q * (0.008333333 + q * (-0.00019841270 + q * 2.7557319e-6))))
  let cosine = 1 + q * (-0.5 + q * (0.041666668 + q * (-0.0013888889 + q * (2.4801587e-5 - q * 2.7557319e-7))))
  return (sine, cosine)
}

/// Angle of the point (x, y) from the x axis, −π…π.
public func arctangent(_ y: Double, _ x: Double) -> Double {
  let (ax, ay) = (x < 0 ? -x : x, y < 0 ? -y : y)
  if ax == 0 && ay == 0 { return 0 }
  var t = ay < ax ? ay / ax : ax / ay
  // Halving the angle twice brings it under 11.25°, where the series is short.
  t /= 1 + (1 + t * t).squareRoot()
  t /= 1 + (1 + t * t).squareRoot()
  let q = t * t
  let tail = 1 / 7 - q * (1 / 9 - q * (1 / 11 - q / 13))
  var angle = 4 * t * (1 - q * (1 / 3 - q * (1 / 5 - q * tail)))
  if ay >= ax { angle = 1.5707963267948966 - angle }
  if x < 0 { angle = 3.141592653589793 - angle }
  return y < 0 ? -angle : angle
}

/// Arcsine, the argument clamped to −1…1.
public func arcsine(_ value: Double) -> Double {
  let x = value < -1 ? -1 : value > 1 ? 1 : value
  return arctangent(x, (1 - x * x).squareRoot())
}

/// e to a power ≤ 0; 0 below −40.
public func decay(_ power: Double) -> Double {
  if power >= 0 { return 1 }
  if power < -40 { return 0 }
  let halvings = Int(-power * 1.4426950408889634)
  let x = power + Double(halvings) * 0.6931471805599453
  var series = 1.0
  for n in stride(from: 9.0, through: 1.0, by: -1.0) { series = 1 + x / n * series }
  return series / Double(UInt64(1) << UInt64(halvings))
}
