import DigitalMask
import Foundation

/// Where a study's page and table go.
struct StudyOutputs {
  /// `nil`: to standard output.
  var page: String?
  /// `nil`: nowhere.
  var table: String?

  /// - Throws: ``MaskError`` when one exists and may not be replaced: before hours are spent on it.
  func check(replacing: Bool) throws(MaskError) {
    guard replacing || ![page, table].contains(where: { $0.map(FileManager.default.fileExists) ?? false }) else {
      throw MaskError(.cannotCreateOutput, "An output exists: choose another name or pass --force.")
    }
  }

  /// - Parameter writePage: Writes the page and its plots.
  func write(_ text: String, table rows: String, writePage: (URL) throws -> Void) throws(MaskError) {
    do {
      if let table { try Data(rows.utf8).write(to: URL(fileURLWithPath: table), options: .atomic) }
      guard let page else { return print(text, terminator: "") }
      try writePage(URL(fileURLWithPath: page))
    } catch {
      throw MaskError(.cannotCreateOutput, "The page could not be written: check its folder and the disk.")
    }
  }
}
