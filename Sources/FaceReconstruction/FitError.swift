/// Why no person could be reconstructed from a clip.
public enum FitError: Error, Hashable, Sendable {
  /// No picture, or too few, showed a usable face.
  case tooFewFrames(usable: Int)
  /// The picture size or focal length given is not a positive number.
  case invalidCamera
  /// The landmarks do not form a face: no pose or shape explains them.
  case degenerateLandmarks
  /// A linear system of the solve had no solution.
  case singularSystem
}

extension FitError: CustomStringConvertible {
  /// One sentence that names no file and no landmark.
  public var description: String {
    switch self {
    case .tooFewFrames: "No face could be measured in enough pictures: film the whole face from the front, well lit."
    case .invalidCamera: "The picture size is not valid."
    case .degenerateLandmarks: "What was found does not have the shape of a face, so nothing was measured."
    case .singularSystem: "The face could not be reconstructed from these pictures."
    }
  }
}
