import Foundation
@testable import Reports
import Testing

/// The page in a real browser; without one these say so and are skipped.
@Suite(.enabled(if: PagePrinter.installed != nil, "no Chromium is installed"), .serialized)
struct PagePrinterTests {
  private let printer: PagePrinter
  private let page: String

  init() throws {
    printer = try #require(PagePrinter.installed)
    page = try ReportPage(ReportTests().record(), receipt: "{}").html()
  }

  /// What the browser leaves of a page in a folder of its own, under `name`.
  private func browsed(_ page: String, _ name: String, _ arguments: (URL) -> [String]) async throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("report-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(page.utf8).write(to: folder.appendingPathComponent("page.html"))
    let result = folder.appendingPathComponent(name)
    try Data().write(to: result)
    let output = try FileHandle(forWritingTo: result)
    try await printer.run(arguments(result) + [folder.appendingPathComponent("page.html").absoluteString], in: folder, output: output)
    try output.close()
    return try Data(contentsOf: result)
  }

  private func screenshot(_ page: String) async throws -> Data {
    try await browsed(page, "page.png") { ["--window-size=1100,7000", "--hide-scrollbars", "--screenshot=\($0.path)"] }
  }

  @Test func `a browser reads the page as it was written`() async throws {
    let read = String(decoding: try await browsed(page, "page.txt") { _ in ["--dump-dom"] }, as: UTF8.self)
    // A browser closes and moves what is not well-formed.
    for part in ["<section ", "</section>", "<table", "<svg ", "</svg>", "<path ", "<tr", "<figure", "<label", "<dd"] {
      #expect(read.components(separatedBy: part).count == page.components(separatedBy: part).count, "\(part)")
    }
    #expect(read.contains("Ptosis"))
  }

  @Test func `time is stretched by the page's style alone`() async throws {
    let stretched = page.replacing("id=\"zoom-1\" checked", with: "id=\"zoom-1\"").replacing("id=\"zoom-16\"", with: "id=\"zoom-16\" checked")
    #expect(stretched != page)
    let (whole, again, close) = (try await screenshot(page), try await screenshot(page), try await screenshot(stretched))
    #expect(whole.count > 50_000, "an empty page is a few kilobytes")
    #expect(whole == again && whole != close)
  }

  @Test func `the PDF is whole, on A4 paper, and nothing is left behind`() async throws {
    let pdf = String(decoding: try await printer.pdf(page), as: Unicode.ASCII.self)
    #expect(pdf.hasPrefix("%PDF-"))
    let pages = pdf.components(separatedBy: "/MediaBox [0 0 594.95").count + pdf.components(separatedBy: "/MediaBox [0 0 595").count - 2
    #expect((4...30).contains(pages), "\(pages) pages of 210 mm")
    let left = try FileManager.default.contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path)
    #expect(!left.contains { $0.hasPrefix("mask-print-") })
  }

  @Test(arguments: ["/bin/false", "/bin/true", "/nonexistent/browser"])
  func `a browser that leaves no page is an error, not an empty PDF`(path: String) async {
    await #expect(throws: ReportError.browser) { try await PagePrinter(browser: path).pdf(page) }
  }

  @Test func `a browser that never ends is stopped when the command is`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("report-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let sleeper = folder.appendingPathComponent("browser")
    try Data("#!/bin/sh\nexec sleep 600\n".utf8).write(to: sleeper)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: sleeper.path)
    let page = page
    let printing = Task { try await PagePrinter(browser: sleeper.path).pdf(page) }
    try await Task.sleep(for: .milliseconds(300))
    printing.cancel()
    await #expect(throws: CancellationError.self) { try await printing.value }
  }
}
