internal import Foundation
import MaskSigns

/// The rhythm and shape of a record's blinks.
struct Blinking {
  /// Pictures from the first half-closed one to the last.
  private var blinks: [(start: Int, end: Int, least: Double, down: Double, up: Double)] = []
  private let apertures: [Double]
  private let seconds: Double

  init(_ record: SignRecord) {
    seconds = record.count > 1 ? record.time(at: record.count - 1).seconds : 0
    apertures = (0..<record.count).map { index in
      let open = Eye.allCases.compactMap { eye -> Double? in
        if record.flags(at: index).contains(.closed(eye)) { return 0 }
        let columns = MotionColumn.lids(eye)
        guard let upper = record.motion(columns.upper[0], at: index), let lower = record.motion(columns.lower[0], at: index)
        else { return nil }
        return 1 + upper - lower
      }
      return open.isEmpty ? 1 : open.reduce(0, +) / Double(open.count)
    }
    find()
  }

  private mutating func find() {
    var index = 0
    while index < apertures.count {
      guard apertures[index] < 0.6 else {
        index += 1
        continue
      }
      let start = index
      while index < apertures.count, apertures[index] < 0.6 { index += 1 }
      let least = apertures[start..<index].min() ?? 0
      // How long the lids take between nearly open and half closed, on either side.
      var before = start
      while before > 0, apertures[before - 1] < 0.85, start - before < 20 { before -= 1 }
      var after = index
      while after < apertures.count, apertures[after] < 0.85, after - index < 20 { after += 1 }
      blinks.append((start, index, least, Double(start - before), Double(after - index)))
    }
  }

  var features: [Double] {
    func mean(_ values: [Double]) -> Double { Trace(values).mean }
    func spread(_ values: [Double]) -> Double { values.count > 1 ? Trace(values).deviation : .nan }
    let intervals = zip(blinks, blinks.dropFirst()).map { log(Double(max($1.start - $0.end, 1))) }
    let lengths = blinks.map { Double($0.end - $0.start) }
    return [
      log((Double(blinks.count) + 0.5) / max(seconds, 1)), mean(intervals), spread(intervals), mean(lengths), spread(lengths),
      mean(blinks.map(\.down)), mean(blinks.map(\.up)), mean(blinks.map(\.least)), spread(blinks.map(\.least)),
      mean(blinks.map { $0.up + $0.down + Double($0.end - $0.start) }),
    ]
  }
}
