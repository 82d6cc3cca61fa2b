import Foundation
import Testing

/// What the command understands of its command line, and what it says when it does not.
@Suite struct CommandLineTests {
  private static let sample = Program.repository.appendingPathComponent("Samples/patient.mp4").path

  /// A mistyped word may be a patient's file name, and standard error ends up in logs.
  @Test(arguments: [
    (["aply", "smith_anna.mp4"], "There is no such command (word 1)"),
    (["smith_anna.mp4"], "There is no such command (word 1)"),
    (["info", "a.mp4", "smith_anna.mp4"], "word 3"),
    (["info", "a.mp4", "smith_anna.mp4", "smith jones.mp4"], "word 4"),
    (["apply", "-jones_anna.mp4"], "Missing value for '-o <output>' in (word 2)"),
    (["apply", "a.mp4", "--smith_anna.mp4"], "word 3"),
    (["apply", "a.mp4", "--sise", "360"], "Did you mean '--size'?"),
    (["apply", "a.mp4", "--size", "smith_anna.mp4"], "word 4) is invalid for '--size <size>'"),
    (["apply", "a.mp4", "--size=smith_anna.mp4"], "word 3) is invalid for '--size <size>'"),
    (["apply", "a.mp4", "--force=smith_anna.mp4"], "'--force' does not take any value"),
    (["apply", "a.mp4", "--log", "smith o'anna.mp4"], "word 4) is invalid for '--log <log>'"),
    (["apply", "a.mp4", "--focal-length", "smith\nanna"], "word 4) is invalid for '--focal-length"),
    (["apply", "a.mp4", "-o"], "Missing value for '-o"),
    (["compare", "smith_anna.mp4"], "Missing expected argument '<record>'"),
    (["patients", "--condition", "smith"], "- ptosis"),
    (["evaluate", "smith"], "There is no such command (word 2)"),
    (["apply"], "Missing expected argument '<videos> ...'"),
  ])
  func `what is not understood is told without what was typed`(words: [String], says: String) throws {
    let run = try Program.run(Program.digitalmask, words)
    #expect(run.status == 64, "\(run.failure)")
    #expect(run.failure.contains(says), "\(run.failure)")
    #expect(run.failure.contains("Usage: digitalmask"), "\(run.failure)")
    for secret in ["smith", "anna", "jones"] { #expect(!run.failure.contains(secret), "\(run.failure)") }
    #expect(run.output.isEmpty)
  }

  @Test func `help and version are no failures`() throws {
    let help = try Program.digitalmask("--help"), ofApply = try Program.digitalmask("apply", "--help")
    #expect(help.status == 0 && help.output.contains("USAGE: digitalmask <subcommand>") && help.failure.isEmpty)
    #expect(ofApply.status == 0 && ofApply.output.contains("--policy") && ofApply.failure.isEmpty)
    let version = try Program.digitalmask("--version"), bare = try Program.digitalmask()
    #expect(version.status == 0 && version.output.split(separator: ".").count == 3)
    #expect(bare.status == 0 && bare.output.contains("SUBCOMMANDS"))
  }

  @Test(arguments: ["--policy", "--size", "--fps"]) func `measure offers nothing that it does not use`(option: String) throws {
    let scratch = try Scratch()
    let run = try Program.digitalmask("measure", Self.sample, "-o", scratch.file("m.tsv").path, option, "720")
    #expect(run.status == 64 && run.failure.contains("Unknown option"), "\(run.failure)")
    #expect(scratch.names.isEmpty)
    #expect(try !Program.digitalmask("measure", "--help").output.contains(option))
  }

  @Test func `a mask is named as seen from the current folder`() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(at: scratch.file("masks"), withIntermediateDirectories: false)
    let quick = ["--to", "0.3", "--size", "64", "--no-verify"]
    for (more, start) in [([], "mask-"), (["-o", "masks"], "masks/mask-"), (["-o", "masks/a.mp4"], "masks/a.mp4\t")] {
      let run = try Program.run(Program.digitalmask, ["apply", Self.sample] + quick + more, in: scratch.folder)
      #expect(run.status == 0, "\(run.failure)")
      #expect(run.output.hasPrefix(start), "\(run.output)")
      let name = String(run.output.prefix { $0 != "\t" })
      #expect(FileManager.default.fileExists(atPath: scratch.file(name).path))
    }
  }

  @Test func `progress knows how many pictures a part has`() throws {
    let scratch = try Scratch()
    let run = try Program.digitalmask(
      "measure", Self.sample, "-o", scratch.file("m.tsv").path, "--from", "1", "--to", "5", "--log", "json")
    #expect(run.status == 0, "\(run.failure)")
    #expect(run.failure.contains(#""step":"observing","done":100,"total":120}"#), "\(run.failure)")
  }
}
