/// How carefully, and with how many threads, a mask is encoded.
public struct EncodingQuality: Hashable, Sendable {
  /// x264's constant rate factor, 0 (lossless) to 51 (worst): 20 keeps lid margins free of visible artefacts.
  /// For VP9, the nearest of its own scale (0–63) is taken.
  public var constantRateFactor: Double
  /// Bits a second to keep to instead, as a camera does; H.264 only. `nil` keeps the quality.
  public var bitRate: Int?
  /// Fixed, not the machine's cores: x264 writes another stream for each number of threads.
  public var threads: Int

  public init(constantRateFactor: Double = 20, bitRate: Int? = nil, threads: Int = 2) {
    self.constantRateFactor = min(max(constantRateFactor, 0), 51)
    self.bitRate = bitRate.map { min(max($0, 1000), 1_000_000_000) }
    self.threads = min(max(threads, 1), 16)
  }
}
