import Foundation
import Testing
import VideoDecoding
import VideoEncoding

@Suite struct WriteFiles {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// All that a file may say of itself beyond its pictures: constants of the format and the times of the pictures.
  static let allowedTags: Set<String> = [
    "major_brand", "minor_version", "compatible_brands", "language", "handler_name", "vendor_id", "DURATION",
  ]

  @Test(arguments: [VideoContainer.mp4, .mov, .matroska, .webm])
  func `a mask holds one video stream and no tags`(container: VideoContainer) throws {
    let path = folder.path("mask")
    try writeBars(path, container, times: [0, 3000, 6000], end: 9000)
    let probe = try Probe(path)
    #expect(probe.streams.count == 1)
    #expect(probe.video["codec_name"] as? String == (container == .webm ? "vp9" : "h264"))
    #expect(probe.video["pix_fmt"] as? String == "yuv420p")
    #expect(probe.video["color_space"] as? String == "bt709")
    #expect(probe.video["color_range"] as? String == "tv")
    let tags = [probe.format["tags"], probe.video["tags"]].compactMap { $0 as? [String: String] }
    for (key, value) in tags.joined() {
      // Matroska demands the name of the program that wrote it; here it is a constant without a version.
      let isWriter = key == "encoder" && value == "Lavf" && (container == .matroska || container == .webm)
      #expect(isWriter || Self.allowedTags.contains(key), "\(key) = \(value)")
      #expect(!value.contains("20"), "\(key) = \(value) may be a date")
    }
    #expect(!tags.isEmpty)
  }

  @Test func `the index of an mp4 comes before its pictures`() throws {
    let path = folder.path("mask")
    try writeBars(path, .mp4, times: [0, 3000, 6000], end: 9000)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let index = try #require(bytes.range(of: Data("moov".utf8)))
    let pictures = try #require(bytes.range(of: Data("mdat".utf8)))
    #expect(index.lowerBound < pictures.lowerBound)
  }

