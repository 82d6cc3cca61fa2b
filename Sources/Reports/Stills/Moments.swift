import ClinicalFindings
import MaskSigns

/// Which pictures of a record are worth a still.
struct Moments {
  struct Moment: Hashable {
    let picture: Int
    var caption: String
  }
  let chosen: [Moment]

  /// More would not be looked at.
  private static let most = 8

  init(_ record: SignRecord, _ findings: Findings) {
    var moments: [Moment] = []
    func add(_ picture: Int?, _ caption: String) {
      guard let picture, (0..<record.count).contains(picture), record.signs(at: picture) != nil else { return }
      if let same = moments.firstIndex(where: { $0.picture == picture }) {
        moments[same].caption += "; " + caption
      } else if moments.count < Self.most {
        moments.append(Moment(picture: picture, caption: caption))
      }
    }
    add(findings[.mrd1, .right]?.judgement?.moment ?? Self.firstFace(record), "eyes at rest")
    for finding in findings.abnormal + findings.borderline { add(finding.judgement?.moment, finding.name.prefix(1).lowercased() + finding.name.dropFirst()) }
    if let covered = (0..<record.count).first(where: { index in
      Eye.allCases.contains { record.flags(at: index).contains(.covered($0)) }
    }) {
      add(covered, "an eye covered")
    }
    let gaze = Self.extremes(record)
    for (picture, name) in gaze { add(picture, "looking \(name)") }
    if let blink = findings.blinks.min(by: { $0.opening < $1.opening }) {
      add((blink.pictures.lowerBound + blink.pictures.upperBound) / 2, "in a blink")
    }
    chosen = moments.sorted { $0.picture < $1.picture }
  }

  private static func firstFace(_ record: SignRecord) -> Int? {
    (0..<record.count).first { record.signs(at: $0) != nil }
  }

  /// The farthest gaze each way, when it was looked there.
  private static func extremes(_ record: SignRecord) -> [(Int, String)] {
    let looked = 10.0
    var best: [(value: Double, picture: Int?)] = Array(repeating: (looked, nil), count: 4)
    for index in 0..<record.count where record.flags(at: index).showsGlobe(.right) && record.flags(at: index).showsGlobe(.left) {
      guard record.header.policy[.gaze].motion != .none, let signs = record.signs(at: index) else { continue }
      let yaw = (signs.eyes.right.gaze.yaw.degrees + signs.eyes.left.gaze.yaw.degrees) / 2
      let pitch = (signs.eyes.right.gaze.pitch.degrees + signs.eyes.left.gaze.pitch.degrees) / 2
      for (place, value) in [-yaw, yaw, pitch, -pitch].enumerated() where value > best[place].value {
        best[place] = (value, index)
      }
    }
    return zip(best, ["right", "left", "up", "down"]).compactMap { best, name in best.picture.map { ($0, name) } }
  }
}
