internal import CFFmpeg
import Glibc

extension WriterError {
  /// - Parameter code: an error of FFmpeg, negative; system errors are negated error numbers.
  init(_ code: CInt, at step: Step) {
    self =
      switch -code {
      case ENOSPC, EDQUOT, EFBIG: .noSpace
      case ENOENT, ENOTDIR: .noFolder
      case EACCES, EPERM, EROFS, EISDIR: .readOnly
      case ENOMEM: .outOfMemory
      default: .ffmpeg(step: step, code: code)
      }
  }

  static func check(_ code: CInt, at step: Step) throws(WriterError) {
    if code < 0 { throw WriterError(code, at: step) }
  }
}
