internal import COpenVINO

/// OpenVINO's core, which reads networks and compiles them for the processor.
struct InferenceCore: ~Copyable {
  private let core: OpaquePointer

  private init(owning core: OpaquePointer) { self.core = core }
  deinit { ov_core_free(core) }

  static func start() throws(TrackingError) -> InferenceCore {
    var core: OpaquePointer?
    return InferenceCore(owning: try owned(ov_core_create(&core), &core, .start))
  }

  /// Reads and compiles one network; its picture and results stay at fixed places in memory.
  ///
  /// - Parameters:
  ///   - inputs: how many floats the network takes.
  ///   - outputs: how many floats each result holds, in the file's order.
  /// - Throws: ``TrackingError/unexpectedModel(name:)`` when the sizes differ, ``TrackingError/inference(step:code:)``.
  func network(
    _ network: ModelFolder.Network, in folder: ModelFolder, threads: Int, inputs: Int, outputs: [Int]
  ) throws(TrackingError) -> Network {
    var model: OpaquePointer?
    let read = try owned(ov_core_read_model(core, folder.file(of: network), nil, &model), &model, .read)
    defer { ov_model_free(read) }
    var compiled: OpaquePointer?
    let ready = try owned(mask_compile(core, read, CInt(threads), &compiled), &compiled, .compile)
    // The request keeps what it needs of the compiled network alive.
    defer { ov_compiled_model_free(ready) }
    var request: OpaquePointer?
    let runner = Network(
      owning: try owned(ov_compiled_model_create_infer_request(ready, &request), &request, .request))
    return try runner.with(inputs: inputs, outputs: outputs, name: network.rawValue)
  }
}

/// What a C call made, or the error that it returned.
func owned(
  _ status: ov_status_e, _ made: inout OpaquePointer?, _ step: TrackingError.Step
) throws(TrackingError) -> OpaquePointer {
  guard status == OK, let made else { throw .inference(step: step, code: status.rawValue) }
  return made
}
