import Foundation

/// Where the networks are, and whether they are the ones that this version was tested with.
enum Models {
  /// The folder given, else `DIGITALMASK_MODELS`, else beside the executable, else where Tools/install puts them.
  static func folder(_ given: String?) throws(MaskError) -> URL {
    if let given = given ?? ProcessInfo.processInfo.environment["DIGITALMASK_MODELS"] {
      return URL(fileURLWithPath: given)
    }
    let executable = URL(fileURLWithPath: CommandLine.arguments.first ?? ".").resolvingSymlinksInPath()
    // From beside the executable up to the package's root: .build/<triple>/release/digitalmask is three folders deep.
    var folder = executable.deletingLastPathComponent()
    var places = [URL(fileURLWithPath: FileManager.default.currentDirectoryPath)]
    for _ in 0..<5 {
      places.append(folder)
      folder.deleteLastPathComponent()
    }
    for place in places {
      for name in ["models", ".deps/models"] {
        let candidate = place.appendingPathComponent(name)
        if FileManager.default.fileExists(atPath: candidate.appendingPathComponent("face_landmark.tflite").path) {
          return candidate
        }
      }
    }
    throw MaskError(.installation, "The networks are not installed: run 'make deps', or name their folder with --models.")
  }
}
