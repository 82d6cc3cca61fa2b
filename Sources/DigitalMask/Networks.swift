import FaceTracking

/// Where the networks are.
enum Networks {
  /// The folder given, else where they are usually found.
  static func folder(_ given: String?) throws(MaskError) -> ModelFolder {
    do {
      if let given { return try ModelFolder(path: given) }
      return try ModelFolder.find()
    } catch {
      throw MaskError(error)
    }
  }
}
