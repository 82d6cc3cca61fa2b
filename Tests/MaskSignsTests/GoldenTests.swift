import Foundation
import MaskSigns
import Testing

struct GoldenTests {
  /// Three pictures of a right ptosis: open, the right eye half shut and looking left, the face lost.
  static func example() throws -> SignRecord {
    var policy = PolicySummary()
    policy[.upperLid] = SignModes(baseline: .norm, motion: .fine)
    policy[.lowerLid] = SignModes(baseline: .norm, motion: .fine)
    policy[.gaze] = SignModes(baseline: .norm, motion: .coarse)
    var baselines = Baselines()
    baselines[.mrd1, .right] = .value(2)
    baselines[.mrd1, .left] = .value(9)
    for eye in Eye.allCases { baselines[.mrd2, eye] = .norm }
    baselines[.versionYaw] = .norm
    baselines[.versionPitch] = .norm
    let header = RecordHeader(
      eyeDistance: .under200, frameRate: .near30, policy: policy, baselines: baselines, software: "dm 1", models: "m")
    var codes = [Int16](repeating: 0, count: 3 * MotionColumn.allCases.count)
    let second = MotionColumn.allCases.count
    codes[second + Int(MotionColumn.versionYaw.rawValue)] = 5
    codes[second + Int(MotionColumn.rightUpper.rawValue)] = -16
    return try SignRecord(
      header: header, times: [0, 3000, 6003].map(MediaTime.init(ticks:)),
      flags: [.faceVisible, .faceVisible, []], codes: codes)
  }

  /// The worked example of docs/record-format.md, line by line as it stands there.
  static let hex = """
    89 44 4d 41 53 4b 0d 0a
    01
    53 00 00 00
    00
    02
    05
    0c
    12 12 00 00 00 11 00 00 00 00 00 00
    04 64 6d 20 31
    01 6d
    00 00 00 00 00
    1f
    a5 00 00 00 00 00 01 40
    04 12
    03
    00
    ff f0 ff f0 ff ff ff ff ff ff ff ff ff ff ff ff ff
    9e 00 02 80 00 45 c1 00
    9b ce 88 01
    """

  @Test func `the worked example of the format's documentation is what is written and read`() throws {
    let bytes = Self.hex.split(whereSeparator: \.isWhitespace).compactMap { UInt8($0, radix: 16) }
    let record = try Self.example()
    let written = record.encode().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined(separator: " ")
    #expect(record.encode() == bytes, "written: \(written)")
    #expect(try SignRecord.decode(bytes) == record)
  }

  @Test func `the example shows a right ptosis, a half-shut eye looking left, and a lost face`() throws {
    let record = try Self.example()
    let first = try #require(record.signs(at: 0))
    #expect(first.eyes.right.upperLid.central == 1.0 && first.eyes.left.upperLid.central == 4.5)
    let second = try #require(record.signs(at: 1))
    #expect(second.eyes.right.gaze.yaw == .degrees(10))
    // Half of the disclosed fissure: 1.0 + 5.3 = 6.3 mm.
    #expect(abs(second.eyes.right.upperLid.central.value - (1.0 - 3.15)) < 1e-9)
    #expect(record.signs(at: 2) == nil)
  }
}

extension GoldenTests {
  @Test func `the documentation shows these very bytes`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/record-format.md"), encoding: .utf8)
    let block = try #require(page.split(separator: "```text\n").last?.split(separator: "```").first)
    // A line is its bytes, two spaces or more, and what they mean.
    let bytes = block.split(separator: "\n").flatMap { line in
      line.components(separatedBy: "  ")[0].split(separator: " ").compactMap { UInt8($0, radix: 16) }
    }
    #expect(try bytes == Self.example().encode())
  }
}
