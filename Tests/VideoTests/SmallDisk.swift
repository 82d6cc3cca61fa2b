import Foundation

/// A disk in memory of a few kibibytes, to run full; it is unmounted with its owner.
final class SmallDisk {
  let path: String

  static let isPossible: Bool = {
    guard getuid() == 0, let folder = try? TemporaryFolder() else { return false }
    return (try? SmallDisk(at: folder.path("try"), kibibytes: 64)) != nil
  }()

  init(at path: String, kibibytes: Int) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try run("mount", ["-t", "tmpfs", "-o", "size=\(kibibytes)k", "tmpfs", path])
  }

  deinit { _ = try? run("umount", [path]) }
}
