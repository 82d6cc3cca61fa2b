import ArgumentParser
import DigitalMask
import Foundation
import Reports

/// `digitalmask report`: what a clinician reads from a record, as one page.
struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes what can be read from a record as one HTML page, and as PDF: findings, plots, stills of the mask.",
    discussion: """
      The page needs no network and no scripts, and holds nothing of the patient beyond \
      the record. Findings describe; they do not diagnose. A PDF is printed by an \
      installed Chromium (Debian: apt install chromium).

      Examples:
        digitalmask report mask.dmask
            mask.html beside the record
        digitalmask report mask.dmask --pdf
            mask.html and mask.pdf
        digitalmask report mask.dmask -o page.html --receipt mask.receipt.json
      """)

  @Argument(help: "A record (.dmask).") var record: String
  @Option(name: .shortAndLong, help: "Output page (.html); else beside the record.") var output: String?
  @Option(help: "The record's receipt (JSON), to be shown in the page.") var receipt: String?
  @Flag(help: "Also print the page to PDF, beside it.") var pdf = false
  @Option(help: "The browser that prints: Chromium, Chrome or Edge; found by itself otherwise.") var browser: String?
  @Flag(help: "Replace an output that exists.") var force = false
  @Option(help: LogStyle.help) var log: LogStyle = .plain

  func validate() throws {
    if let output, output.lowercased().hasSuffix(".pdf") {
      throw ValidationError("The output is the page: name it .html, and --pdf prints it beside.")
    }
    if browser != nil, !pdf { throw ValidationError("A browser is needed for --pdf only.") }
    if let output, [record, receipt].compactMap(\.self).contains(where: { sameFile($0, output) }) {
      throw ValidationError("Choose another output: the record and its receipt are never overwritten.")
    }
  }

  func run() async throws {
    let log = Log(log)
    try await running(log) {
      let url = URL(fileURLWithPath: record)
      let signs = try RecordFile.read(url)
      let destination = output.map { URL(fileURLWithPath: $0) } ?? url.deletingPathExtension().appendingPathExtension("html")
      let page = ReportPage(signs, receipt: try receipt.map(Self.text))
      let printer = pdf ? try printer() : nil
      let file = try PendingOutput.open(destination, replacing: force)
      let html = try Self.drawn(page)
      try file.fill(with: Data(html.utf8))
      if let printer {
        let paper = try PendingOutput.open(
          destination.deletingPathExtension().appendingPathExtension("pdf"), replacing: force)
        try paper.fill(with: try await Self.printed(html, printer))
        try paper.commit()
      }
      try file.commit()
      let (outside, borderline) = (page.findings.abnormal.count, page.findings.borderline.count)
      print("\(destination.relativePath): \(outside) finding\(outside == 1 ? "" : "s") outside the healthy ranges, \(borderline) borderline, \(page.findings.unjudged.count) cannot be judged")
    }
  }

  private func printer() throws -> PagePrinter {
    if let browser {
      let path = URL(fileURLWithPath: browser).path
      guard FileManager.default.isExecutableFile(atPath: path) else {
        throw MaskError(.installation, "The browser that should print cannot be started: check its path.")
      }
      return PagePrinter(browser: path)
    }
    guard let installed = PagePrinter.installed else {
      throw MaskError(
        .installation, "A PDF is printed by Chromium, which is not installed: apt install chromium, or name one with --browser.")
    }
    return installed
  }

  private static func drawn(_ page: ReportPage) throws -> String {
    do {
      return try page.html()
    } catch {
      throw MaskError(.inputOutput, "The stills of the report could not be drawn: check the temporary folder and run again.")
    }
  }

  private static func printed(_ html: String, _ printer: PagePrinter) async throws -> Data {
    do {
      return try await printer.pdf(html)
    } catch is ReportError {
      throw MaskError(.installation, "The browser did not print the report: try it by hand, or another one with --browser.")
    }
  }

  private static func text(of path: String) throws -> String {
    let data: Data
    do {
      data = try SmallFile.read(URL(fileURLWithPath: path), atMost: ReportPage.longestReceipt)
    } catch .tooLong {
      throw MaskError(.badInput, "The receipt is too long to be one of ours.")
    } catch {
      throw MaskError(.unreadableInput, "The receipt cannot be read: check its name.")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
