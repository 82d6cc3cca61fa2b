import FaceHiding

/// Who reads a patient's findings.
enum CohortReader: String, CaseIterable, Sendable {
  /// The drawn geometry itself.
  case truth
  /// The recording, measured, without any policy: what the clinic knows.
  case source
  /// The record of the default policy, read back from its bytes: what the mask is drawn from.
  case record
  /// The finished mask video, measured as if it were a patient.
  case mask
  /// A mask of which nothing was disclosed: the same head, at rest.
  case neutralMask = "neutral-mask"
  // The recording hidden by older ways, measured as a patient's, without any policy.
  case eyeBar = "eye-bar"
  case eyeCrop = "eye-crop"
  case pixelation, blur

  var name: String {
    switch self {
    case .truth: "truth"
    case .source: "recording"
    case .record: "mask's record"
    case .mask: "mask video"
    case .neutralMask: "mask of a neutral face"
    case .eyeBar, .eyeCrop, .pixelation, .blur: way?.procedure.name ?? rawValue
    }
  }

  /// The older way of hiding a face that it looks at.
  var way: OlderWay? { OlderWay(rawValue: rawValue) }
  static let olderWays = allCases.filter { $0.way != nil }
  /// What our mask is held against.
  static let comparators = [neutralMask] + olderWays
  /// Takes films of their own, which are drawn for some only.
  var needsFilm: Bool { self == .mask || self == .neutralMask || way != nil }
}
