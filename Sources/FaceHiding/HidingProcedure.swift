/// An older way of hiding a face, which masks are compared with.
///
/// Works on one picture by itself and knows where its face is, as the tools that do so find it.
public protocol HidingProcedure: Sendable {
  /// A word for tables and files.
  var id: String { get }
  /// As the field names it, within a sentence.
  var name: String { get }
  /// How strongly it hides, in words.
  var strength: String { get }
  /// Where that strength comes from.
  var source: String { get }
  func hide(_ face: FacePixels) -> FacePixels
}

/// The older ways. There are no others: a picture that is drawn by our own patients may be hidden by these alone.
public enum OlderWay: String, CaseIterable, Sendable {
  case eyeBar = "eye-bar"
  case eyeCrop = "eye-crop"
  case pixelation
  case blur

  public var procedure: any HidingProcedure {
    switch self {
    case .eyeBar: EyeBar()
    case .eyeCrop: EyeCrop()
    case .pixelation: Pixelation()
    case .blur: GaussianBlur()
    }
  }
}
