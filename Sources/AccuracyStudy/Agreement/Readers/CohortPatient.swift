import ClinicalFindings
import MaskSigns
import SyntheticPatients

/// Somebody of the cohort as all readers saw them.
struct CohortPatient: Sendable {
  var subject: CohortSubject
  var sheets: [CohortReader: FindingSheet]

  var group: CohortGroup { subject.group }
  var isHealthy: Bool { group == .healthy }
}
