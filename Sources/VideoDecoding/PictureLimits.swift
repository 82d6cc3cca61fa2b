/// The largest pictures that are decoded, so that a hostile file cannot ask for all memory.
public enum PictureLimits {
  /// Longest side, in pixels: 8K cinema is 8192 wide.
  public static let side = 8192
  /// Most pixels in one picture: phones take still photographs of up to 50 megapixels (8160 × 6120).
  public static let pixels = 8192 * 6144

  static func check(width: Int, height: Int) throws(MediaError) {
    guard width > 0, height > 0 else { throw .noPictureSize }
    guard width <= side, height <= side, width * height <= pixels else {
      throw .tooLarge(width: width, height: height)
    }
  }
}
