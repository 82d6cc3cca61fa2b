import MaskRendering
import MaskSigns

/// The mask of each moment of a video, from its record.
struct MaskTrack: ~Copyable {
  private let record: SignRecord
  private let offset: Int64
  private var renderer: MaskRenderer
  private var index = -1
  /// Pictures of the record that stand at the very time of a picture of the video, and such that stand at none.
  private var found = 0
  private var missed = 0

  init(record: SignRecord, side: Int, offset: Int64) {
    self.record = record
    self.offset = offset
    renderer = MaskRenderer(size: side / 2 * 2)
  }

  /// So far, every picture of the record is one of the video's.
  var fits: Bool { found > 0 && missed == 0 }
  /// And there are no more.
  var isComplete: Bool { fits && found == record.count }

  /// The mask at a time of the video, in ticks; times must increase. Where the record says nothing, neither does it.
  mutating func draw(at ticks: Int64) -> Canvas {
    advance(to: ticks) ? renderer.draw(record.signs(at: index)) : renderer.draw(nil)
  }

  /// Whether the record has a picture at this very time.
  @discardableResult
  mutating func advance(to ticks: Int64) -> Bool {
    while index + 1 < record.count {
      let next = record.time(at: index + 1).ticks + offset
      guard next <= ticks else { return false }
      index += 1
      if next == ticks {
        found += 1
        return true
      }
      missed += 1
    }
    return false
  }
}
