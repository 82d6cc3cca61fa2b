internal import CFFmpeg
import Glibc

/// The fingerprint of a file, for the receipt.
public enum FileDigest {
  /// SHA-256 (FIPS 180-4) of a file's bytes, as 64 lower-case hexadecimal digits.
  ///
  /// - Throws: ``WriterError/noFolder`` if there is no such file, or as the system says.
  public static func sha256(_ path: String) throws(WriterError) -> String {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw WriterError(-errno, at: .open) }
    defer { close(file) }
    guard let state = av_sha_alloc() else { throw .outOfMemory }
    defer { av_free(UnsafeMutableRawPointer(state)) }
    guard av_sha_init(state, 256) >= 0 else { throw .outOfMemory }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw WriterError(-errno, at: .open)
      }
      av_sha_update(state, buffer, count)
    }
    var digest = [UInt8](repeating: 0, count: 32)
    av_sha_final(state, &digest)
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
