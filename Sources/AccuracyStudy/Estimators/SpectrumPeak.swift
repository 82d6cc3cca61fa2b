import Foundation

extension UniformTrace {
  /// Beats a second that are looked for: nystagmus lies within 0.5 to 8 Hz.
  static let beatBand = 0.8...9.0

  /// The strongest frequency: the peak of the Hann-windowed spectrum, by a parabola through three points of it.
  ///
  /// A saw-tooth's first harmonic is its strongest, so the peak is the beat, not a multiple.
  var beatFrequency: Double? {
    let step = 0.02
    let count = Int((Self.beatBand.upperBound - Self.beatBand.lowerBound) / step)
    guard values.count > 8, Self.beatBand.upperBound < rate / 2 else { return nil }
    let powers = (0...count).map { power(at: Self.beatBand.lowerBound + Double($0) * step) }
    guard let peak = powers.indices.max(by: { powers[$0] < powers[$1] }), powers[peak] > 0 else { return nil }
    // At the band's edge it is the flank of something else.
    guard peak > 0, peak < count else { return nil }
    let (a, b, c) = (powers[peak - 1], powers[peak], powers[peak + 1])
    let bend = a - 2 * b + c
    let shift = bend < 0 ? (a - c) / (2 * bend) : 0
    return Self.beatBand.lowerBound + (Double(peak) + shift) * step
  }

  private func power(at frequency: Double) -> Double {
    var (real, imaginary) = (0.0, 0.0)
    let turn = 2 * Double.pi * frequency / rate
    let window = 2 * Double.pi / Double(values.count)
    for (k, value) in values.enumerated() {
      let weight = 0.5 - 0.5 * cos(window * (Double(k) + 0.5))
      real += value * weight * cos(turn * Double(k))
      imaginary -= value * weight * sin(turn * Double(k))
    }
    return real * real + imaginary * imaginary
  }
}
