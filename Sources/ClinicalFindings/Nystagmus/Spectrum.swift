public import MaskSigns
import RealModule

/// How much of a gaze trace swings at each frequency.
public struct GazeSpectrum: Hashable, Sendable {
  public struct Line: Hashable, Sendable {
    public let hertz: Double
    /// Of the swing from peak to peak, degrees.
    public let degrees: Double
  }
  public let lines: [Line]

  /// Of the pictures of the runs of a nystagmus; by least squares, because times need not be even (Lomb 1976).
  public init(_ nystagmus: Nystagmus, of record: SignRecord) {
    let column: MotionColumn = nystagmus.plane == .horizontal ? .versionYaw : .versionPitch
    let pictures = nystagmus.runs.flatMap { Array($0) }.prefix(4000)
    var samples = pictures.compactMap { index in
      record.motion(column, at: index).map { (time: record.time(at: index).seconds, value: $0) }
    }
    let mean = samples.reduce(0) { $0 + $1.value } / Double(max(samples.count, 1))
    for place in samples.indices { samples[place].value -= mean }
    let rate = record.header.frameRate.nominal ?? 30
    // A quarter of the resolution of the time there is, so that no swing falls between two lines.
    let seconds = (samples.last?.time ?? 0) - (samples.first?.time ?? 0)
    let step = min(max(0.25 / max(seconds, 0.1), 0.02), 0.1)
    lines = stride(from: 0.25, through: min(rate / 2, 12), by: step).map { hertz in
      Line(hertz: hertz, degrees: Self.swing(samples, hertz))
    }
  }

  private static func swing(_ samples: [(time: Double, value: Double)], _ hertz: Double) -> Double {
    var (cc, ss, cs, xc, xs) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for sample in samples {
      let angle = 2 * Double.pi * hertz * sample.time
      let (c, s) = (Double.cos(angle), Double.sin(angle))
      cc += c * c
      ss += s * s
      cs += c * s
      xc += sample.value * c
      xs += sample.value * s
    }
    let determinant = cc * ss - cs * cs
    guard determinant > 1e-9 else { return 0 }
    let a = (xc * ss - xs * cs) / determinant
    let b = (xs * cc - xc * cs) / determinant
    return 2 * (a * a + b * b).squareRoot()
  }
}
