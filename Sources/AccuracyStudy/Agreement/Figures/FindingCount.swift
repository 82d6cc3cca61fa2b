import ClinicalFindings

/// What becomes of each finding between the recording and the mask, over everybody.
struct FindingCount: Sendable {
  var name: String
  /// Outside by the recording and still, not any more, not judged any more; outside by the mask only.
  var kept = 0, lost = 0, unjudged = 0, invented = 0
  /// Of the truth's findings those that the recording shows, and findings of the recording that the truth has not.
  var truly = 0, found = 0, falsely = 0

  static func all(_ patients: [CohortPatient], _ reader: CohortReader) -> [FindingCount] {
    FindingKind.allCases.compactMap { kind in
      var count = FindingCount(name: kind.rawValue)
      for place in FindingSheet.places where place.kind == kind {
        for patient in patients {
          guard let truth = patient.sheets[.truth]?[place], let source = patient.sheets[.source]?[place],
            let mask = patient.sheets[reader]?[place]
          else { continue }
          count.add(truth, source, mask)
        }
      }
      return count.kept + count.lost + count.unjudged + count.invented + count.truly > 0 ? count : nil
    }
  }

  private mutating func add(_ truth: FindingReading, _ source: FindingReading, _ mask: FindingReading) {
    switch (source.liesOutside, mask.liesOutside) {
    case (true, true): kept += 1
    case (true, false): if mask.isJudged { lost += 1 } else { unjudged += 1 }
    case (false, true): invented += 1
    case (false, false): break
    }
    if truth.liesOutside { truly += 1 }
    if truth.liesOutside, source.liesOutside { found += 1 }
    if !truth.liesOutside, source.liesOutside { falsely += 1 }
  }
}
