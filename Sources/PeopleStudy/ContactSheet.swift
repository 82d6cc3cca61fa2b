import Foundation
import SyntheticPatients

/// Portraits side by side in one PPM picture.
enum ContactSheet {
  /// - Parameters:
  ///   - isTaken: Two takes under changing conditions of each person instead of one plain portrait.
  ///   - isShapeKept: Two masks of each person that keep the face's shape, as the audit attacks them.
  static func draw(count: Int, first: Int, side: Int, isTaken: Bool, isShapeKept: Bool = false) async throws -> Data {
    let takes = isTaken || isShapeKept ? 2 : 1
    let tiles = try await withThrowingTaskGroup(of: (Int, [PatientPicture]).self) { group in
      for index in 0..<count {
        group.addTask {
          let studio = PortraitStudio(width: side, height: side)
          let seed = UInt64(first + index)
          if isShapeKept { return (index, try studio.shapeKeptMasks(of: seed, takes: 0..<2).map(\.picture)) }
          let all = isTaken ? try studio.portraits(of: seed, takes: 0..<2) : [try studio.plainPortrait(of: seed)]
          return (index, all.map(\.picture))
        }
      }
      var all: [(Int, [PatientPicture])] = []
      for try await one in group { all.append(one) }
      return all.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
    return data(tiles, side: side, columns: min(6 / takes * takes, tiles.count))
  }

  /// A binary PPM of square tiles, row by row.
  static func data(_ tiles: [PatientPicture], side: Int, columns: Int) -> Data {
    let rows = (tiles.count + columns - 1) / columns
    var bytes = [UInt8](repeating: 0, count: columns * rows * side * side * 3)
    for (index, tile) in tiles.enumerated() {
      let left = index % columns * side
      let top = index / columns * side
      for y in 0..<side {
        for x in 0..<side {
          let colour = tile.pixel(x, y)
          let at = ((top + y) * columns * side + left + x) * 3
          for k in 0..<3 { bytes[at + k] = colour[k] }
        }
      }
    }
    return Data("P6\n\(columns * side) \(rows * side)\n255\n".utf8) + Data(bytes)
  }
}
