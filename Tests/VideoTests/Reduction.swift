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
}
