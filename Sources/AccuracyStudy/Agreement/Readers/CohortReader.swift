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

  var name: String {
    switch self {
    case .truth: "truth"
    case .source: "recording"
    case .record: "mask's record"
    case .mask: "mask video"
    }
  }
}
