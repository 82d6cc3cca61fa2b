import Foundation

/// Where a mask, its record and its receipt go.
public struct OutputNames: Hashable, Sendable {
  public var mask: URL
  public var record: URL { beside("dmask") }
  public var receipt: URL { beside("receipt.json") }

  /// - Parameter mask: a video file, or a folder of pictures when it ends in `/` or in a pattern such as `/%05d.png`.
  public init(mask: URL) {
    // What other tools write as a pattern is a folder here: its pictures are numbered and timed.
    let isPattern = mask.pathExtension.lowercased() == "png" && mask.lastPathComponent.contains("%")
    self.mask = isPattern ? mask.deletingLastPathComponent() : mask
  }

  /// What kind of output a file is, for messages, which never name it: `.dmask`, `.receipt.json`, `.mp4`.
  static func ending(of file: URL) -> String {
    file.lastPathComponent.hasSuffix(".receipt.json") ? ".receipt.json" : "." + file.pathExtension
  }

  private func beside(_ ending: String) -> URL {
    let folder = mask.deletingLastPathComponent()
    let stem = mask.hasDirectoryPath ? mask.lastPathComponent : mask.deletingPathExtension().lastPathComponent
    return folder.appendingPathComponent(stem + "." + ending)
  }

  /// `mask-` and random syllables: the source's own name is often the patient's.
  ///
  /// 20 syllables, five of them: 3.2 million names.
  ///
  /// - Parameter folder: `nil` is the current one; the name is then relative to it.
  public static func random(in folder: URL? = nil) -> OutputNames {
    let syllables = [
      "ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "ka", "le", "mi", "no",
      "tu",
    ]
    let word = (0..<5).map { _ in syllables[Int.random(in: 0..<syllables.count)] }.joined()
    let name = "mask-\(word).mp4"
    return OutputNames(mask: folder?.appendingPathComponent(name) ?? URL(fileURLWithPath: name))
  }
}
