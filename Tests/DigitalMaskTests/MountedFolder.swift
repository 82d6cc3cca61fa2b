import Foundation
import Testing

/// Folders that need a mount of their own; only root may mount, so others skip these tests and say so.
@Suite(.enabled(if: MountedFolder.isAllowed, "mounting a small disk needs root"))
struct FullAndReadOnlyDiskTests {
  @Test func `a full disk leaves nothing behind`() throws {
    let disk = try MountedFolder(options: "size=64k")
    let run = try Program.digitalmask(
      "apply", Program.repository.appendingPathComponent("Samples/patient.mp4").path, "-o", disk.file("mask.mp4").path)
    #expect(run.status == 74, "\(run.failure)")
    #expect(run.failure.contains("disk"))
    #expect(disk.names.isEmpty)
  }

  @Test func `a read-only folder`() throws {
    let disk = try MountedFolder(options: "ro")
    let run = try Program.digitalmask(
      "apply", Program.repository.appendingPathComponent("Samples/patient.mp4").path, "-o", disk.file("mask.mp4").path)
    #expect(run.status == 73, "\(run.failure)")
    #expect(run.failure.contains("read-only") || run.failure.contains("written"))
  }
}

/// A tmpfs of a test's own.
final class MountedFolder: Sendable {
  private let scratch: Scratch
  private var point: URL { scratch.file("disk") }

  static let isAllowed: Bool = {
    guard getuid() == 0, let probe = try? MountedFolder(options: "size=64k") else { return false }
    return probe.names.isEmpty
  }()

  init(options: String) throws {
    scratch = try Scratch()
    try FileManager.default.createDirectory(at: point, withIntermediateDirectories: false)
    let run = try Program.run(
      URL(fileURLWithPath: "/bin/mount"), ["-t", "tmpfs", "-o", options, "tmpfs", point.path])
    guard run.status == 0 else { throw CocoaError(.fileWriteNoPermission) }
  }
  deinit { _ = try? Program.run(URL(fileURLWithPath: "/bin/umount"), [point.path]) }

  func file(_ name: String) -> URL { point.appendingPathComponent(name) }
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: point.path)) ?? [] }
}
