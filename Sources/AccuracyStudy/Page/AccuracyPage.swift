import Foundation

/// The study as a page with plots. The same results give the same bytes: no date, no path, no machine.
public struct AccuracyPage: Sendable {
  /// Markdown; the plots lie in ``plotFolder`` beside it.
  public let text: String
  /// SVG files by name.
  public let plots: [(name: String, svg: String)]
  public static let plotFolder = "images/accuracy"

  /// Every eye of every picture as a table (TSV), to look for where an error comes from.
  public let table: String

  init(_ results: StudyResults) {
    let page = PageWriter(results)
    text = page.text
    plots = PagePlots.all(results)
    table = SampleTable.text(results)
  }

  /// Writes the page and its plots; a file that is there is replaced.
  ///
  /// - Parameter file: The page; the plots go to ``plotFolder`` beside it.
  public func write(to file: URL) throws {
    let folder = file.deletingLastPathComponent().appendingPathComponent(Self.plotFolder, isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for plot in plots { try Data(plot.svg.utf8).write(to: folder.appendingPathComponent(plot.name), options: .atomic) }
    try Data(text.utf8).write(to: file, options: .atomic)
  }
}
