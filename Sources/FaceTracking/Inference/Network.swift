internal import COpenVINO

/// One network, ready to run on the thread that calls it.
///
/// Write ``input``, call ``run()``, read ``outputs``; all are `Float`, in the network's own layout (rows, columns,
/// channels), and stay where they are as long as the network lives.
struct Network: ~Copyable {
  private let request: OpaquePointer
  private(set) var input: UnsafeMutableBufferPointer<Float>
  private(set) var outputs: [UnsafeBufferPointer<Float>]

  init(owning request: OpaquePointer) {
    self.request = request
    input = UnsafeMutableBufferPointer(start: nil, count: 0)
    outputs = []
  }

  deinit { ov_infer_request_free(request) }

  /// Fetches the places of the input and the results, and checks their sizes.
  consuming func with(inputs: Int, outputs counts: [Int], name: String) throws(TrackingError) -> Network {
    input = try floats(count: inputs, name: name) { ov_infer_request_get_input_tensor_by_index(request, 0, &$0) }
    for (index, count) in counts.enumerated() {
      let result = try floats(count: count, name: name) {
        ov_infer_request_get_output_tensor_by_index(request, index, &$0)
      }
      outputs.append(UnsafeBufferPointer(result))
    }
    return self
  }

  func run() throws(TrackingError) {
    let status = ov_infer_request_infer(request)
    guard status == OK else { throw .inference(step: .infer, code: status.rawValue) }
  }

  private func floats(
    count: Int, name: String, _ get: (inout OpaquePointer?) -> ov_status_e
  ) throws(TrackingError) -> UnsafeMutableBufferPointer<Float> {
    var tensor: OpaquePointer?
    let status = get(&tensor)
    let handle = try owned(status, &tensor, .tensor)
    // Frees the handle only: the memory belongs to the request.
    defer { ov_tensor_free(handle) }
    var bytes = 0
    var type = DYNAMIC
    var data: UnsafeMutableRawPointer?
    guard
      ov_tensor_get_byte_size(handle, &bytes) == OK, ov_tensor_get_element_type(handle, &type) == OK,
      ov_tensor_data(handle, &data) == OK, let data, type == F32, bytes == count * MemoryLayout<Float>.stride
    else { throw .unexpectedModel(name: name) }
    return UnsafeMutableBufferPointer(start: data.bindMemory(to: Float.self, capacity: count), count: count)
  }
}
