import DigitalMask
import Foundation

/// Where a study's page and table go.
struct StudyOutputs {
  /// `nil`: to standard output.
  var page: String?
  /// `nil`: nowhere.
  var table: String?

  /// - Throws: ``MaskError`` when one cannot be written, or exists and may not be replaced.
  func check(replacing: Bool) throws(MaskError) {
    for output in [page, table].compactMap(\.self) {
      // Opened and dropped again: all that could be wrong is found out.
      _ = try PendingOutput.open(URL(fileURLWithPath: output), replacing: replacing)
    }
  }

  func write(_ study: some StudyPage) throws(MaskError) {
    do {
      if let table { try Data(study.table.utf8).write(to: URL(fileURLWithPath: table), options: .atomic) }
      guard let page else { return print(study.text, terminator: "") }
      try study.write(to: URL(fileURLWithPath: page))
    } catch {
      throw MaskError(.cannotCreateOutput, "The page could not be written: check its folder and the disk.")
    }
  }
}
