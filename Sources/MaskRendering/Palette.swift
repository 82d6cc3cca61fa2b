/// The mask's colours. Linear light unless said otherwise.
enum Palette {
  /// Behind the head, display bytes R, G, B, A from the lowest: a dull blue-grey that skin and sclera stand out from.
  static let background: UInt32 = 0xFFAE_A69A
  static let backgroundColour = SIMD4<Float>(0x9A, 0xA6, 0xAE, 255)
  /// Unglazed ceramic, between the skins of all people and of none.
  static let skin = SIMD4<Float>(0.68, 0.57, 0.49, 0)
  static let lip = SIMD4<Float>(0.47, 0.30, 0.27, 0)
  static let mouth = SIMD4<Float>(0.035, 0.018, 0.016, 0)
  static let sclera = SIMD4<Float>(0.80, 0.79, 0.77, 0)
  static let caruncle = SIMD4<Float>(0.62, 0.33, 0.28, 0)
}
