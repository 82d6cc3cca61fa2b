import FaceRecognition
import Foundation

/// Photographs of real people on disk, to check the recogniser itself; they stay where they are.
enum Photographs {
  enum Fault: Error { case unreadable(String) }

  /// - Parameter folder: `points.tsv` has a line per picture: file name without ending, then x and y of five points,
  ///   separated by tabs. Names end in `_0` (gallery) or `_1` (probe); pictures are binary PPM.
  static func embed(folder: String) throws -> [Sitter] {
    let place = URL(fileURLWithPath: folder)
    let table = try String(contentsOf: place.appendingPathComponent("points.tsv"), encoding: .utf8)
    let recognizer = try FaceRecognizer.open()
    var found: [String: [Float]] = [:]
    for line in table.split(separator: "\n") {
      let cells = line.split(separator: "\t").map(String.init)
      let numbers = cells.dropFirst().compactMap(Double.init)
      guard cells.count == 11, numbers.count == 10 else { throw Fault.unreadable("points.tsv") }
      let p = (0..<5).map { SIMD2(numbers[2 * $0], numbers[2 * $0 + 1]) }
      let picture = try Data(contentsOf: place.appendingPathComponent(cells[0] + ".ppm"))
      let (pixels, width, height) = try pixels(picture, cells[0])
      found[cells[0]] = try recognizer.embedding(
        of: pixels.span, width: width, height: height, channels: 3,
        points: FivePoints(leftEye: p[0], rightEye: p[1], nose: p[2], leftMouth: p[3], rightMouth: p[4]))
    }
    let names = Set(found.keys.map { String($0.dropLast(2)) }).sorted()
    return names.compactMap { name in
      guard let gallery = found[name + "_0"], let probe = found[name + "_1"] else { return nil }
      return Sitter(name: name, gallery: gallery, probe: probe)
    }
  }

  /// "P6 WIDTH HEIGHT 255", each followed by one blank, then red, green and blue bytes.
  private static func pixels(_ file: Data, _ name: String) throws -> ([UInt8], Int, Int) {
    let bytes = [UInt8](file)
    var words: [String] = []
    var word = ""
    var at = 0
    while words.count < 4, at < bytes.count {
      if bytes[at] == 32 || bytes[at] == 10 {
        words.append(word)
        word = ""
      } else {
        word.append(Character(UnicodeScalar(bytes[at])))
      }
      at += 1
    }
    guard words.count == 4, words[0] == "P6", let width = Int(words[1]), let height = Int(words[2]), width > 0, height > 0,
      bytes.count - at >= width * height * 3
    else { throw Fault.unreadable(name) }
    return (Array(bytes[at...]), width, height)
  }
}
