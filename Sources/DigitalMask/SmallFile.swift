public import Foundation

/// A file that is read as a whole: a record, a receipt, a policy.
public enum SmallFile {
  public enum Failure: Error, Hashable, Sendable {
    /// Nothing lies there.
    case missing
    /// A folder, a pipe or a device: reading one might never end.
    case notAFile
    /// This user may not read it, or the disk fails.
    case unreadable
    case tooLong
  }

  /// Reads a regular file, and nothing else, with at most so many bytes.
  public static func read(_ file: URL, atMost limit: Int) throws(Failure) -> Data {
    // Without waiting: a pipe that nobody writes to would otherwise be waited for here.
    let descriptor = open(file.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw [ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP].contains(errno) ? .missing : .unreadable
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw .unreadable }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard facts.st_size <= limit else { throw .tooLong }
    guard let data = try? handle.read(upToCount: limit + 1) ?? Data() else { throw .unreadable }
    guard data.count <= limit else { throw .tooLong }
    return data
  }
}
