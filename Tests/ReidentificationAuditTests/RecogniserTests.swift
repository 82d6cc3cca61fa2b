import FaceRecognition
import Foundation
import Testing

@testable import ReidentificationAudit

@Suite struct RecogniserTests {
  private static func fault(_ yaml: String) -> RecogniserFault? {
    do {
      _ = try PreprocessingFile.parse(yaml)
      return nil
    } catch AuditError.recogniser(let fault) {
      return fault
    } catch {
      return nil
    }
  }

  @Test func `a preprocessing file is read, and what it leaves out is SFace's`() throws {
    #expect(try PreprocessingFile.parse("size: 112\n") == .sface)
    let made = try PreprocessingFile.parse(
      """
      size: 160
      channels: bgr
      layout: pixels
      mean: [127.5, 127, 126]
      scale: 0.0078125
      template: [[50, 60], [110, 60], [80, 90], [60, 120], [100, 120]]
      """)
    #expect(made.size == 160 && made.channels == .bgr && made.layout == .pixels)
    #expect(made.mean == [127.5, 127, 126] && made.scale == [0.0078125, 0.0078125, 0.0078125])
    #expect(made.template.nose == SIMD2(80, 90))
  }

  @Test(arguments: [
    ("- 1", RecogniserFault.notYAML), ("a: [", .notYAML), ("", .notYAML), ("sice: 112", .unknownKey), ("size: 20", .size),
    ("size: big", .size), ("size: 112.5", .size), ("channels: grey", .channels), ("layout: nchw", .layout), ("mean: [1, 2]", .numbers),
    ("mean: x", .numbers), ("scale: 0", .numbers), ("scale: .nan", .numbers), ("mean: 1e9", .numbers),
    ("template: [[1, 2]]", .template), ("template: [[0, 0], [1, 1], [2, 2], [3, 3], [400, 4]]", .template),
    ("template: 5", .template),
  ])
  func `nonsense is refused by its own sentence`(yaml: String, fault: RecogniserFault) {
    #expect(Self.fault(yaml) == fault)
  }

  @Test func `whatever a file holds, it is read or refused`() {
    var state: UInt64 = 9
    let pieces = ["size", "channels", ":", " ", "\n", "[", "]", "112", "rgb", "mean", "-", "{", "}", "&a", "*a", "!!", "\"", "template", ",", "1"]
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      if let made = try? PreprocessingFile.parse(text) { #expect(Preprocessing.sizes.contains(made.size)) }
    }
  }

  @Test func `another network or another preprocessing is another identity`() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("net-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    try Data("one".utf8).write(to: place)
    let one = try Recogniser.file(place.path, .sface)
    #expect(try one.identity == Recogniser.file(place.path, .sface).identity)
    #expect(one.identity != (try Recogniser.file(place.path, try #require(Preprocessing(size: 160))).identity))
    try Data("two".utf8).write(to: place)
    #expect(one.identity != (try Recogniser.file(place.path, .sface).identity))
    #expect(throws: AuditError.recogniser(.missing)) { try Recogniser.file("/nowhere.onnx", .sface) }
    var other = AuditPlan(people: 20, seed: 1)
    other.recogniser = one.identity
    #expect(!AuditPlan(people: 20, seed: 1).hasEvidence(of: other))
  }
}
