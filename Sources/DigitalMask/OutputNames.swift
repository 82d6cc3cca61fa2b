import Foundation

/// Where a mask, its record and its receipt go.
public struct OutputNames: Hashable, Sendable {
  public var mask: URL
  public var record: URL { mask.deletingPathExtension().appendingPathExtension("dmask") }
  public var receipt: URL { mask.deletingPathExtension().appendingPathExtension("receipt.json") }

  public init(mask: URL) { self.mask = mask }

  /// `mask-` and random syllables: the source's own name is often the patient's.
  ///
  /// 20 syllables, five of them: 3.2 million names.
  public static func random(in folder: URL) -> OutputNames {
    let syllables = [
      "ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "ka", "le", "mi", "no",
      "tu",
    ]
    let word = (0..<5).map { _ in syllables[Int.random(in: 0..<syllables.count)] }.joined()
    return OutputNames(mask: folder.appendingPathComponent("mask-\(word).mp4"))
  }
}
