import FaceRecognition
internal import Foundation
internal import Yams

/// The preprocessing of a recogniser, as a YAML file says it.
///
///     size: 112                 # side of the picture, pixels
///     channels: rgb             # or bgr
///     layout: planes            # or pixels: the colours of each pixel side by side
///     mean: 127.5               # one number, or three for red, green and blue
///     scale: 0.0078431          # the network is given (value − mean) × scale
///     template: [[38.3, 51.7], [73.5, 51.5], [56.0, 71.7], [41.5, 92.4], [70.7, 92.2]]
///
/// What is left out is SFace's; the template then is ArcFace's, taken to the size.
public enum PreprocessingFile {
  private static let limit = 65_536

  /// - Throws: ``AuditError/recogniser(_:)``.
  public static func read(_ path: String) throws(AuditError) -> Preprocessing {
    let file = URL(fileURLWithPath: path)
    guard let facts = try? file.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey]), facts.isRegularFile == true else {
      throw .recogniser(.missing)
    }
    guard facts.fileSize ?? 0 <= limit else { throw .recogniser(.tooLarge) }
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { throw .recogniser(.notYAML) }
    return try parse(text)
  }

  static func parse(_ yaml: String) throws(AuditError) -> Preprocessing {
    guard let root = try? Yams.compose(yaml: yaml), let settings = root.mapping else { throw .recogniser(.notYAML) }
    // A misspelt key would silently give the network something else to see.
    for key in settings.keys where !["size", "channels", "layout", "mean", "scale", "template"].contains(key.string) {
      throw .recogniser(.unknownKey)
    }
    var size = 112
    if let node = settings["size"] {
      guard let value = node.int, Preprocessing.sizes.contains(value) else { throw .recogniser(.size) }
      size = value
    }
    var channels = Preprocessing.Channels.rgb
    if let node = settings["channels"] {
      guard let value = node.string.flatMap(Preprocessing.Channels.init) else { throw .recogniser(.channels) }
      channels = value
    }
    var layout = Preprocessing.Layout.planes
    if let node = settings["layout"] {
      guard let value = node.string.flatMap(Preprocessing.Layout.init) else { throw .recogniser(.layout) }
      layout = value
    }
    let mean = try colours(settings["mean"]) ?? [0, 0, 0]
    let scale = try colours(settings["scale"]) ?? [1, 1, 1]
    guard scale.allSatisfy({ $0 != 0 }) else { throw .recogniser(.numbers) }
    var template: FivePoints?
    if let node = settings["template"] {
      guard let points = node.sequence.map(Array.init)?.map(point), points.count == 5 else { throw .recogniser(.template) }
      let all = points.compactMap(\.self)
      guard all.count == 5 else { throw .recogniser(.template) }
      template = FivePoints(leftEye: all[0], rightEye: all[1], nose: all[2], leftMouth: all[3], rightMouth: all[4])
    }
    guard let made = Preprocessing(size: size, channels: channels, layout: layout, mean: mean, scale: scale, template: template) else {
      throw .recogniser(.template)
    }
    return made
  }

  private static func colours(_ node: Node?) throws(AuditError) -> [Float]? {
    guard let node else { return nil }
    let values = node.sequence.map { $0.map(\.float) } ?? [node.float, node.float, node.float]
    let numbers = values.compactMap(\.self).filter { $0.isFinite && abs($0) <= 1000 }
    guard values.count == 3, numbers.count == 3 else { throw .recogniser(.numbers) }
    return numbers.map { Float($0) }
  }

  private static func point(_ node: Node) -> SIMD2<Double>? {
    guard let pair = node.sequence, pair.count == 2, let x = pair[0].float, let y = pair[1].float else { return nil }
    return SIMD2(x, y)
  }
}
