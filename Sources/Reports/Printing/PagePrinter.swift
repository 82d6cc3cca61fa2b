public import Foundation

/// Prints a page to PDF by a browser that is installed: the page is made for paper, and nobody lays it out better.
///
/// The browser runs without a window, on a private copy of the page and a profile of its own, both removed afterwards,
/// and finds no network: names lead nowhere, and the page asks for nothing.
public struct PagePrinter: Sendable {
  /// Absolute path of Chromium or a relative of it.
  public let browser: String
  /// The sample's report took two seconds; a browser that hangs is stopped.
  static let timeLimit = Duration.seconds(60)

  public init(browser: String) { self.browser = browser }

  /// The first one that is installed where systems put programs; `nil` without one.
  public static var installed: PagePrinter? {
    let folders = ["/usr/bin", "/usr/local/bin", "/snap/bin"]
    let names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"]
    let paths = names.flatMap { name in folders.map { $0 + "/" + name } }
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) }.map(PagePrinter.init)
  }

  /// - Parameter page: HTML, complete in itself.
  /// - Returns: A PDF on A4 paper.
  /// - Throws: ``ReportError/noFolder``, ``ReportError/browser``; `CancellationError`.
  public func pdf(_ page: String) async throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "mask-print-" + String(UInt64.random(in: .min ... .max), radix: 36))
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try Data(page.utf8).write(to: folder.appendingPathComponent("page.html"))
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw ReportError.noFolder
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let printed = folder.appendingPathComponent("page.pdf")
    try await run([
      "--print-to-pdf=\(printed.path)", "--no-pdf-header-footer", folder.appendingPathComponent("page.html").absoluteString,
    ], in: folder)
    // A whole file has a head and an end.
    guard let data = try? Data(contentsOf: printed), data.starts(with: Data("%PDF-".utf8)),
      data.suffix(1024).range(of: Data("%%EOF".utf8)) != nil
    else { throw ReportError.browser }
    return data
  }

  /// Runs the browser without a window until it ends by itself.
  func run(_ arguments: [String], in folder: URL, output: FileHandle? = nil) async throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: browser)
    process.arguments = Self.quiet(folder) + arguments
    process.currentDirectoryURL = folder
    // Nothing of the user's own settings, and no place to leave anything but the folder.
    process.environment = ["HOME": folder.path, "TMPDIR": folder.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output ?? .nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = AsyncStream<Int32> { stream in
      process.terminationHandler = { process in
        stream.yield(process.terminationReason == .exit ? process.terminationStatus : -1)
        stream.finish()
      }
    }
    do { try process.run() } catch { throw ReportError.browser }
    let number = process.processIdentifier
    let watch = Task {
      try await Task.sleep(for: Self.timeLimit)
      kill(number, SIGKILL)
    }
    let status = await withTaskCancellationHandler {
      await ended.first { _ in true }
    } onCancel: {
      kill(number, SIGKILL)
    }
    watch.cancel()
    try Task.checkCancellation()
    guard status == 0 else { throw ReportError.browser }
  }

  private static func quiet(_ folder: URL) -> [String] {
    [
      "--headless", "--disable-gpu", "--no-first-run", "--user-data-dir=\(folder.appendingPathComponent("profile").path)",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
      "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND",
      // Chromium's own walls need an ordinary user; the page is ours and runs nothing.
    ] + (getuid() == 0 ? ["--no-sandbox"] : [])
  }
}
