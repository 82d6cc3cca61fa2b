import Foundation
import Testing

@testable import VideoDecoding

@Suite struct Rotation {
  static let all = [false, true].flatMap { swaps in
    [false, true].flatMap { x in
      [false, true].map { Orientation(swapsAxes: swaps, reversesX: x, reversesY: $0) }
    }
  }

  @Test(arguments: [0, 90, 180, 270])
  func `a phone's rotation tag is followed as ffmpeg follows it`(degrees: Int) throws {
    let folder = try TemporaryFolder()
    try ffmpeg(
      "-f", "lavfi", "-i", "testsrc2=size=384x288:duration=0.2,gblur=sigma=4,scale=160:96", "-c:v", "libx264",
      folder.path("flat.mp4"))
    try ffmpeg(
      "-i", folder.path("flat.mp4"), "-c", "copy", "-metadata:s:v", "rotate=\(degrees)", folder.path("turned.mp4"))
    try ffmpeg(
      "-i", folder.path("turned.mp4"), "-frames:v", "1", "-pix_fmt", "rgb24", "-f", "rawvideo", folder.path("truth"))
    let truth = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("truth"))))

    var reader = try FrameReader.open(folder.path("turned.mp4"))
    let frame = try #require(try reader.next())
    let upright = try frame.upright()
    let isTurned = degrees % 180 == 90
    let side = (try Probe(folder.path("turned.mp4")).video["side_data_list"] as? [[String: Any]])?.first
    let counterclockwise = side?["rotation"] as? Int ?? 0
    #expect(reader.info.orientation.degreesClockwise == (360 - counterclockwise) % 360)
    #expect(reader.info.orientation.degreesClockwise % 180 == degrees % 180)
    #expect(reader.info.width == (isTurned ? 96 : 160))
    #expect(reader.info.height == (isTurned ? 160 : 96))
    #expect((frame.width, frame.height) == (reader.info.width, reader.info.height))
    #expect((upright.width, upright.height) == (reader.info.width, reader.info.height))
    #expect(meanDifference(upright.bytes, truth, width: upright.width) < 2)
  }

  @Test(arguments: [
    (1, Orientation.upright), (2, Orientation(reversesX: true)), (3, Orientation(reversesX: true, reversesY: true)),
    (4, Orientation(reversesY: true)), (5, Orientation(swapsAxes: true)),
    (6, Orientation(swapsAxes: true, reversesX: true)),
    (7, Orientation(swapsAxes: true, reversesX: true, reversesY: true)),
    (8, Orientation(swapsAxes: true, reversesY: true)),
  ])
  func `the eight placements of a photograph's EXIF are followed`(tag: Int, expected: Orientation) throws {
    let folder = try TemporaryFolder()
    try ffmpeg("-f", "lavfi", "-i", "testsrc2=size=64x48:duration=0.04", folder.path("a.jpg"))
    var jpeg = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("a.jpg"))))
    // One TIFF directory, big-endian, with the tag 0x0112 (orientation) of type 3 (short).
    let tiff: [UInt8] =
      Array("Exif\0\0MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(tag), 0, 0, 0, 0, 0, 0]
    jpeg.insert(contentsOf: [0xFF, 0xE1, 0, UInt8(tiff.count + 2)] + tiff, at: 2)
    let info = try FrameReader.probe(try folder.write(jpeg, to: "b.jpg"))
    #expect(info.isStill)
    #expect(info.orientation == expected)
    #expect((info.width, info.height) == (expected.swapsAxes ? (48, 64) : (64, 48)))
  }

  @Test(arguments: all)
  func `a point goes to the upright picture and back`(orientation: Orientation) {
    for (x, y) in [(0.0, 0.0), (12.25, 3.5), (64, 48)] {
      let shown = orientation.displayPoint(codedX: x, codedY: y, codedWidth: 64, codedHeight: 48)
      let size = orientation.displaySize(codedWidth: 64, codedHeight: 48)
      #expect((0...Double(size.width)).contains(shown.x) && (0...Double(size.height)).contains(shown.y))
      let back = orientation.codedPoint(displayX: shown.x, displayY: shown.y, codedWidth: 64, codedHeight: 48)
      #expect(back == (x, y))
    }
  }

  @Test(arguments: all)
  func `a turn after a flip of left and right gives every placement`(orientation: Orientation) {
    // The corner that is coded at (4, 1) in 64 × 48 pixels, by the two plain steps that the names promise.
    var (x, y, width, height) = (4.0, 1.0, 64.0, 48.0)
    if orientation.isMirrored { x = width - x }
    for _ in 0..<orientation.degreesClockwise / 90 {
      (x, y) = (height - y, x)
      (width, height) = (height, width)
    }
    #expect(orientation.displayPoint(codedX: 4, codedY: 1, codedWidth: 64, codedHeight: 48) == (x, y))
  }

  @Test func `a slanted display matrix goes to the nearest right angle`() {
    for (degrees, expected) in [(10.0, 0), (80.0, 90), (100.0, 90), (170.0, 180), (-80.0, 270), (-10.0, 0)] {
      let (cosine, sine) = (cos(degrees * .pi / 180) * 65536, sin(degrees * .pi / 180) * 65536)
      // Shown at (ap + cq, bp + dq), with y down: a clockwise turn.
      let matrix = [cosine, sine, 0, -sine, cosine, 0, 0, 0, 1_073_741_824].map { Int32($0) }
      #expect(Orientation(displayMatrix: matrix).degreesClockwise == expected)
      #expect(!Orientation(displayMatrix: matrix).isMirrored)
    }
    #expect(Orientation(displayMatrix: [1, 2]) == .upright)
    #expect(Orientation(displayMatrix: Array(repeating: .min, count: 9)) == Orientation(reversesX: true, reversesY: true))
  }
}
