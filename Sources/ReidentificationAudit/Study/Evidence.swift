import FaceHiding
import MaskSigns

/// What one recording of a person leaves in an attacker's hands.
struct SessionEvidence: Codable, Sendable {
  /// A recogniser's vector of the face itself; of people who only train the attacker on their first day alone.
  var original: [Float] = []
  /// The same of a mask that keeps the face's shape.
  var shapeKept: [Float] = []
  /// Where the five points of that mask stand: ``PointFeatures``.
  var shapeKeptPoints: [Double] = []
  /// The same of the face hidden in older ways, by the procedure's id; of people who are looked for.
  var hidden: [String: [Float]] = [:]
  /// The same of our mask, by policy.
  var masks: [AuditedPolicy: [Float]] = [:]
  /// Where its five points stand.
  var points: [AuditedPolicy: [Double]] = [:]
  /// Numbers read off the record, by policy and by part of it.
  var features: [AuditedPolicy: [RecordFeatures.Part: [Double]]] = [:]
  var signatures: [AuditedPolicy: FixedSignature] = [:]
  var bytesPerSecond: [AuditedPolicy: Double] = [:]
  /// Of a manifest's own mask, whoever made it; empty when there is none or no face was found in it.
  var givenMask: [Float] = []
  /// Where its five points stand, in stills in which a face was found.
  var givenPoints: [Double] = []
  /// Of a manifest's own record.
  var givenFeatures: [RecordFeatures.Part: [Double]] = [:]
  var givenSignature: FixedSignature?
  /// What of a manifest's line could not be used.
  var faults: [EvidenceFault] = []
}

/// Why a file of a manifest gives an attacker nothing, or less.
public enum EvidenceFault: String, Hashable, Sendable, Codable, CaseIterable {
  case originalUnreadable, originalWithoutFace, maskUnreadable, maskWithoutFace, maskAlignedByOriginal, recordUnreadable

  public var sentence: String {
    switch self {
    case .originalUnreadable: "originals that could not be read"
    case .originalWithoutFace: "originals in which no face was found"
    case .maskUnreadable: "masks that could not be read"
    case .maskWithoutFace: "masks in which no face was found"
    case .maskAlignedByOriginal: "masks in which no face was found, aligned by their original's points: the attacker's best case"
    case .recordUnreadable: "records that could not be read"
    }
  }
}

/// Two recordings of one person.
struct PersonEvidence: Codable, Sendable {
  var sessions: [SessionEvidence]

  static let sessions = 2

  init(sessions: [SessionEvidence]) { self.sessions = sessions }

  /// - Parameter isTarget: Somebody who is looked for, so that older ways of hiding are compared, too.
  /// - Throws: `PatientError`, `DisclosureError`, `RecognitionError`.
  init(_ person: CohortPerson, isTarget: Bool, _ pictures: borrowing PictureEvidence) throws {
    sessions = []
    // To learn how faces go with masks, one day's photographs are enough.
    let days = isTarget ? Self.sessions : 1
    let faces = try pictures.faces(person, sessions: days)
    let shapeKept = try pictures.shapeKeptMasks(person, sessions: days)
    for (session, recording) in try person.recordings(Self.sessions).enumerated() {
      var evidence = SessionEvidence()
      if session < days {
        evidence.original = try pictures.vector(faces[session])
        evidence.shapeKept = try pictures.vector(shapeKept[session])
        evidence.shapeKeptPoints = PointFeatures.of(shapeKept[session].map(\.points))
      }
      if isTarget {
        for procedure in Comparators.all {
          evidence.hidden[procedure.id] = try pictures.vector(faces[session].map(procedure.hide))
        }
      }
      for policy in AuditedPolicy.allCases {
        try evidence.add(recording.record(policy.policy), policy, pictures)
      }
      sessions.append(evidence)
    }
  }
}

extension SessionEvidence {
  /// What a record under one policy leaves: its numbers, its signature and, of policies whose masks are drawn, the mask.
  ///
  /// - Throws: `RecognitionError`.
  mutating func add(_ record: SignRecord, _ policy: AuditedPolicy, _ pictures: borrowing PictureEvidence) throws {
    signatures[policy] = FixedSignature(record)
    bytesPerSecond[policy] = record.codedBytesPerSecond
    features[policy] = Dictionary(
      uniqueKeysWithValues: RecordFeatures.Part.allCases.map { ($0, RecordFeatures.of(record, [$0])) })
    guard AuditedPolicy.drawn.contains(policy) else { return }
    let mask = try pictures.masks(record)
    (masks[policy], points[policy]) = (mask.vector, mask.points)
  }
}
