import Foundation
import Testing

@testable import VideoDecoding

/// What a camera writes of its focal length, and what of that is believed.
@Suite struct CameraTags {
  private static let key = "com.apple.quicktime.camera.focal_length.35mm_equivalent"

  private static func bytes(_ number: Int) -> [UInt8] { withUnsafeBytes(of: UInt32(number).bigEndian) { [UInt8]($0) } }
  private static func box(_ kind: [UInt8], _ body: [UInt8]) -> [UInt8] { bytes(8 + body.count) + kind + body }
  private static func box(_ kind: String, _ body: [UInt8]) -> [UInt8] { box(Array(kind.utf8), body) }

  /// The inside of a track's `meta` box as an iPhone writes it: the lens' name, then the focal length.
  private static func tags(type: Int, _ value: [UInt8]) -> [UInt8] {
    let zero = bytes(0)
    var handler: [UInt8] = zero + zero
    handler += Array("mdta".utf8)
    handler += [UInt8](repeating: 0, count: 13)
    var keys: [UInt8] = zero + bytes(2)
    for name in ["com.apple.quicktime.camera.lens_model", key] { keys += box("mdta", Array(name.utf8)) }
    let lens: [UInt8] = bytes(1) + zero + Array("back camera 5.96mm f/1.6".utf8)
    let length: [UInt8] = bytes(type) + zero + value
    var items = box(bytes(1), box("data", lens))
    items += box(bytes(2), box("data", length))
    var tags = box("hdlr", handler)
    tags += box("keys", keys)
    tags += box("ilst", items)
    return tags
  }

  /// A film whose only track has such tags: its index lies at the end, so that nothing else moves.
  private static func film(_ folder: TemporaryFolder, _ meta: [UInt8]) throws -> String {
    try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=64x48:duration=0.2", "-c:v", "libx264", folder.path("plain.mov"))
    var film = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("plain.mov"))))
    let tags = box("meta", meta)
    for kind in ["moov", "trak"] {
      let at = try #require(Data(film).range(of: Data(kind.utf8))).lowerBound - 4
      let size = film[at..<at + 4].reduce(0) { (sum: Int, byte: UInt8) in sum << 8 | Int(byte) }
      film.replaceSubrange(at..<at + 4, with: bytes(size + tags.count))
      if kind == "trak" { film.insert(contentsOf: tags, at: at + size) }
    }
    return try folder.write(film, to: "tagged.mov")
  }

  private static let written: [(Int, [UInt8], Double)] = [
    (21, [0, 0, 0, 27], 27), (21, [27], 27), (22, [0, 13], 13), (23, [0x42, 0x54, 0, 0], 53), (1, Array("50.00mm".utf8), 50),
  ]

  @Test(arguments: written)
  func `the focal length of an iPhone's track is read, as any kind of number`(
    type: Int, value: [UInt8], millimetres: Double
  ) throws {
    let folder = try TemporaryFolder()
    for meta in [Self.tags(type: type, value), Self.bytes(0) + Self.tags(type: type, value)] {
      let info = try FrameReader.probe(try Self.film(folder, meta))
      #expect(info.equivalentFocalLength == millimetres)
      #expect((info.width, info.height, info.approximateFrameCount) == (64, 48, 5))
    }
  }

  @Test func `the focal length of a whole file is read`() throws {
    let folder = try TemporaryFolder()
    for name in ["a.mov", "a.mp4"] {
      try ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=size=64x48:duration=0.2", "-c:v", "libx264", "-movflags", "use_metadata_tags",
        "-metadata", "\(Self.key)=26", folder.path(name))
      #expect(try FrameReader.probe(folder.path(name)).equivalentFocalLength == 26)
    }
  }

  @Test func `the focal length of a photograph is read from its EXIF`() throws {
    let folder = try TemporaryFolder()
    try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=64x48:duration=0.04", folder.path("a.jpg"))
    let plain = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("a.jpg"))))
    #expect(try FrameReader.probe(folder.path("a.jpg")).equivalentFocalLength == nil)
    for (millimetres, expected) in [(24, 24.0), (0, nil)] as [(UInt8, Double?)] {
      // One TIFF directory, big-endian, that holds a sub-directory (0x8769) with the tag 0xA405 of type 3 (short).
      var tiff = Array("Exif\0\0MM".utf8)
      tiff += [0, 42, 0, 0, 0, 8, 0, 1, 0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0]
      tiff += [0, 1, 0xA4, 0x05, 0, 3, 0, 0, 0, 1, 0, millimetres, 0, 0, 0, 0, 0, 0]
      var segment: [UInt8] = [0xFF, 0xE1, 0, UInt8(tiff.count + 2)]
      segment += tiff
      var jpeg = plain
      jpeg.insert(contentsOf: segment, at: 2)
      #expect(try FrameReader.probe(try folder.write(jpeg, to: "b.jpg")).equivalentFocalLength == expected)
    }
  }

  @Test(arguments: ["", "0", "7.9", "401", "-26", "nan", "inf", "1e3", "mm", "26f/1.6", "26.0 mm", "00000000000000026"])
  func `only a sensible number is believed`(text: String) {
    let expected: Double? = ["26f/1.6", "26.0 mm"].contains(text) ? 26 : nil
    #expect(EquivalentFocalLength.millimetres(text) == expected)
  }

  @Test func `spoilt tags neither crash nor keep a film from being read`() throws {
    let folder = try TemporaryFolder()
    let whole = Self.tags(type: 21, [0, 0, 0, 27])
    #expect(TagList(whole).value(of: Self.key) == "27")
    var noise = Noise(seed: 35)
    var found = 0
    for round in 0..<20_000 {
      var spoilt = whole
      for _ in 0..<Int.random(in: 1...4, using: &noise) {
        let at = Int.random(in: 0..<spoilt.count, using: &noise)
        spoilt[at] = [0x00, 0x01, 0x7F, 0x80, 0xFF].randomElement(using: &noise) ?? 0
      }
      if round % 2 == 0 { spoilt.removeLast(Int.random(in: 0..<spoilt.count, using: &noise)) }
      if TagList(spoilt).value(of: Self.key) == "27" { found += 1 }
      if round < 100 { #expect(try FrameReader.probe(try Self.film(folder, spoilt)).width == 64) }
    }
    // Both ways out were taken.
    #expect((1000..<19_000).contains(found))
  }
}
