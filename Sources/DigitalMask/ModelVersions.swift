import FaceTracking
import Foundation
import VideoEncoding

/// Which networks measured: their files' hashes, for the receipt and the record.
struct ModelVersions: Hashable, Sendable {
  /// SHA-256 by file name.
  let sha256: [String: String]
  let inference: String

  init(_ folder: ModelFolder) throws(MaskError) {
    var hashes: [String: String] = [:]
    for network in ModelFolder.Network.allCases {
      do {
        hashes[network.rawValue] = try FileDigest.sha256(folder.file(of: network))
      } catch {
        throw MaskError(.installation, "A network cannot be read: run Tools/install again.")
      }
    }
    do {
      hashes[OwnNetwork.name] = try FileDigest.sha256(of: OwnNetwork.bytes)
    } catch {
      throw MaskError(error)
    }
    sha256 = hashes
    inference = "OpenVINO \(InferenceVersion.text), CPU, 32-bit floats"
  }

  /// For the record: the first eight digits of each hash, in the order of the file names; 62 characters.
  var summary: String {
    sha256.sorted { $0.key < $1.key }.map { String($0.value.prefix(8)) }.joined(separator: " ")
  }
}

extension MaskError {
  init(_ error: TrackingError) {
    let kind: Kind =
      switch error {
      case .modelsNotFound, .modelMissing, .unexpectedModel, .inference: .installation
      case .pictureTooSmall: .badInput
      case .temporaryFile: .inputOutput
      }
    // The places that were looked in are paths of this machine, which no log may hold.
    if case .modelsNotFound = error {
      self.init(kind, "The networks are not installed: run Tools/install, or name their folder with --models.")
    } else {
      self.init(kind, error.plain)
    }
  }
}
