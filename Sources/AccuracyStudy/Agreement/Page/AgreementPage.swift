import Foundation

/// The cohort study as a page with plots, and as a table. The same results give the same bytes: no date, no path, no machine.
public struct AgreementPage: Sendable {
  /// Markdown; the plots lie in ``plotFolder`` beside it.
  public let text: String
  /// SVG files by name.
  public let plots: [(name: String, svg: String)]
  /// Every finding of every patient by every reader (TSV).
  public let table: String
  public static let plotFolder = "images/agreement"

  init(_ results: AgreementResults) {
    text = AgreementText(results).text
    plots = AgreementPlots.all(results)
    table = AgreementTable.text(results.patients)
  }

  /// Writes the page and its plots; a file that is there is replaced.
  public func write(to file: URL) throws {
    let folder = file.deletingLastPathComponent().appendingPathComponent(Self.plotFolder, isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for plot in plots { try Data(plot.svg.utf8).write(to: folder.appendingPathComponent(plot.name), options: .atomic) }
    try Data(text.utf8).write(to: file, options: .atomic)
  }
}
