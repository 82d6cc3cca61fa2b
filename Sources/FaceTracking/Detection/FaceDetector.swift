internal import VideoDecoding

/// Finds all faces of a picture with one of the two BlazeFace networks.
struct FaceDetector: ~Copyable {
  private let network: Network
  private var decoder: DetectionDecoder
  /// The last picture's faces; the next one's are written over them.
  private var found: [FaceDetection] = []

  private init(_ network: consuming Network, _ decoder: DetectionDecoder) {
    self.network = network
    self.decoder = decoder
  }

  /// The short-range network: faces from about a tenth of the picture's longer side; 1 ms.
  static func near(
    _ core: inout InferenceCore, _ folder: ModelFolder, threads: Int
  ) throws(TrackingError) -> FaceDetector {
    let network = try core.network(
      .file(.nearFaces), in: folder, threads: threads, inputs: 128 * 128 * 3, outputs: [896 * 16, 896])
    return FaceDetector(network, DetectionDecoder(anchors: Anchors.nearFaces, side: 128, minimumScore: 0.5))
  }

  /// The full-range network: small and distant faces; 4 ms. MediaPipe's own threshold for it is 0.6.
  static func far(
    _ core: inout InferenceCore, _ folder: ModelFolder, threads: Int
  ) throws(TrackingError) -> FaceDetector {
    let network = try core.network(
      .file(.farFaces), in: folder, threads: threads, inputs: 192 * 192 * 3, outputs: [2304 * 16, 2304])
    return FaceDetector(network, DetectionDecoder(anchors: Anchors.farFaces, side: 192, minimumScore: 0.6))
  }

  /// All faces, best first, in upright picture pixels. Takes no new memory once it has seen as many faces.
  mutating func faces(in frame: Frame) throws(TrackingError) -> [FaceDetection] {
    // The whole picture, fitted into the square with black bars.
    let crop = Crop(
      centre: SIMD2(Float(frame.width), Float(frame.height)) / 2, side: Float(max(frame.width, frame.height)))
    frame.sampled { planes in
      Sampler.fill(
        network.input, side: decoder.side, from: planes, crop: crop, values: .minusOneToOne, surround: .black)
    }
    try network.run()
    decoder.decode(regressions: network.outputs[0], logits: network.outputs[1], into: &found)
    for face in found.indices {
      found[face].box = Box(
        low: crop.place(found[face].box.low, count: 1), high: crop.place(found[face].box.high, count: 1))
      for point in found[face].points.indices {
        found[face].points[point] = crop.place(found[face].points[point], count: 1)
      }
    }
    return found
  }
}
