internal import CEyeNetwork
internal import COpenVINO

/// Where a network comes from.
enum NetworkSource: Hashable {
  /// Of others, installed beside the program.
  case file(ModelFolder.Network)
  /// Our own, part of the program.
  case eyes

  var name: String {
    switch self {
    case .file(let network): network.rawValue
    case .eyes: "eye_lines.onnx"
    }
  }

  /// Reads and compiles the network.
  ///
  /// - Throws: ``TrackingError/inference(step:code:)``.
  func compiled(in folder: ModelFolder, threads: Int, core: OpaquePointer) throws(TrackingError) -> OpaquePointer {
    var compiled: OpaquePointer?
    let cache = folder.compiled ?? ""
    let status =
      switch self {
      case .file(let network): mask_compile(core, folder.file(of: network), cache, CInt(threads), &compiled)
      case .eyes:
        mask_compile_bytes(core, eye_network_bytes(), eye_network_size(), cache, CInt(threads), &compiled)
      }
    return try owned(status, &compiled, .compile)
  }
}

/// The network that is part of the program, for whoever has to say which one measured.
public enum OwnNetwork {
  /// Its file's name under `Models/`.
  public static var name: String { NetworkSource.eyes.name }
  /// That file, byte for byte.
  public static var bytes: [UInt8] { Array(UnsafeBufferPointer(start: eye_network_bytes(), count: eye_network_size())) }
}
