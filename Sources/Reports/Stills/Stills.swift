import Foundation
import MaskRendering
import MaskSigns
import VideoEncoding

/// One picture of the mask, as PNG.
struct Still: Sendable {
  let picture: Int
  let caption: String
  let base64: String
}

/// Draws stills and brings them into PNG by the encoder of the project, in a folder of their own that is removed again.
enum Stills {
  /// Pixels: enough to see lids and pupils, 50 to 80 kB each.
  static let side = 288

  static func draw(_ moments: [Moments.Moment], of record: SignRecord) throws(ReportError) -> [Still] {
    guard !moments.isEmpty else { return [] }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "mask-report-" + String(UInt64.random(in: .min ... .max), radix: 36))
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      var renderer = MaskRenderer(size: side)
      var writer = try FrameWriter.open(folder.path, container: .pngSequence, width: side, height: side)
      for (place, moment) in moments.enumerated() {
        let canvas = renderer.draw(record.signs(at: moment.picture))
        try writer.append(canvas, at: Int64(place) * 3000)
      }
      try writer.finish()
    } catch {
      throw .pictures
    }
    var stills: [Still] = []
    for (place, moment) in moments.enumerated() {
      let digits = String(place + 1)
      let name = String(repeating: "0", count: 6 - digits.count) + digits + ".png"
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { throw .noFolder }
      stills.append(Still(picture: moment.picture, caption: moment.caption, base64: data.base64EncodedString()))
    }
    return stills
  }
}
