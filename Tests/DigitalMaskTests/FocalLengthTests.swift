import Foundation
import Testing

@testable import DigitalMask

@Suite struct FocalLengthTests {
  @Test(arguments: [
    ("26mm", 26 * 1280 / 34.61), ("961.5px", 961.5), ("67.30deg", 961.5), ("13mm", 13 * 1280 / 34.61),
  ] as [(String, Double)])
  func `what people know of a camera becomes pixels`(text: String, pixels: Double) throws {
    let known = try #require(FocalLength(text))
    #expect(abs(try #require(known.pixels(width: 1280, height: 720)) - pixels) < 1)
    // A phone is held upright or lies on its side.
    #expect(known.pixels(width: 720, height: 1280) == known.pixels(width: 1280, height: 720))
  }

  @Test func `millimetres are those of film's diagonal, for a photograph of 4 to 3`() throws {
    let pixels = try #require(FocalLength.equivalent(millimetres: 43.27).pixels(width: 4000, height: 3000))
    #expect(abs(pixels - 5000) < 5)
  }

  @Test func `a wider or a squarer picture is cut from the same sensor`() throws {
    let photograph = try #require(FocalLength.equivalent(millimetres: 26).pixels(width: 4000, height: 3000))
    #expect(FocalLength.equivalent(millimetres: 26).pixels(width: 4000, height: 2250) == photograph)
    let square = try #require(FocalLength.equivalent(millimetres: 26).pixels(width: 3000, height: 3000))
    #expect(abs(square - photograph) < 1)
  }

  @Test(arguments: ["", "26", "mm", "-26mm", "0px", "nanmm", "infpx", "180deg", "26 cm", "1e999px"])
  func `what is no focal length is not taken for one`(text: String) { #expect(FocalLength(text) == nil) }

  @Test(arguments: ["2mm", "100px", "99999px", "0.5deg", "179deg"])
  func `what no camera has is refused`(text: String) throws {
    #expect(try #require(FocalLength(text)).pixels(width: 1280, height: 720) == nil)
  }

  @Test func `the command refuses them with a sentence and leaves nothing`() throws {
    let scratch = try Scratch()
    let sample = Program.repository.appendingPathComponent("Samples/patient.mp4").path
    for (words, code) in [("9px", 65), ("26", 64)] as [(String, Int32)] {
      let run = try Program.digitalmask("measure", sample, "--focal-length", words, "-o", scratch.file("a.tsv").path)
      #expect(run.status == code, "\(run.failure)")
      #expect(scratch.names.isEmpty)
    }
  }

  @Test func `the clinic's word goes before the file's, and the file's is used`() throws {
    let scratch = try Scratch()
    let sample = Program.repository.appendingPathComponent("Samples/patient.mp4").path
    let tagged = scratch.file("tagged.mp4")
    try Program.ffmpeg(
      "-i", sample, "-c", "copy", "-movflags", "use_metadata_tags", "-metadata",
      "com.apple.quicktime.camera.focal_length.35mm_equivalent=26", tagged.path)
    func table(_ words: String...) throws -> String {
      let file = scratch.file("table.tsv")
      let run = try Program.run(Program.digitalmask, ["measure"] + words + ["--to", "0.5", "-o", file.path, "--force"])
      #expect(run.status == 0, "\(run.failure)")
      return try String(contentsOf: file, encoding: .utf8)
    }
    let told = try table(tagged.path)
    #expect(told == (try table(sample, "--focal-length", "26mm")))
    #expect(told != (try table(sample)))
    #expect(try table(tagged.path, "--focal-length", "50mm") == (try table(sample, "--focal-length", "50mm")))
  }
}
