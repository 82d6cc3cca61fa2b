/// Why an audit could not be made.
public enum AuditError: Error, Hashable, Sendable {
  /// Fewer people than any figure can rest on.
  case tooFewPeople
  /// The attacker's model has no solution: its numbers are not finite.
  case noSolution
  /// The folder holds another audit: other people, another seed or another version.
  case otherPlan
  /// A file could not be written or read back.
  case file
  /// The table of people is not what it must be: the number of its line, from 1, where there is one.
  case manifest(line: Int?, ManifestFault)
  /// A network or its preprocessing is not what it must be.
  case recogniser(RecogniserFault)
  /// Records cannot be released.
  case release(ReleaseFault)
  /// The output exists.
  case exists
  /// A file of scores is not what it must be: the number of its line, from 1, where there is one.
  case scores(line: Int?, ScoreFault)
}
