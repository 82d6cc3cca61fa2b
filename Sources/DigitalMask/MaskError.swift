/// Why there is no mask: what kind of failure, and one plain sentence with the remedy. Never a path or a name.
public struct MaskError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    /// The input is not what it should be: damaged, no video, not a record.
    case badInput
    /// The input is missing or may not be read.
    case unreadableInput
    /// The output cannot be made: folder missing, not writable, already there.
    case cannotCreateOutput
    /// Reading or writing failed on the way: full disk, device error.
    case inputOutput
    /// The video holds no face that can be masked.
    case noFace
    /// A mask was made, but it did not pass its own quality check.
    case qualityCheckFailed
    /// Something that the installation lacks: a network, a library.
    case installation
  }

  public var kind: Kind
  /// One sentence that says what is wrong and what to do.
  public var description: String

  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
