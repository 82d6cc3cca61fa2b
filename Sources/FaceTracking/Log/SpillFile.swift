#if canImport(Glibc)
  internal import Glibc
#endif
internal import Foundation

/// A private temporary file: only this process can reach it, and it is gone when the process ends, however it ends.
struct SpillFile: ~Copyable {
  private let descriptor: CInt

  private init(owning descriptor: CInt) { self.descriptor = descriptor }
  deinit { close(descriptor) }

  /// `TMPDIR`, or else `/tmp`.
  static var usualFolder: String { ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp" }

  /// Unlinked at once, so that no name ever leads to the patient.
  ///
  /// - Throws: ``TrackingError/temporaryFile(step:errno:)``.
  static func create(in folder: String) throws(TrackingError) -> SpillFile {
    // mkstemp makes it readable and writable by its owner alone (mode 0600).
    var name = Array("\(folder)/observations-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw .temporaryFile(step: .create, errno: errno) }
    let file = SpillFile(owning: descriptor)
    guard unlink(name) == 0 else { throw .temporaryFile(step: .create, errno: errno) }
    return file
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(TrackingError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        throw .temporaryFile(step: .write, errno: errno)
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Fills the buffer from a place in the file.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(TrackingError) {
    var done = 0
    while done < buffer.count {
      let got = pread(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
      if got < 0, errno == EINTR { continue }
      // A file that ends too early is as bad as one that cannot be read.
      guard got > 0 else { throw .temporaryFile(step: .read, errno: got < 0 ? errno : EIO) }
      done += got
    }
  }
}
