import FaceRecognition
import SyntheticPatients

/// Compares pictures with a face recogniser as it comes.
struct PictureAttacker: Attacker {
  /// What a picture shows.
  enum View: Hashable, Sendable {
    case face, shapeKept
    case mask(AuditedPolicy)
    /// Hidden in an older way: the procedure's id.
    case hidden(String)
    /// A manifest's own mask.
    case given

    func vector(_ evidence: SessionEvidence) -> [Float] {
      switch self {
      case .face: evidence.original
      case .shapeKept: evidence.shapeKept
      case .mask(let policy): evidence.masks[policy] ?? []
      case .hidden(let id): evidence.hidden[id] ?? []
      case .given: evidence.givenMask
      }
    }
  }

  let id, name, knowledge: String
  let purpose: AttackPurpose
  let probe, entry: View

  func isProbe(_ evidence: SessionEvidence) -> Bool { !probe.vector(evidence).isEmpty }
  func isEntry(_ evidence: SessionEvidence) -> Bool { !entry.vector(evidence).isEmpty }

  func compare(_ recordings: [SessionEvidence], training: [PersonEvidence]) -> ScoreMatrix {
    ScoreMatrix(probes: recordings.map(probe.vector), gallery: recordings.map(entry.vector)) {
      Double(FaceRecognizer.cosine($0, $1))
    }
  }
}

/// The gallery's names are shuffled: whatever he finds more than chance is a fault of the audit.
struct MisnamedAttacker: Attacker {
  let id = "misnamed"
  let name = "Random pairings"
  let knowledge = "compares faces with faces, but the gallery's names are shuffled"
  let purpose = AttackPurpose.mustFail

  func compare(_ recordings: [SessionEvidence], training: [PersonEvidence]) -> ScoreMatrix {
    let sessions = PersonEvidence.sessions
    let vectors = recordings.map(\.original)
    var random = SeededGenerator(seed: UInt64(vectors.count), 0x3A3E)
    // Each day's recordings by themselves, so that different galleries are different shufflings.
    let shuffled = (0..<sessions).map { _ in (0..<vectors.count / sessions).shuffled(using: &random) }
    return ScoreMatrix(count: vectors.count) { probe, entry in
      let other = shuffled[entry % sessions][entry / sessions] * sessions + entry % sessions
      return Double(FaceRecognizer.cosine(vectors[probe], vectors[other]))
    }
  }
}
