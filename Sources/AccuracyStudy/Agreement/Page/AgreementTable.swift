import MaskSigns
import SyntheticPatients

/// Every finding of every patient by every reader, as text (TSV): what the figures rest on.
enum AgreementTable {
  static func text(_ patients: [CohortPatient]) -> String {
    let readers = CohortReader.allCases
    let header = ["patient", "group", "condition", "severity", "finding", "eye"]
      + readers.flatMap { ["\($0.rawValue)_standing", "\($0.rawValue)_value"] }
    var text = header.joined(separator: "\t") + "\n"
    for patient in patients {
      for place in FindingSheet.places {
        let readings = readers.map { patient.sheets[$0]?[place] }
        // Kinds of one eye have no row for the face, and the other way round.
        guard readings.contains(where: { $0?.isJudged == true }) else { continue }
        let cells = [
          patient.subject.name, patient.group.rawValue, patient.subject.kind.rawValue, patient.subject.severity.rawValue,
          place.kind.rawValue, place.eye?.rawValue ?? "",
        ] + readings.flatMap { [$0?.standing.name ?? "", $0?.value.map { Text.decimal($0, 3).replacing("−", with: "-") } ?? ""] }
        text += cells.joined(separator: "\t") + "\n"
      }
    }
    return text
  }
}
