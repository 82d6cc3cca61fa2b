import MaskSigns

/// What a record holds, in a few lines.
public struct RecordSummary {
  private let record: SignRecord
  public init(_ record: SignRecord) { self.record = record }

  public var text: String {
    let header = record.header
    let flags = (0..<record.count).map(record.flags(at:))
    let seconds = record.count > 0 ? record.time(at: record.count - 1).seconds : 0
    var lines = [
      "record           \(record.count) frames, \(decimal(seconds, 2)) s, "
        + (header.frameRate.nominal.map { "about \(Int($0)) per second" } ?? "rate not known"),
      "face visible     \(flags.count { $0.contains(.faceVisible) }) frames",
      "eye distance     \(header.eyeDistance.description)",
      "mirrored source  \(header.isMirrored ? "yes" : "no")",
      "wrinkles         \(header.wrinkles.summary)",
      "made by          \(header.software); \(header.models)",
      "fixed bits       \(record.fixedBits); coded bytes per second \(decimal(record.codedBytesPerSecond, 0))",
      "signs            baseline / motion",
    ]
    for sign in Sign.allCases {
      let modes = header.policy[sign]
      let name = sign.name + String(repeating: " ", count: max(1, 17 - sign.name.count))
      lines.append("  \(name)\(modes.baseline.name) / \(modes.motion.name)")
    }
    return lines.joined(separator: "\n")
  }
}
