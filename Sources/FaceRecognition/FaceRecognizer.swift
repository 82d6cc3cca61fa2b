internal import COpenVINO
internal import Foundation

/// SFace (Zhong et al., IEEE TIP 30 (2021) 2587–2598; the 2021dec weights of OpenCV's model zoo, Apache-2.0): a face to
/// 128 numbers that are near for one person and far for two.
///
/// For the audit of masks and for testing synthetic people; never on the way from a video to its mask.
public struct FaceRecognizer: ~Copyable {
  public static let fileName = "face_recognition_sface_2021dec.onnx"
  /// Numbers of an embedding.
  public static let dimensions = 128

  private let request: OpaquePointer

  private init(owning request: OpaquePointer) { self.request = request }
  deinit { ov_infer_request_free(request) }

  /// - Parameters:
  ///   - folder: Holds the network's file; `nil` looks where `Tools/install` puts it: `DIGITALMASK_MODELS`, or
  ///     `.deps/models` in the working folder and those above it.
  ///   - threads: For one face.
  /// - Throws: ``RecognitionError``.
  public static func open(folder: String? = nil, threads: Int = 1) throws(RecognitionError) -> FaceRecognizer {
    guard let file = file(in: folder) else { throw .modelMissing }
    var core: OpaquePointer?
    let engine = try made(ov_core_create(&core), &core, .start)
    defer { ov_core_free(engine) }
    var network: OpaquePointer?
    let compiled = try made(mask_compile(engine, file, "", CInt(threads), &network), &network, .compile)
    // The request keeps what it needs of the compiled network alive.
    defer { ov_compiled_model_free(compiled) }
    var request: OpaquePointer?
    let recognizer = FaceRecognizer(
      owning: try made(ov_compiled_model_create_infer_request(compiled, &request), &request, .request))
    let faceCount = 3 * AlignedFace.side * AlignedFace.side
    try recognizer.withInput(count: faceCount) { _ in }
    return recognizer
  }

  /// A vector of unit length; the cosine of two says how alike the faces are.
  ///
  /// - Parameters:
  ///   - bytes: Rows from the top, `channels` bytes a pixel (3 or more, red, green and blue first), no padding.
  ///   - points: In pixels; a pixel's centre is a whole number.
  /// - Throws: ``RecognitionError``.
  public func embedding(
    of bytes: Span<UInt8>, width: Int, height: Int, channels: Int, points: FivePoints
  ) throws(RecognitionError) -> [Float] {
    let face = try AlignedFace(bytes: bytes, width: width, height: height, channels: channels, points: points)
    try withInput(count: face.planes.count) { input in
      for (i, value) in face.planes.enumerated() { input[i] = value }
    }
    let status = ov_infer_request_infer(request)
    guard status == OK else { throw .inference(step: .infer, code: status.rawValue) }
    var tensor: OpaquePointer?
    let output = try Self.made(ov_infer_request_get_output_tensor_by_index(request, 0, &tensor), &tensor, .tensor)
    defer { ov_tensor_free(output) }
    let values = try Self.floats(output, count: Self.dimensions)
    let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return values.map { $0 / max(length, 1e-12) }
  }

  /// How alike two faces are, −1…1. OpenCV's own threshold for one person is 0.363.
  public static func cosine(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

  // MARK: - OpenVINO

  private func withInput(
    count: Int, _ body: (UnsafeMutableBufferPointer<Float>) -> Void
  ) throws(RecognitionError) {
    var tensor: OpaquePointer?
    let input = try Self.made(ov_infer_request_get_input_tensor_by_index(request, 0, &tensor), &tensor, .tensor)
    // Frees the handle only: the memory belongs to the request.
    defer { ov_tensor_free(input) }
    body(try Self.floats(input, count: count))
  }

  private static func floats(
    _ tensor: OpaquePointer, count: Int
  ) throws(RecognitionError) -> UnsafeMutableBufferPointer<Float> {
    var bytes = 0
    var type = DYNAMIC
    var data: UnsafeMutableRawPointer?
    guard
      ov_tensor_get_byte_size(tensor, &bytes) == OK, ov_tensor_get_element_type(tensor, &type) == OK,
      ov_tensor_data(tensor, &data) == OK, let data, type == F32, bytes == count * MemoryLayout<Float>.stride
    else { throw .unexpectedModel }
    return UnsafeMutableBufferPointer(start: data.bindMemory(to: Float.self, capacity: count), count: count)
  }

  private static func made(
    _ status: ov_status_e, _ pointer: inout OpaquePointer?, _ step: RecognitionError.Step
  ) throws(RecognitionError) -> OpaquePointer {
    guard status == OK, let pointer else { throw .inference(step: step, code: status.rawValue) }
    return pointer
  }

  private static func file(in folder: String?) -> String? {
    var places: [String] = []
    if let folder = folder ?? ProcessInfo.processInfo.environment["DIGITALMASK_MODELS"] {
      places = [folder]
    } else {
      var place = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true).standardizedFileURL
      while true {
        places.append(place.appendingPathComponent(".deps/models").path)
        let above = place.deletingLastPathComponent().standardizedFileURL
        if above.path == place.path || place.path == "/" { break }
        place = above
      }
    }
    return places.map { $0 + "/" + fileName }.first { FileManager.default.fileExists(atPath: $0) }
  }
}
