/// How to track.
public struct TrackerOptions: Hashable, Sendable {
  /// Threads of each network. One is best beside a decoder on a small machine.
  public var threads: Int
  /// The clip is a mirror image (a front camera): sides are exchanged and x counts from the right.
  public var isMirrored: Bool
  /// Least probability that a crop holds a face, 0…1. MediaPipe's own default; below it there is no observation.
  public var presence: Float

  public init(threads: Int = 1, isMirrored: Bool = false, presence: Float = 0.5) {
    self.threads = threads
    self.isMirrored = isMirrored
    self.presence = presence
  }
}
