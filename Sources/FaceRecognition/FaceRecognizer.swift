internal import COpenVINO
internal import Foundation

/// A face to some numbers that are near for one person and far for two.
///
/// By default SFace (Zhong et al., IEEE TIP 30 (2021) 2587–2598; the 2021dec weights of OpenCV's model zoo, Apache-2.0), with
/// 128 numbers; or any network of a file, with the preprocessing that it was trained with. For the audit of masks and for testing synthetic people; never on the way from a video to its mask.
public struct FaceRecognizer: ~Copyable {
  public static let fileName = "face_recognition_sface_2021dec.onnx"
  /// Numbers of an embedding by SFace.
  public static let dimensions = 128
  /// Most numbers of an embedding of any network.
  public static let mostDimensions = 8192

  private let request: OpaquePointer
  private let preprocessing: Preprocessing

  private init(owning request: OpaquePointer, _ preprocessing: Preprocessing) {
    self.request = request
    self.preprocessing = preprocessing
  }
  deinit { ov_infer_request_free(request) }

  /// - Parameters:
  ///   - folder: Holds the network's file; `nil` looks where `Tools/install` puts it: `DIGITALMASK_MODELS`, or
  ///     `.deps/models` in the working folder and those above it.
  ///   - threads: For one face.
  /// - Throws: ``RecognitionError``.
  public static func open(folder: String? = nil, threads: Int = 1) throws(RecognitionError) -> FaceRecognizer {
    guard let file = file(in: folder) else { throw .modelMissing }
    let recognizer = try open(file: file, .sface, threads: threads)
    guard try recognizer.dimensionsOfNothing() == dimensions else { throw .unexpectedModel }
    return recognizer
  }

  /// Any network that turns one picture into one vector: ONNX, or whatever else OpenVINO reads.
  ///
  /// Tried on a black picture, so that a file that does not fit is refused here and not later.
  ///
  /// - Throws: ``RecognitionError``.
  public static func open(
    file: String, _ preprocessing: Preprocessing, threads: Int = 1
  ) throws(RecognitionError) -> FaceRecognizer {
    guard FileManager.default.fileExists(atPath: file) else { throw .modelMissing }
    var core: OpaquePointer?
    let engine = try made(ov_core_create(&core), &core, .start)
    defer { ov_core_free(engine) }
    var network: OpaquePointer?
    let compiled = try made(mask_compile(engine, file, "", CInt(threads), &network), &network, .compile)
    // The request keeps what it needs of the compiled network alive.
    defer { ov_compiled_model_free(compiled) }
    var request: OpaquePointer?
    let recognizer = FaceRecognizer(
      owning: try made(ov_compiled_model_create_infer_request(compiled, &request), &request, .request), preprocessing)
    _ = try recognizer.dimensionsOfNothing()
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
    let face = try AlignedFace(
      bytes: bytes, width: width, height: height, channels: channels, points: points, preprocessing)
    let values = try answer(to: face.values)
    let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length.isFinite else { throw .unexpectedModel }
    return values.map { $0 / max(length, 1e-12) }
  }

  /// How alike two faces are, −1…1. OpenCV's own threshold for one person is 0.363.
  public static func cosine(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

  // MARK: - OpenVINO

  private func dimensionsOfNothing() throws(RecognitionError) -> Int {
    try answer(to: [Float](repeating: 0, count: 3 * preprocessing.size * preprocessing.size)).count
  }

  /// The input is a tensor of ours, for networks that leave the number of pictures open have none of their own.
  private func answer(to values: [Float]) throws(RecognitionError) -> [Float] {
    let side = Int64(preprocessing.size)
    let sides = preprocessing.layout == .planes ? [1, 3, side, side] : [1, side, side, 3]
    var shape = ov_shape_t()
    guard ov_shape_create(Int64(sides.count), sides, &shape) == OK else { throw .unexpectedModel }
    defer { ov_shape_free(&shape) }
    var given: OpaquePointer?
    let input = try Self.made(ov_tensor_create(F32, shape, &given), &given, .tensor)
    defer { ov_tensor_free(input) }
    let numbers = try Self.floats(input)
    guard numbers.count == values.count else { throw .unexpectedModel }
    for (i, value) in values.enumerated() { numbers[i] = value }
    guard ov_infer_request_set_input_tensor(request, input) == OK else { throw .unexpectedModel }
    let status = ov_infer_request_infer(request)
    guard status == OK else { throw .inference(step: .infer, code: status.rawValue) }
    var tensor: OpaquePointer?
    let output = try Self.made(ov_infer_request_get_output_tensor_by_index(request, 0, &tensor), &tensor, .tensor)
    // Frees the handle only: the memory belongs to the request.
    defer { ov_tensor_free(output) }
    let found = try Self.floats(output)
    guard (2...Self.mostDimensions).contains(found.count) else { throw .unexpectedModel }
    return Array(found)
  }

  private static func floats(_ tensor: OpaquePointer) throws(RecognitionError) -> UnsafeMutableBufferPointer<Float> {
    var bytes = 0
    var type = DYNAMIC
    var data: UnsafeMutableRawPointer?
    guard
      ov_tensor_get_byte_size(tensor, &bytes) == OK, ov_tensor_get_element_type(tensor, &type) == OK,
      ov_tensor_data(tensor, &data) == OK, let data, type == F32, bytes % MemoryLayout<Float>.stride == 0
    else { throw .unexpectedModel }
    let count = bytes / MemoryLayout<Float>.stride
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
