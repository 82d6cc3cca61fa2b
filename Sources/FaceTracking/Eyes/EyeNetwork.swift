internal import CEyeNetwork
internal import FaceReconstruction
package import MaskSigns
internal import VideoDecoding

/// Our own network for lids, canthi, iris, pupil and reflex: both eyes of a face in one run.
///
/// It sees each eye upright and with the nose at the right, and answers in pixels of the crop; see `docs/eye-network.md`
/// and ``EyeAnswer``.
struct EyeNetwork: ~Copyable {
  private let network: Network
  /// The last answer; the next one is written over it, so that new memory is taken only while somebody holds it.
  private var right = EyeReading.blank, left = EyeReading.blank

  private init(_ network: consuming Network) { self.network = network }

  static func load(
    _ core: inout InferenceCore, _ folder: ModelFolder, threads: Int
  ) throws(TrackingError) -> EyeNetwork {
    EyeNetwork(
      try core.network(
        .eyes, in: folder, threads: threads, inputs: 2 * EyeSampler.count, outputs: EyeAnswer.counts.map { 2 * $0 }))
  }

  /// Looks at both eyes of a face.
  ///
  /// - Parameter face: In the picture's own pixels, as it was seen: of a mirrored clip the mirrored face.
  /// - Returns: In the same pixels, by the mesh's own sides; `nil` for an eye that is too small or without answer.
  mutating func read(
    _ frame: Frame, _ face: MeshedFace
  ) throws(TrackingError) -> BothEyes<EyeReading?> {
    let crops = EyeCrop.both(of: face.points)
    guard crops.right != nil || crops.left != nil else { return BothEyes(right: nil, left: nil) }
    frame.sampled { planes in
      for (index, eye) in Eye.allCases.enumerated() {
        // An eye without a crop gets its fellow's: the network must be given something.
        guard let crop = crops[eye] ?? crops[eye == .right ? .left : .right] else { continue }
        let part = network.input[index * EyeSampler.count..<(index + 1) * EyeSampler.count]
        EyeSampler.fill(UnsafeMutableBufferPointer(rebasing: part), from: planes, crop: crop)
      }
    }
    try network.run()
    return BothEyes(
      right: Self.reading(EyeAnswer(network.outputs, 0), crops.right, over: &right),
      left: Self.reading(EyeAnswer(network.outputs, 1), crops.left, over: &left))
  }

  private static func reading(_ answer: EyeAnswer, _ crop: EyeCrop?, over last: inout EyeReading) -> EyeReading? {
    guard let crop, answer.write(to: &last, in: crop) else { return nil }
    return last
  }
}

extension EyeCrop {
  /// Canthi of the mesh: temporal and nasal of the right, of the left eye.
  private static let canthi = (right: (33, 133), left: (263, 362))
  /// Canthi nearer to each other than this, in pixels, leave nothing to read.
  private static let leastWidth: Float = 6

  /// Crops of a face's eyes; `nil` where the face is too small, or its points no numbers.
  package static func both(of points: [SIMD3<Float>]) -> BothEyes<EyeCrop?> {
    func crop(_ ends: (temporal: Int, nasal: Int), _ isMirrored: Bool) -> EyeCrop? {
      let crop = EyeCrop(temporal: points[ends.temporal], nasal: points[ends.nasal], isMirrored: isMirrored)
      let width = crop.scale * Float(EyeCrop.width)
      return width >= leastWidth * widthPerCanthi && width.isFinite && crop.centre.x.isFinite && crop.centre.y.isFinite
        ? crop : nil
    }
    return BothEyes(right: crop(canthi.right, false), left: crop(canthi.left, true))
  }
}
