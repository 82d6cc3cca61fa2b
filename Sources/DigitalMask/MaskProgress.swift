/// How far a job is.
public struct MaskProgress: Hashable, Sendable {
  public enum Step: String, Hashable, Sendable { case observing, reconstructing, rendering, verifying, finished }
  public var step: Step
  /// Pictures done in this step.
  public var done: Int
  /// Pictures in all; an estimate while observing, `nil` when the file does not tell.
  public var total: Int?

  public init(step: Step, done: Int, total: Int?) {
    self.step = step
    self.done = done
    self.total = total
  }
}
