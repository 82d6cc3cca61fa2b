public import FaceRecognition
internal import Foundation

/// Which network looks at faces for the attackers.
public struct Recogniser: Hashable, Sendable {
  private enum Place: Hashable, Sendable {
    case sface(folder: String?)
    case file(String, Preprocessing)
  }
  private let place: Place
  /// Of the network's bytes and its preprocessing: evidence of another network is not taken for this one's.
  let identity: String
  /// For reports: SFace, or "a network of the user's".
  public let name: String

  /// - Parameter folder: `nil` looks where `Tools/install` puts it.
  public static func sface(folder: String? = nil) -> Recogniser {
    Recogniser(place: .sface(folder: folder), identity: "sface", name: "SFace")
  }

  /// A network of one's own.
  ///
  /// - Throws: ``AuditError/recogniser(_:)``.
  public static func file(_ path: String, _ preprocessing: Preprocessing) throws(AuditError) -> Recogniser {
    guard let facts = try? URL(fileURLWithPath: path).resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey]),
      facts.isRegularFile == true
    else { throw .recogniser(.missing) }
    guard facts.fileSize ?? 0 <= maximumBytes, let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw .recogniser(.tooLarge)
    }
    var word = WordHash()
    word.mix(bytes)
    word.mix("\(preprocessing)")
    return Recogniser(place: .file(path, preprocessing), identity: word.text, name: "a network of the user's own")
  }

  private static let maximumBytes = 1 << 30

  /// - Throws: `RecognitionError`.
  func open() throws(RecognitionError) -> FaceRecognizer {
    switch place {
    case .sface(let folder): try FaceRecognizer.open(folder: folder)
    case .file(let path, let preprocessing): try FaceRecognizer.open(file: path, preprocessing)
    }
  }
}
