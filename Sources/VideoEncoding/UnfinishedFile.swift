import Glibc

/// A file that is being written: it is removed unless it is kept, so that half a film never passes for a whole one.
struct UnfinishedFile: ~Copyable {
  private let path: String
  private var isKept = false

  /// - Parameter path: of a file that this process has just created or emptied.
  init(created path: String) { self.path = path }

  deinit {
    guard !isKept else { return }
    var facts = stat()
    // Devices and links that someone put here are not ours to remove.
    guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return }
    unlink(path)
  }

  mutating func keep() { isKept = true }
}
