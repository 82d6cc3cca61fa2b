internal import CFFmpeg
import Glibc

/// One regular file, open for reading and for nothing else.
struct SourceFile: ~Copyable {
  let io: UnsafeMutablePointer<AVIOContext>

  private init(owning io: UnsafeMutablePointer<AVIOContext>) { self.io = io }

  deinit {
    var closing: UnsafeMutablePointer<AVIOContext>? = io
    avio_closep(&closing)
  }

  static func open(_ path: String) throws(MediaError) -> SourceFile {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .notFound }
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw Self.error(errno) }
    // A pipe could make us wait for ever, and two passes read the file twice.
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard facts.st_size > 0 else { throw .empty }

    quietFFmpeg
    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    av_dict_set(&options, "protocol_whitelist", "file", 0)
    var opened: UnsafeMutablePointer<AVIOContext>?
    // The prefix keeps a name such as `http:…` or `concat:…` from being taken for a protocol.
    let code = avio_open2(&opened, "file:" + path, AVIO_FLAG_READ, nil, &options)
    guard code >= 0, let opened else { throw Self.error(-code) }
    return SourceFile(owning: opened)
  }

  /// What an error number of the system means for the person at the desk.
  static func error(_ number: CInt) -> MediaError {
    switch number {
    case ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP: .notFound
    case EACCES, EPERM: .unreadable
    case EISDIR: .notAFile
    case ENOMEM: .outOfMemory
    default: .ffmpeg(step: .open, code: -number)
    }
  }
}

/// FFmpeg writes names and texts of the file to the standard error stream; nothing of a patient's file goes there.
private let quietFFmpeg: Void = av_log_set_level(AV_LOG_QUIET)
