import Foundation
import MaskSigns

/// A record on disk (.dmask).
public enum RecordFile {
  /// - Throws: ``MaskError``: `unreadableInput` when there is no such file, `badInput` when it is damaged or newer.
  public static func read(_ url: URL) throws(MaskError) -> SignRecord {
    let data: Data
    do {
      data = try SmallFile.read(url, atMost: SignRecord.maximumBytes)
    } catch {
      switch error {
      case .missing: throw MaskError(.unreadableInput, "There is no such record: check the name.")
      case .notAFile: throw MaskError(.unreadableInput, "This is a folder or a device, not a record: give a .dmask file.")
      case .unreadable: throw MaskError(.unreadableInput, "The record may not be read: check its permissions.")
      case .tooLong: throw MaskError(RecordError.tooLong)
      }
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
