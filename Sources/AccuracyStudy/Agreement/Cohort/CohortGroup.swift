import SyntheticPatients

/// Patients of one condition, or healthy people, each in the examination that shows it.
enum CohortGroup: String, CaseIterable, Sendable {
  case healthy
  case ptosis
  case retraction = "upper lid retraction"
  case strabismus
  case nystagmus
  // Told, without a bar.
  case lidLag = "lid lag"
  case lowerLid = "lower lid retraction"
  case phoria = "latent squint"
  case palsy = "nerve palsy"
  case horner = "Horner's syndrome"
  case bell = "facial palsy"
  case blepharospasm
  case wrinkles

  /// The study must reach something on them.
  var hasBar: Bool {
    switch self {
    case .ptosis, .retraction, .strabismus, .nystagmus: true
    default: false
    }
  }

  /// In turn.
  var kinds: [Condition] {
    switch self {
    case .healthy: [.healthy]
    case .ptosis: Condition.ptosis.kinds
    case .retraction: [.thyroidRetraction]
    case .strabismus: Condition.strabismus.kinds
    case .nystagmus: Condition.nystagmus.kinds
    case .lidLag: [.lidLag]
    case .lowerLid: [.scleralShow]
    case .phoria: Condition.phoria.kinds
    case .palsy: Condition.palsy.kinds
    case .horner: [.horner]
    case .bell: [.bell]
    case .blepharospasm: [.blepharospasm]
    case .wrinkles: [.wrinkles]
    }
  }

  /// What clinics record for it (the 2022 study: levator excursion, cover test, fixation, nine directions).
  func examination(_ kind: Condition, _ index: Int) -> Examination {
    switch self {
    // Controls go through all of them.
    case .healthy: [.levatorExcursion, .nineGaze, .coverUncover, .fixation, .alternateCover, .voluntaryClosing][index % 6]
    case .ptosis: .levatorExcursion
    case .retraction, .lidLag, .palsy: .nineGaze
    case .strabismus: .coverUncover
    // A latent nystagmus shows under a cover; the others while looking at the camera.
    case .nystagmus: kind == .nystagmusLatent ? .alternateCover : .fixation
    case .phoria: .alternateCover
    case .bell: .voluntaryClosing
    case .lowerLid, .horner, .blepharospasm, .wrinkles: .primary
    }
  }
}
