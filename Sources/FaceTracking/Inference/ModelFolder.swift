public import Foundation

/// The folder that holds the networks, and the files that must be in it.
public struct ModelFolder: Hashable, Sendable {
  /// The networks by the job they do. Raw values are the file names that `Tools/install` writes.
  public enum Network: String, CaseIterable, Hashable, Sendable {
    /// BlazeFace, short range (128×128).
    case nearFaces = "face_detection_short_range.tflite"
    /// BlazeFace, full range, sparse (192×192): small and distant faces.
    case farFaces = "face_detection_full_range_sparse.tflite"
    /// The four pieces of MediaPipe's attention mesh, cut by `Tools/split_attention_mesh.py`.
    case meshTrunk = "attention_trunk.tflite"
    case meshLips = "attention_lips.tflite"
    case meshRightEye = "attention_eye_right.tflite"
    case meshLeftEye = "attention_eye_left.tflite"
  }

  public var path: String

  /// - Throws: ``TrackingError/modelMissing(name:)`` when a network's file is not in the folder.
  public init(path: String) throws(TrackingError) {
    self.path = path
    for network in Network.allCases where !FileManager.default.fileExists(atPath: file(of: network)) {
      throw .modelMissing(name: network.rawValue)
    }
  }

  /// Where compiled networks are kept from run to run: the folder `compiled` that `Tools/install` makes, if this user
  /// may write there; `nil` keeps nothing.
  public var compiled: String? {
    let folder = path + "/compiled"
    return FileManager.default.isWritableFile(atPath: folder) ? folder : nil
  }

  public func file(of network: Network) -> String { path + "/" + network.rawValue }

  /// Looks where networks may be: `DIGITALMASK_MODELS`, then `models` beside the executable, then `.deps/models` in the
  /// executable's folder, the working folder and all folders above them.
  ///
  /// - Throws: ``TrackingError/modelsNotFound(lookedIn:)``, ``TrackingError/modelMissing(name:)``.
  public static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(TrackingError) -> ModelFolder {
    // Said by hand, so nothing else will do.
    if let named = environment["DIGITALMASK_MODELS"], !named.isEmpty { return try ModelFolder(path: named) }
    let executable = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    var places = executable.map { [$0.appendingPathComponent("models").path] } ?? []
    let working = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
    for start in [executable, working].compactMap(\.self) {
      var folder = start.standardizedFileURL
      while true {
        places.append(folder.appendingPathComponent(".deps/models").path)
        let above = folder.deletingLastPathComponent().standardizedFileURL
        if above.path == folder.path || folder.path == "/" { break }
        folder = above
      }
    }
    guard let found = places.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw .modelsNotFound(lookedIn: places)
    }
    return try ModelFolder(path: found)
  }
}
