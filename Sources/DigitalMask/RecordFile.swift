import Foundation
import MaskSigns

/// A record on disk (.dmask).
public enum RecordFile {
  /// - Throws: ``MaskError``: `unreadableInput` when there is no such file, `badInput` when it is damaged or newer.
  public static func read(_ url: URL) throws(MaskError) -> SignRecord {
    guard let size = try? url.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey]), size.isRegularFile == true
    else { throw MaskError(.unreadableInput, "There is no such record: check the name.") }
    guard size.fileSize ?? 0 <= SignRecord.maximumBytes else { throw MaskError(RecordError.tooLong) }
    guard let data = try? Data(contentsOf: url) else {
      throw MaskError(.unreadableInput, "The record may not be read: check its permissions.")
    }
    do {
      return try SignRecord.decode([UInt8](data))
    } catch {
      throw MaskError(error)
    }
  }
}

extension MaskError {
  init(_ error: RecordError) {
    let sentence =
      switch error {
      case .notARecord: "The file is not a record (.dmask): give one that 'apply' has made."
      case .newer(let version): "The record has format \(version), newer than this software reads: update digitalmask."
      case .truncated: "The record is cut off: copy it again from where it was made."
      case .trailingBytes: "The record has bytes after its end: copy it again from where it was made."
      case .tooLong: "The record is longer than any recording: it is not one of ours."
      case .damaged: "The record is damaged, its checksum does not match: copy it again from where it was made."
      case .invalid, .notCanonical: "The record holds what no record may hold: it was altered; make it anew."
      }
    self.init(.badInput, sentence)
  }
}
