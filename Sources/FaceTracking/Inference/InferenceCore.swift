internal import COpenVINO
internal import Dispatch
internal import Synchronization

/// OpenVINO's core, which reads networks and compiles them for the processor.
struct InferenceCore: ~Copyable {
  private let core: OpaquePointer
  /// Compiled and not yet handed out.
  private var ready: [NetworkSource: OpaquePointer] = [:]

  private init(owning core: OpaquePointer) { self.core = core }

  deinit {
    for compiled in ready.values { ov_compiled_model_free(compiled) }
    ov_core_free(core)
  }

  static func start() throws(TrackingError) -> InferenceCore {
    var core: OpaquePointer?
    return InferenceCore(owning: try owned(ov_core_create(&core), &core, .start))
  }

  /// Compiles several networks at once, on all cores: compiling takes far longer than a picture.
  mutating func prepare(
    _ networks: [NetworkSource], in folder: ModelFolder, threads: Int
  ) throws(TrackingError) {
    // OpenVINO's core may be used from several threads; a pointer travels as a number.
    let shared = UInt(bitPattern: core)
    let results = Mutex<[NetworkSource: Result<UInt, TrackingError>]>([:])
    DispatchQueue.concurrentPerform(iterations: networks.count) { index in
      let network = networks[index]
      let result = Result { () throws(TrackingError) -> UInt in
        guard let core = OpaquePointer(bitPattern: shared) else { throw .inference(step: .start, code: -1) }
        return UInt(bitPattern: try network.compiled(in: folder, threads: threads, core: core))
      }
      results.withLock { $0[network] = result }
    }
    // In order, so that the same fault always gives the same error, and all that was made has an owner before one throws.
    let compiled = results.withLock { $0 }
    for (network, result) in compiled { ready[network] = (try? result.get()).flatMap { OpaquePointer(bitPattern: $0) } }
    for network in networks { _ = try compiled[network]?.get() }
  }

  /// A network ready to run; compiled now if it was not prepared.
  ///
  /// - Parameters:
  ///   - inputs: how many floats the network takes.
  ///   - outputs: how many floats each result holds, in the file's order.
  /// - Throws: ``TrackingError/unexpectedModel(name:)`` when the sizes differ, ``TrackingError/inference(step:code:)``.
  mutating func network(
    _ network: NetworkSource, in folder: ModelFolder, threads: Int, inputs: Int, outputs: [Int]
  ) throws(TrackingError) -> Network {
    let compiled =
      if let prepared = ready.removeValue(forKey: network) { prepared } else {
        try network.compiled(in: folder, threads: threads, core: core)
      }
    // The request keeps what it needs of the compiled network alive.
    defer { ov_compiled_model_free(compiled) }
    var request: OpaquePointer?
    let runner = Network(
      owning: try owned(ov_compiled_model_create_infer_request(compiled, &request), &request, .request))
    return try runner.with(inputs: inputs, outputs: outputs, name: network.name)
  }
}

/// What a C call made, or the error that it returned.
func owned(
  _ status: ov_status_e, _ made: inout OpaquePointer?, _ step: TrackingError.Step
) throws(TrackingError) -> OpaquePointer {
  guard status == OK, let made else { throw .inference(step: step, code: status.rawValue) }
  return made
}
