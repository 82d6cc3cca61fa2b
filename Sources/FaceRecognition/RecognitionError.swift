/// Why a face could not be recognised.
public enum RecognitionError: Error, Hashable {
  /// The network's file is not there: run `Tools/install`, or set `DIGITALMASK_MODELS` to the folder that holds it.
  case modelMissing
  /// The file is not the network that was expected: its input or result has another size.
  case unexpectedModel
  /// OpenVINO failed; `code` is its own.
  case inference(step: Step, code: Int32)
  /// Fewer bytes than the picture's sides ask for.
  case shortPicture
  /// The five points do not span a face: all in one place, or not finite.
  case badPoints

  public enum Step: String, Hashable, Sendable { case start, compile, request, tensor, infer }
}
