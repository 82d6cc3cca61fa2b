import Foundation

/// A file that appears whole or not at all: written under a temporary name in its own folder, renamed when complete.
///
/// The temporary file is removed when the owner goes without a commit, on errors and on cancellation alike.
public struct PendingOutput: ~Copyable, Sendable {
  /// Where to write until ``commit()``.
  public let temporary: URL
  public let destination: URL
  private let replaces: Bool

  /// Of a file's name, bytes: of ext4, xfs, NTFS and others.
  private static let longestName = 255

  private init(temporary: URL, destination: URL, replaces: Bool) {
    self.temporary = temporary
    self.destination = destination
    self.replaces = replaces
  }

  deinit { try? FileManager.default.removeItem(at: temporary) }

  /// Reserves a name beside `destination`.
  ///
  /// - Throws: ``MaskError`` of kind `cannotCreateOutput` when the output exists (and `replacing` is false) or its
  ///   folder is missing or read-only.
  ///
  /// With `isFolder` the output is a folder of pictures; its writer creates it, and one that exists is never replaced.
  public static func open(
    _ destination: URL, replacing: Bool, isFolder makesFolder: Bool = false
  ) throws(MaskError) -> PendingOutput {
    let files = FileManager.default
    let folder = destination.deletingLastPathComponent()
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw MaskError(.cannotCreateOutput, "The output's folder does not exist: create it, or choose another with -o.")
    }
    guard files.isWritableFile(atPath: folder.path) else {
      throw MaskError(.cannotCreateOutput, "The output's folder is read-only: choose another with -o.")
    }
    guard destination.lastPathComponent != "-" else {
      throw MaskError(.cannotCreateOutput, "Outputs are files, '-' is none: name a file with -o.")
    }
    // Found out now rather than when the work is done.
    guard destination.lastPathComponent.utf8.count <= longestName else {
      throw MaskError(.cannotCreateOutput, "The output's name is too long: choose a shorter one with -o.")
    }
    var facts = stat()
    // A link that leads nowhere is in the way, too.
    if stat(destination.path, &facts) == 0 || lstat(destination.path, &facts) == 0 {
      guard facts.st_mode & S_IFMT != S_IFDIR else {
        throw MaskError(
          .cannotCreateOutput,
          makesFolder
            ? "The output's folder exists: name a new one, its pictures are never mixed with others."
            : "The output is a folder: name a file with -o.")
      }
      // A device or a pipe would not be written to, but replaced.
      guard [S_IFREG, S_IFLNK].contains(facts.st_mode & S_IFMT) else {
        throw MaskError(.cannotCreateOutput, "The output is a device or a pipe: name a file with -o.")
      }
      guard replacing, !makesFolder else {
        let ending = OutputNames.ending(of: destination)
        throw MaskError(
          .cannotCreateOutput, "The output exists (its \(ending)): choose another name, or pass --force to replace it.")
      }
    }
    let random = String(UInt64.random(in: .min ... .max), radix: 36)
    let pending = PendingOutput(
      temporary: folder.appendingPathComponent(".partial-\(random)"), destination: destination,
      replaces: replacing && !makesFolder)
    guard !makesFolder else { return pending }
    // Root passes the permission check on a read-only file system, so an empty file proves that writing works.
    guard files.createFile(atPath: pending.temporary.path, contents: Data(), attributes: [.posixPermissions: 0o600])
    else {
      throw MaskError(.cannotCreateOutput, "The output's folder cannot be written: choose another with -o.")
    }
    return pending
  }

  /// Gives the file its final name and the usual permissions.
  public consuming func commit() throws(MaskError) {
    let mask = umask(0)
    umask(mask)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: temporary.path, isDirectory: &isFolder), !isFolder.boolValue {
      chmod(temporary.path, 0o666 & ~mask)
    }
    guard isInPlace() else {
      if errno == EEXIST {
        throw MaskError(.cannotCreateOutput, "The output exists: choose another name, or pass --force to replace it.")
      }
      throw MaskError(.inputOutput, "The output could not get its final name: check the disk and run again.")
    }
  }
}

extension PendingOutput {
  private borrowing func isInPlace() -> Bool {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: temporary.path, isDirectory: &isFolder)
    // A link refuses a name that has been taken meanwhile; where links are not known, the check in `open` must do.
    if !replaces, !isFolder.boolValue {
      if link(temporary.path, destination.path) == 0 { return true }
      if errno == EEXIST { return false }
    }
    return rename(temporary.path, destination.path) == 0
  }

  /// Writes all of a small file at once.
  public func fill(with data: Data) throws(MaskError) {
    do {
      try data.write(to: temporary)
    } catch {
      throw MaskError(.inputOutput, "Writing failed: the disk may be full; free some space and run again.")
    }
  }
}
