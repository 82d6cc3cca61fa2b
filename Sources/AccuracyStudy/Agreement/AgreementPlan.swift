/// How many people, and which.
public struct AgreementPlan: Hashable, Sendable {
  /// Patients of each condition that a bar is about.
  public var people: Int
  /// Patients of each other condition.
  public var others: Int
  /// Healthy controls.
  public var controls: Int
  /// Of each condition with a bar and of the controls: whose mask is also drawn and measured.
  public var masks: Int
  /// Everyone's number follows from it; people of other seeds are others.
  public var seed: UInt64

  /// Numbers of a group's people lie within, and those of one person.
  private static let groupStride: UInt64 = 10_000_000
  private static let personStride: UInt64 = 256
  public static let firstSeed: UInt64 = 20_000_000
  public static let mostPeople = Int(groupStride / personStride) - 1

  /// - Parameters:
  ///   - others: As many as of the others unless given.
  ///   - controls: As many as patients of a condition unless given.
  public init(people: Int = 200, others: Int? = nil, controls: Int? = nil, masks: Int = 0, seed: UInt64 = firstSeed) {
    self.people = people
    self.others = others ?? people
    self.controls = controls ?? people
    self.masks = masks
    self.seed = seed
  }

  /// In the order in which they are measured: one of each group, then the next one of each, so that a study that is cut
  /// short is a smaller study of the same kind.
  var subjects: [CohortSubject] {
    (0..<max(people, others, controls)).flatMap { index in
      CohortGroup.allCases.enumerated().compactMap { place, group in
        guard index < (group == .healthy ? controls : group.hasBar ? people : others) else { return nil }
        let number = seed &+ UInt64(place) * Self.groupStride &+ UInt64(index) * Self.personStride
        return CohortSubject(group: group, index: index, number: number, withMask: index < masks && (group.hasBar || group == .healthy))
      }
    }
  }
}
