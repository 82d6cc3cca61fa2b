import MaskSigns

/// What two recordings of one patient leave in an attacker's hands under the default policy.
struct PatientEvidence: Codable, Sendable {
  /// As the patient is.
  var own: PersonEvidence
  /// The same movement with the habitual values and grades that all patients of the condition are given.
  var likened: PersonEvidence

  init(own: PersonEvidence, likened: PersonEvidence) { (self.own, self.likened) = (own, likened) }

  /// - Throws: `PatientError`, `DisclosureError`, `RecognitionError`; ``AuditError``.
  init(_ person: CohortPerson, pattern: FixedPart, _ pictures: borrowing PictureEvidence) throws {
    own = PersonEvidence(sessions: [])
    likened = PersonEvidence(sessions: [])
    for recording in try person.recordings(PersonEvidence.sessions) {
      let record = try recording.record(AuditedPolicy.eyes.policy)
      var session = SessionEvidence()
      try session.add(record, .eyes, pictures)
      own.sessions.append(session)
      var other = SessionEvidence()
      try other.add(record.replacing(pattern.baselines, pattern.wrinkles), .eyes, pictures)
      likened.sessions.append(other)
    }
  }

  /// Read back from disk.
  var isWhole: Bool { [own, likened].allSatisfy { $0.sessions.count == PersonEvidence.sessions } }
}