  @Test(arguments: VideoContainer.allCases)
  func `the same pictures give the same bytes`(container: VideoContainer) throws {
    let times = (0..<40).map { Int64($0) * 3003 }
    for name in ["a", "b"] { try writeBars(folder.path(name), container, times: times, end: nil) }
    if container == .pngSequence {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("a")) {
        #expect(try FileDigest.sha256(folder.path("a/" + name)) == FileDigest.sha256(folder.path("b/" + name)))
      }
    } else {
      #expect(try FileDigest.sha256(folder.path("a")) == FileDigest.sha256(folder.path("b")))
    }
  }

  @Test func `PNG pictures are exact, and their times lie beside them`() throws {
    let path = folder.path("pictures")
    try writeBars(path, .pngSequence, times: [0, 3003, 90_001], end: 100_000, width: 97, height: 33)
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    #expect(names == ["000001.png", "000002.png", "000003.png", "times.tsv"])
    let table = try String(contentsOfFile: path + "/times.tsv", encoding: .utf8)
    #expect(table == "picture\ttime_s\n1\t0.000000\n2\t0.033367\n3\t1.000011\n0\t1.111111\n")
    try ffmpeg("-i", path + "/000002.png", "-pix_fmt", "rgb24", "-f", "rawvideo", folder.path("raw"))
    let raw = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("raw"))))
    #expect(raw == (0..<33).flatMap { _ in (0..<97).flatMap { x in let c = bar((x / 16) % 8); return [c.0, c.1, c.2] } })
  }

  @Test func `a folder with something in it takes no pictures`() throws {
    let path = folder.path("pictures")
    try writeBars(path, .pngSequence, times: [0], end: nil)
    #expect(throws: WriterError.self) { try writeBars(path, .pngSequence, times: [0], end: nil) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).count == 2)
  }

  @Test(arguments: VideoContainer.allCases)
  func `what is not finished is not left behind`(container: VideoContainer) throws {
    func begin() throws {
      var writer = try FrameWriter.open(folder.path("half"), container: container, width: 64, height: 64)
      for time in [0, 3000] as [Int64] {
        try writer.append(TestPicture(width: 64, height: 64) { _, _ in (9, 9, 9) }, at: time)
      }
    }
    try begin()
    #expect(try folder.names == [])
    // Nor what was finished without a picture.
    #expect(throws: WriterError.noPictures) {
      try FrameWriter.open(folder.path("none"), container: container, width: 64, height: 64).finish()
    }
    #expect(try folder.names == [])
  }

  @Test func `a full disk is an error, and the file goes`() throws {
    // Every write to this device fails for want of space, as on a full disk.
    for container in [VideoContainer.mp4, .mov, .matroska, .webm] {
      let path = folder.path("full-\(container)")
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/full")
      #expect(throws: WriterError.noSpace) { try writeBars(path, container, times: [0, 3000, 6000], end: 9000) }
    }
    #expect(FileManager.default.fileExists(atPath: "/dev/full"))
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount"))
  func `a disk that fills up midway leaves no file`() throws {
    let disk = try SmallDisk(at: folder.path("disk"), kibibytes: 64)
    var noise = Noise(seed: 1)
    for container in VideoContainer.allCases {
      #expect(throws: WriterError.noSpace, "\(container)") {
        var writer = try FrameWriter.open(disk.path + "/mask", container: container, width: 128, height: 128)
        for index in 0..<60 {
          let picture = TestPicture(width: 128, height: 128) { _, _ in (noise.byte(), noise.byte(), noise.byte()) }
          try writer.append(picture, at: Int64(index) * 3000)
        }
        try writer.finish()
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == [])
    }
  }

  @Test func `a folder that is missing or may not be written to is an error`() throws {
    #expect(throws: WriterError.noFolder) { try writeBars(folder.path("no/mask"), .mp4, times: [0], end: nil) }
    #expect(throws: WriterError.readOnly) { try writeBars(folder.url.path, .mp4, times: [0], end: nil) }
    #expect(throws: WriterError.noFolder) { try writeBars(folder.path("no/mask"), .pngSequence, times: [0], end: nil) }
  }

  @Test(arguments: [(63, 64), (64, 63), (0, 64), (8194, 64), (-2, 2)])
  func `odd and senseless sizes are an error`(width: Int, height: Int) {
    #expect(throws: WriterError.badSize(width: width, height: height)) {
      _ = try FrameWriter.open(folder.path("a"), container: .mp4, width: width, height: height).frames
    }
  }

  @Test(arguments: [[0, 0], [3000, 2999], [-1], [Int64.max]] as [[Int64]])
  func `times that do not increase are an error`(times: [Int64]) throws {
    #expect(throws: WriterError.badTime) { try writeBars(folder.path("a"), .mp4, times: times, end: nil) }
    #expect(try folder.names == [])
  }

  @Test func `a picture of another size is an error`() throws {
    #expect(throws: WriterError.sizeChanged) {
      var writer = try FrameWriter.open(folder.path("a"), container: .mp4, width: 64, height: 64)
      try writer.append(TestPicture(width: 64, height: 66) { _, _ in (0, 0, 0) }, at: 0)
    }
  }

  @Test func `the kind of file goes by its name`() {
    let names = ["a.mp4", "A.MP4", "x/b.m4v", "c.mov", "d.mkv", "e.webm", "f.png", "folder/", "g.avi", "h", "mp4"]
    #expect(
      names.map { VideoContainer(fileName: $0) } == [
        .mp4, .mp4, .mp4, .mov, .matroska, .webm, .pngSequence, .pngSequence, nil, nil, nil,
      ])
  }

  @Test func `a digest is that of the standard`() throws {
    // FIPS 180-4, examples of one block and of none.
    #expect(
      try FileDigest.sha256(folder.write("abc".utf8, to: "abc"))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      try FileDigest.sha256(folder.write([], to: "none"))
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(throws: WriterError.noFolder) { try FileDigest.sha256(folder.path("missing")) }
  }
}
