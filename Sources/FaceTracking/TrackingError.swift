/// What can go wrong between a picture and its observation.
public enum TrackingError: Error, Hashable, Sendable {
  /// No folder with the networks was found; the places that were looked at are in order.
  case modelsNotFound(lookedIn: [String])
  /// A network's file is missing from the folder.
  case modelMissing(name: String)
  /// A network's file is there but is not the network that its name promises.
  case unexpectedModel(name: String)
  /// OpenVINO refused a step.
  case inference(step: Step, code: Int32)
  /// The picture is too small to hold a face: under 16 pixels wide or high.
  case pictureTooSmall
  /// The private temporary file of the observations could not be made, written or read; `errno` says why.
  case temporaryFile(step: FileStep, errno: Int32)

  public enum Step: String, Hashable, Sendable { case start, compile, request, tensor, infer }
  public enum FileStep: String, Hashable, Sendable { case create, write, read }

  /// One sentence for the person at the keyboard, with the remedy.
  public var plain: String {
    switch self {
    case .modelsNotFound(let places):
      "The networks were not found (looked in \(places.joined(separator: ", "))). Run `Tools/install`, or set DIGITALMASK_MODELS to their folder."
    case .modelMissing(let name):
      "The network \(name) is missing. Run `Tools/install` again."
    case .unexpectedModel(let name):
      "The network \(name) is not the one this version was made for. Run `Tools/install` again."
    case .inference(let step, let code):
      "OpenVINO failed at the step “\(step.rawValue)” (code \(code)). Run `Tools/install` again."
    case .pictureTooSmall:
      "The picture is under 16 pixels wide or high, which is too small for a face."
    case .temporaryFile(let step, let errno):
      "The temporary file for the measurements failed at the step “\(step.rawValue)” (errno \(errno)). Free some space, or set TMPDIR to a roomier folder."
    }
  }
}
