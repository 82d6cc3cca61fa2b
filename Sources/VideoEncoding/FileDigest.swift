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
    let hash = try Hash.begin()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw WriterError(-errno, at: .open)
      }
      hash.take(buffer, count)
    }
    return hash.digits()
  }

  /// SHA-256 of bytes in memory, likewise.
  public static func sha256(of bytes: [UInt8]) throws(WriterError) -> String {
    let hash = try Hash.begin()
    hash.take(bytes, bytes.count)
    return hash.digits()
  }
}

/// A hash on its way.
private struct Hash: ~Copyable {
  private let state: OpaquePointer

  private init(owning state: OpaquePointer) { self.state = state }
  deinit { av_free(UnsafeMutableRawPointer(state)) }

  static func begin() throws(WriterError) -> Hash {
    guard let state = av_sha_alloc() else { throw .outOfMemory }
    let hash = Hash(owning: state)
    guard av_sha_init(state, 256) >= 0 else { throw .outOfMemory }
    return hash
  }

  func take(_ bytes: [UInt8], _ count: Int) { av_sha_update(state, bytes, count) }

  consuming func digits() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    av_sha_final(state, &digest)
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
