/// How to track.
public struct TrackerOptions: Sendable {
  /// Threads of each network. One is best beside a decoder on a small machine.
  public var threads: Int
  /// The clip is a mirror image (a front camera): sides are exchanged and x counts from the right.
  public var isMirrored: Bool
  /// Least probability that a crop holds a face, 0…1. MediaPipe's own default; below it there is no observation.
  public var presence: Float
  /// Follow this person of an earlier pass over the same recording; `nil`: the largest face.
  public var person: FaceCensus.Person?

  public init(threads: Int = 1, isMirrored: Bool = false, presence: Float = 0.5, person: FaceCensus.Person? = nil) {
    self.threads = threads
    self.isMirrored = isMirrored
    self.presence = presence
    self.person = person
  }
}
