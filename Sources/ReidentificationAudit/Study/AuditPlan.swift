/// How large an audit of people who do not exist is, and who they are.
public struct AuditPlan: Hashable, Sendable, Codable {
  /// People who are looked for; two recordings each.
  public var people: Int
  /// Other people, from whose recordings attackers learn.
  public var training: Int
  public var seed: UInt64
  /// Pictures of each recording for attackers who look at pictures.
  public var stills: Int
  /// Random choices of which recording of each person is in the gallery.
  public var galleries: Int
  /// Patients who are looked for among patients, of all conditions together; two recordings each.
  public var patients: Int
  /// Patients of each condition, on whom the cost of a policy in findings is counted.
  public var costed: Int { min(max(people / 5, 3), 40) }
  /// Which network looked at faces: "sface", or a word for another one and its preprocessing.
  public internal(set) var recogniser = "sface"
  /// Raised when evidence is made in another way, so that old evidence is not taken for new.
  public private(set) var version = 9

  /// - Parameters:
  ///   - training: `nil` takes twice as many as are looked for.
  ///   - patients: `nil` takes as many as people, but 8 to 40 of each condition.
  public init(people: Int, training: Int? = nil, patients: Int? = nil, seed: UInt64, stills: Int = 8, galleries: Int = 20) {
    self.people = people
    self.training = training ?? 2 * people
    let kinds = PatientCohort.conditions.count
    self.patients = patients ?? kinds * min(max(people / kinds, 8), 40)
    self.seed = seed
    self.stills = stills
    self.galleries = galleries
  }

  /// The fewest people on whom a figure can rest.
  public static let fewest = 10
  /// Two patients of each condition.
  public static let fewestPatients = 12
}
