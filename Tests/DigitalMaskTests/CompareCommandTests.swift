import Foundation
import Testing

/// `compare` on one second of the sample of the repository, masked from its fourth second on.
@Suite struct CompareCommandTests {
  private static let sample = Program.repository.appendingPathComponent("Samples/patient.mp4").path
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    // Between two pictures: the record begins with the one after it.
    let run = try Program.digitalmask(
      "apply", Self.sample, "-o", scratch.file("mask.mp4").path, "--from", "3.01", "--to", "4", "--no-verify", "--size", "64")
    try #require(run.status == 0, "\(run.failure)")
  }

  private func compare(_ output: String, _ more: String...) throws -> Finished {
    try Program.run(
      Program.digitalmask,
      ["compare", Self.sample, scratch.file("mask.dmask").path, "-o", scratch.file(output).path, "--size", "128"] + more)
  }

  @Test func `the receipt tells where the record begins, and without it somebody has to`() throws {
    #expect(try compare("a.png", "--at", "3.5").status == 0)
    #expect(try compare("b.png", "--at", "3.5", "--from", "3.01").status == 0)
    #expect(try compare("c.png", "--at", "3.8").status == 0)
    let (a, b) = (try Data(contentsOf: scratch.file("a.png")), try Data(contentsOf: scratch.file("b.png")))
    #expect(a == b)
    #expect(try Data(contentsOf: scratch.file("c.png")) != a)
    let film = try compare("a.mp4")
    #expect(film.status == 0, "\(film.failure)")
    let pictures = try Program.ffprobe(
      "-count_packets", "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0", scratch.file("a.mp4").path)
    #expect(pictures.output.trimmingCharacters(in: .whitespacesAndNewlines) == "29")

    try FileManager.default.removeItem(at: scratch.file("mask.receipt.json"))
    let before = scratch.names
    for refused in [try compare("d.png", "--at", "3.5"), try compare("d.mp4")] {
      #expect(refused.status == 65)
      #expect(refused.failure.contains("29 of the video's 240 pictures"), "\(refused.failure)")
      #expect(refused.failure.split(separator: "\n").count == 1)
    }
    #expect(scratch.names == before)
  }

  @Test(arguments: ["99", "8", "4.01", "0", "2.9"]) func `a moment outside the record is refused`(at: String) throws {
    let before = scratch.names
    let refused = try compare("a.png", "--at", at)
    #expect(refused.status == 65)
    #expect(refused.failure.contains("3.03 to 4.00 s"), "\(refused.failure)")
    #expect(scratch.names == before)
  }

  @Test func `a missing video is told as such`() throws {
    let missing = try Program.digitalmask(
      "compare", scratch.file("doe_jane.mp4").path, scratch.file("mask.dmask").path, "-o", scratch.file("a.mp4").path)
    #expect(missing.status == 66, "\(missing.failure)")
  }
}
