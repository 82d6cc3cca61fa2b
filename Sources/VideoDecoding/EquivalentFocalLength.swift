internal import CFFmpeg

/// The focal length that a camera wrote beside its pictures, in millimetres on 35-mm film.
enum EquivalentFocalLength {
  /// Apple's tag: of a track in what iPhones film, of the whole file in what other programs made of it.
  static let quickTimeKey = "com.apple.quicktime.camera.focal_length.35mm_equivalent"
  /// EXIF 0xA405, as FFmpeg names it.
  static let exifKey = "FocalLengthIn35mmFilm"

  /// From a fisheye to the longest lens that anybody films a face with; EXIF writes 0 for "not known".
  static let sensible = 8.0...400

  /// Reads `27`, `26.0` and `50.00mm`.
  static func millimetres(_ text: String) -> Double? {
    let number = text.drop(while: \.isWhitespace).prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard number.count <= 16, let value = Double(number), sensible.contains(value) else { return nil }
    return value
  }

  /// What a list of FFmpeg's tags says.
  static func of(_ tags: OpaquePointer?, _ key: String) -> Double? {
    guard let entry = av_dict_get(tags, key, nil, 0), let value = entry.pointee.value else { return nil }
    return millimetres(String(cString: value))
  }
}
