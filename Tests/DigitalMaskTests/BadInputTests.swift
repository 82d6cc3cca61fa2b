import Foundation
import Testing

/// Bad input: one clear sentence, its exit code, and nothing left behind.
@Suite struct BadInputTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  /// Masks `input` and expects a failure with the code; the folder then holds the input alone.
  private func expectFailure(
    _ code: Int32, _ input: URL, says words: String, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let before = scratch.names
    let run = try Program.digitalmask("apply", input.path, "-o", scratch.file("mask.mp4").path)
    #expect(run.status == code, "\(run.failure)", sourceLocation: location)
    #expect(run.failure.contains(words), "\(run.failure)", sourceLocation: location)
    #expect(run.failure.split(separator: "\n").count == 1, "\(run.failure)", sourceLocation: location)
    #expect(!run.failure.contains(input.lastPathComponent), sourceLocation: location)
    #expect(scratch.names == before, sourceLocation: location)
  }

  @Test func `an empty file`() throws {
    let file = scratch.file("doe_jane.mp4")
    try Data().write(to: file)
    try expectFailure(65, file, says: "empty")
  }

  @Test func `a text file renamed to mp4`() throws {
    let file = scratch.file("doe_jane.mp4")
    try Data(String(repeating: "Not a video at all.\n", count: 500).utf8).write(to: file)
    try expectFailure(65, file, says: "not a video")
  }

  @Test func `a truncated mp4`() throws {
    let whole = scratch.file("whole.mp4"), file = scratch.file("doe_jane.mp4")
    try Program.ffmpeg("-f", "lavfi", "-i", "testsrc2=s=320x240:d=2", "-c:v", "libx264", whole.path)
    let data = try Data(contentsOf: whole)
    try data.prefix(data.count / 2).write(to: file)
    try expectFailure(65, file, says: "damaged")
  }

  /// With its index in front it opens, and looks like a shorter recording.
  @Test func `a copy that broke off`() throws {
    let file = scratch.file("doe_jane.mp4")
    let data = try Data(contentsOf: Program.repository.appendingPathComponent("Samples/patient.mp4"))
    try data.prefix(data.count / 2).write(to: file)
    try expectFailure(65, file, says: "of 8.0 s")
  }

  @Test func `what is there of a copy that broke off can be asked for`() throws {
    let file = scratch.file("doe_jane.mp4")
    let data = try Data(contentsOf: Program.repository.appendingPathComponent("Samples/patient.mp4"))
    try data.prefix(data.count / 2).write(to: file)
    let run = try Program.digitalmask("measure", file.path, "-o", scratch.file("m.tsv").path, "--to", "2")
    #expect(run.status == 0, "\(run.failure)")
  }

  @Test func `a start after the end`() throws {
    let sample = Program.repository.appendingPathComponent("Samples/patient.mp4").path
    let run = try Program.digitalmask("apply", sample, "-o", scratch.file("mask.mp4").path, "--from", "60")
    #expect(run.status == 65 && run.failure.contains("before --from"), "\(run.failure)")
    #expect(scratch.names.isEmpty)
  }

  @Test func `one of several videos does not stop the rest, and is told by its number`() throws {
    let empty = scratch.file("doe_jane.mp4"), text = scratch.file("doe_john.mp4")
    try Data().write(to: empty)
    try Data("Not a video.\n".utf8).write(to: text)
    let folder = scratch.file("masks")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let run = try Program.digitalmask("apply", text.path, empty.path, "-o", folder.path)
    #expect(run.status == 65)
    let lines = run.failure.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].contains("Video 1 of 2") && lines[1].contains("Video 2 of 2"), "\(run.failure)")
    #expect(!run.failure.contains("doe"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `a video without a face`() throws {
    let file = scratch.file("doe_jane.mp4")
    try Program.ffmpeg("-f", "lavfi", "-i", "testsrc2=s=320x240:d=1", "-c:v", "libx264", file.path)
    try expectFailure(20, file, says: "No face")
  }

  @Test func `a face in one frame of a hundred`() throws {
    let file = scratch.file("doe_jane.mp4")
    let sample = Program.repository.appendingPathComponent("Samples/patient.mp4").path
    // The first picture of the sample, then 99 grey ones.
    try Program.ffmpeg(
      "-i", sample, "-vf", "drawbox=color=gray:t=fill:enable='gte(n,1)'", "-frames:v", "100", "-c:v", "libx264",
      file.path)
    try expectFailure(20, file, says: "1 of 100")
  }

  @Test func `sound alone`() throws {
    let file = scratch.file("doe_jane.m4a")
    try Program.ffmpeg("-f", "lavfi", "-i", "sine=d=1", file.path)
    try expectFailure(65, file, says: "no video")
  }

  @Test func `pictures beyond any camera`() throws {
    let file = scratch.file("doe_jane.mkv")
    try Program.ffmpeg(
      "-f", "lavfi", "-i", "color=s=8200x8200:d=0.04:r=25", "-c:v", "mjpeg", "-q:v", "31", file.path)
    try expectFailure(65, file, says: "8200")
  }

  @Test func `pictures of 8192 by 8192`() throws {
    let file = scratch.file("doe_jane.mov")
    try Program.ffmpeg("-f", "lavfi", "-i", "color=s=8192x8192:d=0.04:r=25", "-c:v", "mjpeg", "-q:v", "31", file.path)
    try expectFailure(65, file, says: "8192")
  }

  @Test func `pictures of 0 by 0`() throws {
    let film = scratch.file("doe_jane.y4m")
    try Data("YUV4MPEG2 W0 H0 F25:1 Ip A1:1 C420jpeg\nFRAME\n".utf8).write(to: film)
    try expectFailure(65, film, says: "could not be read")
    let whole = scratch.file("whole.png"), photograph = scratch.file("doe_jane.png")
    try Program.ffmpeg("-f", "lavfi", "-i", "testsrc2=s=64x64:d=0.04", whole.path)
    var png = try Data(contentsOf: whole)
    // Width and height in its first chunk.
    png.replaceSubrange(16..<24, with: Data(count: 8))
    try png.write(to: photograph)
    try expectFailure(65, photograph, says: "size")
  }

  @Test func `a path where nothing is`() throws {
    try expectFailure(66, scratch.file("doe_jane.mp4"), says: "no file")
  }

  @Test func `a folder for a video`() throws {
    let folder = scratch.file("doe_jane")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try expectFailure(66, folder, says: "folder")
  }

  @Test func `the output is the input`() throws {
    let file = scratch.file("doe_jane.mp4")
    try Data("x".utf8).write(to: file)
    let run = try Program.digitalmask("apply", file.path, "-o", file.path, "--force")
    #expect(run.status == 64)
    #expect(try Data(contentsOf: file) == Data("x".utf8))
  }

  @Test func `an existing output is refused without force`() throws {
    let sample = Program.repository.appendingPathComponent("Samples/patient.mp4")
    let mask = scratch.file("mask.mp4")
    try Data("precious".utf8).write(to: mask)
    let run = try Program.digitalmask("apply", sample.path, "-o", mask.path)
    #expect(run.status == 73)
    #expect(try Data(contentsOf: mask) == Data("precious".utf8))
    #expect(scratch.names == ["mask.mp4"])
  }

  @Test func `a folder that does not exist`() throws {
    let sample = Program.repository.appendingPathComponent("Samples/patient.mp4")
    let run = try Program.digitalmask("apply", sample.path, "-o", scratch.file("nowhere/mask.mp4").path)
    #expect(run.status == 73)
    #expect(run.failure.contains("does not exist"))
  }

  @Test func `a record of which a bit fell over, or the end is missing`() throws {
    let sample = Program.repository.appendingPathComponent("Samples/patient.mp4"), mask = scratch.file("mask.mp4")
    #expect(try Program.digitalmask("apply", sample.path, "-o", mask.path, "--size", "64", "--to", "0.3").status == 0)
    let whole = try Data(contentsOf: scratch.file("mask.dmask"))
    var flipped = whole
    flipped[whole.count / 2] ^= 8
    for damaged in [flipped, whole.prefix(whole.count - 9)] {
      let record = scratch.file("doe_jane.dmask")
      try damaged.write(to: record)
      let before = scratch.names
      let run = try Program.digitalmask("render", record.path, "-o", scratch.file("out.mp4").path)
      #expect(run.status == 65, "\(run.failure)")
      #expect(run.failure.split(separator: "\n").count == 1)
      #expect(scratch.names == before)
    }
  }

  @Test func `a damaged record`() throws {
    let record = scratch.file("doe_jane.dmask")
    try Data("DMSK but no more".utf8).write(to: record)
    for command in ["render", "signs"] {
      let run = try Program.digitalmask(command, record.path, "-o", scratch.file("out.mp4").path)
      #expect(run.status == 65, "\(run.failure)")
      #expect(run.failure.split(separator: "\n").count == 1)
      #expect(scratch.names == ["doe_jane.dmask"])
    }
  }
}
