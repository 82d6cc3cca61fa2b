import FaceHiding

/// The older ways, attacked beside our masks.
enum Comparators {
  static let all: [any HidingProcedure] = OlderWay.allCases.map(\.procedure)
}

/// What a report says of an older way.
public struct ComparatorFacts: Hashable, Sendable, Codable {
  public let id, name, strength, source: String

  init(_ procedure: any HidingProcedure) {
    (id, name, strength, source) = (procedure.id, procedure.name, procedure.strength, procedure.source)
  }
}
