import Foundation

/// A private folder for what is drawn; gone when the owner is.
struct Workplace: ~Copyable, Sendable {
  let path: String

  private init(path: String) { self.path = path }

  static func open() throws(StudyError) -> Workplace {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("accuracy-" + UUID().uuidString)
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .noTemporaryFolder
    }
    return Workplace(path: url.path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
