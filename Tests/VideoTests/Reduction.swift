import Foundation
import Testing

@testable import VideoDecoding

@Suite struct Reduction {
  /// The mean of what a pixel covers, by the definition.
  private func expected(_ plane: [[Int]], _ reduction: PlaneReduction) -> [[Int]] {
    let rows = reduction.halvesHeight ? (reduction.height + 1) / 2 : reduction.height
    let columns = reduction.halvesWidth ? (reduction.width + 1) / 2 : reduction.width
    return (0..<rows).map { row in
      (0..<columns).map { column in
        let ys = reduction.halvesHeight ? [2 * row, min(2 * row + 1, reduction.height - 1)] : [row]
        let xs = reduction.halvesWidth ? [2 * column, min(2 * column + 1, reduction.width - 1)] : [column]
        let values = ys.flatMap { y in xs.map { plane[y][$0] } }
        let mean = Double(values.reduce(0, +)) / Double(values.count << reduction.excessBits)
        return min(255, Int((mean + 0.5).rounded(.down)))
      }
    }
  }

  @Test(arguments: [0, 2, 4, 8], [(8, 6), (7, 5), (1, 1), (2, 1), (33, 2)])
  func `a reduced sample is the rounded mean of those it covers`(excessBits: Int, size: (Int, Int)) {
    var noise = Noise(seed: UInt64(excessBits + size.0))
    let (width, height) = size
    let plane = (0..<height).map { _ in
      (0..<width).map { _ in Int.random(in: 0..<(256 << excessBits), using: &noise) }
    }
    for (halvesWidth, halvesHeight) in [(false, false), (true, false), (false, true), (true, true)] {
      let reduction = PlaneReduction(
        width: width, height: height, halvesWidth: halvesWidth, halvesHeight: halvesHeight, excessBits: excessBits)
      let truth = expected(plane, reduction)
      var result = [UInt8](repeating: 0, count: truth.count * 40)
      if excessBits == 0 {
        reduction.reduce(plane.flatMap { $0.map { UInt8($0) } }, stride: width, into: &result, targetStride: 40)
      } else {
        reduction.reduce(plane.flatMap { $0.map { UInt16($0) } }, stride: width, into: &result, targetStride: 40)
      }
      for (row, values) in truth.enumerated() {
        #expect(result[row * 40..<row * 40 + values.count].map { Int($0) } == values)
      }
    }
  }

  @Test(arguments: [("175x143", "yuv444p", 0), ("175x143", "yuv422p10le", 2), ("96x64", "yuv420p10le", 2)])
  func `a frame's planes are those of the file, reduced`(size: String, format: String, excessBits: Int) throws {
    let folder = try TemporaryFolder()
    let (path, raw) = (folder.path("a.mkv"), folder.path("raw"))
    let (width, height) = (size == "96x64" ? (96, 64) : (175, 143))
    try ffmpeg(
      "-f", "lavfi", "-i", "testsrc2=size=384x288:duration=0.04,scale=\(width):\(height)", "-c:v", "ffv1", "-pix_fmt",
      format, path)
    try ffmpeg("-i", path, "-frames:v", "1", "-f", "rawvideo", raw)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: raw)))
    let samples =
      excessBits == 0
      ? bytes.map { Int($0) }
      : stride(from: 0, to: bytes.count - 1, by: 2).map { Int(bytes[$0]) | Int(bytes[$0 + 1]) << 8 }

    var reader = try FrameReader.open(path)
    let frame = try #require(try reader.next())
    let chromaWidth = format.hasPrefix("yuv444") ? width : (width + 1) / 2
    let chromaHeight = format.hasPrefix("yuv420") ? (height + 1) / 2 : height
    try #require(samples.count == width * height + 2 * chromaWidth * chromaHeight)
    var start = 0
    for plane in 0..<3 {
      let (columns, rows) = plane == 0 ? (width, height) : (chromaWidth, chromaHeight)
      let reduction = PlaneReduction(
        width: columns, height: rows, halvesWidth: plane > 0 && columns == width,
        halvesHeight: plane > 0 && rows == height, excessBits: excessBits)
      let source = (0..<rows).map { Array(samples[start + $0 * columns..<start + ($0 + 1) * columns]) }
      start += columns * rows
      let truth = expected(source, reduction)
      let stride = plane == 0 ? frame.lumaStride : frame.chromaStride
      let ours = frame.withPlanes { y, u, v in
        truth.indices.map { row in
          truth[row].indices.map { Int((plane == 0 ? y : plane == 1 ? u : v)[row * stride + $0]) }
        }
      }
      #expect(ours == truth, "plane \(plane)")
    }
  }
}
