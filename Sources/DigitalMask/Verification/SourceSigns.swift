import ClinicalFindings
import FaceReconstruction
import MaskDisclosure
import MaskSigns

/// What the clinic itself reads from a recording: its findings before any policy. Behind the wall.
struct SourceSigns: Sendable {
  let record: SignRecord
  let findings: Findings

  /// Of what has left already: there is nothing behind it.
  init(disclosed record: SignRecord, _ findings: Findings) {
    self.record = record
    self.findings = findings
  }

  init(_ fit: FaceFit) throws(MaskError) {
    do {
      record = try disclose(fit, policy: .undisclosed, context: RecordContext(software: "verification", models: "-"))
    } catch {
      throw MaskError(.badInput, "The signs of this recording do not fit in a record: cut it into shorter parts.")
    }
    findings = Findings(record)
  }
}
