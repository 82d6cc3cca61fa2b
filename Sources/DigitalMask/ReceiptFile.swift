import Foundation
import VideoEncoding

/// A receipt on disk.
public enum ReceiptFile {
  /// No receipt is longer, bytes: ours have some 20 kB.
  static let limit = 1 << 20

  /// The receipt that was written for a record and still lies beside it.
  ///
  /// - Returns: `nil` when there is none, or when it names another record by its SHA-256.
  public static func beside(_ record: URL) -> Receipt? {
    let file = OutputNames(mask: record).receipt
    guard let data = try? SmallFile.read(file, atMost: limit),
      let receipt = try? JSONDecoder().decode(Receipt.self, from: data), let named = receipt.sha256["record"],
      (try? FileDigest.sha256(record.path)) == named
    else { return nil }
    return receipt
  }
}

extension MaskOptions {
  /// The choices of the job that wrote a receipt, as far as a receipt tells them: what a verification has to do alike.
  ///
  /// - Throws: ``MaskError`` when the receipt holds what no job was told.
  public init(of receipt: Receipt) throws(MaskError) {
    self.init(isMirrored: receipt.mirroredSource)
    if let selection = receipt.selection {
      face = selection.face
      let end = selection.to ?? .infinity
      guard selection.from >= 0, selection.from < end, selection.face >= 1 else {
        throw MaskError(.badInput, "The receipt beside the record was altered: move it away, and say --from, --to and --face.")
      }
      span = selection.from > 0 || end.isFinite ? selection.from..<end : nil
    }
    do {
      try policy.setMinimumConfidence(receipt.confidence.minimum)
    } catch {
      throw MaskError(.badInput, "The receipt beside the record was altered: move it away, and say --minimum-confidence.")
    }
  }
}
