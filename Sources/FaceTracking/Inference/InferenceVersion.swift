internal import COpenVINO

/// Which OpenVINO runs the networks; for the receipt.
public enum InferenceVersion {
  /// The library's own build number, such as `2026.4.1-22982-…`; `unknown` when it does not tell.
  public static var text: String {
    var version = ov_version_t()
    guard ov_get_openvino_version(&version) == OK else { return "unknown" }
    defer { ov_version_free(&version) }
    return version.buildNumber.map { String(cString: $0) } ?? "unknown"
  }
}
