/// An older way of hiding a face, which masks are compared with.
///
/// Works on one picture by itself and knows where its face is, as the tools that do so find it.
protocol HidingProcedure: Sendable {
  /// A word for tables and files.
  var id: String { get }
  /// As the field names it, within a sentence.
  var name: String { get }
  /// How strongly it hides, in words.
  var strength: String { get }
  /// Where that strength comes from.
  var source: String { get }
  func hide(_ face: FacePicture) -> FacePicture
}

/// What a report says of an older way.
public struct ComparatorFacts: Hashable, Sendable, Codable {
  public let id, name, strength, source: String

  init(_ procedure: any HidingProcedure) {
    (id, name, strength, source) = (procedure.id, procedure.name, procedure.strength, procedure.source)
  }
}

/// The older ways.
enum Comparators {
  static let all: [any HidingProcedure] = [EyeBar(), EyeCrop(), Pixelation(), GaussianBlur()]
}
