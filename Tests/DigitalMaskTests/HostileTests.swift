import DigitalMask
import Foundation
import Testing

/// Names and files that somebody may give by mistake or on purpose: one sentence, the right exit code, nothing left behind.
@Suite struct HostileTests {
  private static let sample = Program.repository.appendingPathComponent("Samples/patient.mp4").path
  private let scratch: Scratch
  /// A record that any command takes.
  private let record: URL

  init() throws {
    scratch = try Scratch()
    record = scratch.file("mask.dmask")
    let run = try Program.run(
      Program.digitalmask, ["apply", Self.sample, "-o", scratch.file("mask.mp4").path] + Self.quick)
    try #require(run.status == 0, "\(run.failure)")
  }

  private static let quick = ["--to", "0.3", "--size", "64", "--no-verify"]

  /// Runs a command in the folder and expects that it fails with this code and one line, and changes nothing.
  private func expectFailure(
    _ code: Int32, _ words: [String], says: String = "", _ location: SourceLocation = #_sourceLocation
  ) throws {
    let before = scratch.names
    let run = try Program.run(Program.digitalmask, words, in: scratch.folder)
    #expect(run.status == code, "\(words): \(run.failure)", sourceLocation: location)
    #expect(run.failure.contains(says), "\(words): \(run.failure)", sourceLocation: location)
    if code != 64 { #expect(run.failure.split(separator: "\n").count == 1, "\(run.failure)", sourceLocation: location) }
    #expect(scratch.names == before, "\(words)", sourceLocation: location)
  }

  @Test(arguments: [["apply"], ["measure", "-o", "m.tsv"], ["info"]]) func `devices and pipes for a video`(words: [String]) throws {
    mkfifo(scratch.file("pipe.mp4").path, 0o600)
    for file in ["/dev/zero", "/dev/null", "pipe.mp4", "/dev/stdin", "."] {
      try expectFailure(66, words + [file], says: "not a file")
    }
  }

  @Test func `devices and pipes for a record, a policy and a receipt`() throws {
    mkfifo(scratch.file("pipe.dmask").path, 0o600)
    for file in ["/dev/zero", "pipe.dmask", "."] {
      for words in [["render", file, "-o", "out.mp4"], ["signs", file], ["report", file, "-o", "page.html"], ["verify", Self.sample, file]] {
        try expectFailure(66, words, says: "not a record")
      }
      try expectFailure(65, ["apply", Self.sample, "-o", "new.mp4", "--policy", file], says: "policy")
      try expectFailure(66, ["report", record.path, "-o", "page.html", "--receipt", file], says: "receipt")
    }
  }

  @Test func `a link to a record is a record`() throws {
    try FileManager.default.createSymbolicLink(at: scratch.file("link.dmask"), withDestinationURL: record)
    #expect(try Program.digitalmask("signs", scratch.file("link.dmask").path).status == 0)
  }

  /// As root a rename would put a file in the device's place.
  @Test func `devices, pipes, folders and the hyphen are no outputs`() throws {
    mkfifo(scratch.file("pipe.tsv").path, 0o600)
    let device = scratch.file("null.tsv")
    try FileManager.default.createSymbolicLink(at: device, withDestinationURL: URL(fileURLWithPath: "/dev/null"))
    try FileManager.default.createDirectory(at: scratch.file("folder.tsv"), withIntermediateDirectories: false)
    for output in ["pipe.tsv", "null.tsv", "-"] {
      try expectFailure(73, ["signs", "mask.dmask", "-o", output, "--force"], says: "name a file with -o")
      try expectFailure(73, ["measure", Self.sample, "-o", output, "--force"], says: "name a file with -o")
    }
    try expectFailure(73, ["measure", Self.sample, "-o", "folder.tsv", "--force"], says: "is a folder")
    try expectFailure(73, ["apply", Self.sample, "-o", "-"], says: "kind is not known")
    try expectFailure(73, ["evaluate", "habits", "-o", "nowhere/page.md"], says: "does not exist")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: device.path) == "/dev/null")
  }

  @Test func `names that are too long are told before the work`() throws {
    let long = String(repeating: "m", count: 251)
    try expectFailure(73, ["apply", Self.sample, "-o", long + ".mp4"], says: "too long")
    try expectFailure(73, ["apply", Self.sample, "-o", long + "mmmmmmm.mp4"], says: "too long")
    try expectFailure(73, ["measure", Self.sample, "-o", String(repeating: "é", count: 127) + ".tsv"], says: "too long")
    try expectFailure(66, ["apply", long + long + ".mp4", "-o", "new.mp4"], says: "no file")
    try expectFailure(66, ["signs", String(repeating: "a/", count: 4000) + "mask.dmask"], says: "no such record")
    try expectFailure(73, ["render", "mask.dmask", "-o", String(repeating: "a/", count: 4000) + "out.mp4"], says: "does not exist")
  }

  @Test func `any name will do, and a line stays a line`() throws {
    for name in ["眼瞼下垂 – été.mp4", "two\nlines.mp4", "'quotes\" and spaces .mp4", "%d.mp4", "a:b?c=d.mp4"] {
      try FileManager.default.copyItem(atPath: Self.sample, toPath: scratch.file(name).path)
      let run = try Program.run(
        Program.digitalmask, ["apply", name, "-o", "mask of " + name] + Self.quick, in: scratch.folder)
      #expect(run.status == 0, "\(name): \(run.failure)")
      #expect(run.output.split(separator: "\n").count == 1, "\(run.output)")
      #expect(scratch.names.contains("mask of " + name))
    }
  }

  @Test func `a record is not overwritten by its own table`() throws {
    let bytes = try Data(contentsOf: record)
    try expectFailure(64, ["signs", "mask.dmask", "-o", "mask.dmask", "--force"], says: "never overwritten")
    #expect(try Data(contentsOf: record) == bytes)
  }

  @Test func `of two commands with one output, one wins and the other leaves nothing`() async throws {
    let words = ["apply", Self.sample, "-o", scratch.file("twice.mp4").path] + Self.quick
    async let first = Task.detached { try Program.run(Program.digitalmask, words) }.value
    async let second = Task.detached { try Program.run(Program.digitalmask, words) }.value
    let runs = try await [first, second]
    #expect(Set(runs.map(\.status)) == [0, 73], "\(runs)")
    #expect(scratch.names.filter { $0.hasPrefix("twice") || $0.hasPrefix(".") } == ["twice.dmask", "twice.mp4", "twice.receipt.json"])
    let receipt = try JSONDecoder().decode(Receipt.self, from: Data(contentsOf: scratch.file("twice.receipt.json")))
    #expect(ReceiptFile.beside(scratch.file("twice.dmask")) == receipt)
  }
}
