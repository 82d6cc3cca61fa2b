import ClinicalFindings
import FaceReconstruction
import MaskDisclosure
import MaskSigns

/// What the clinic itself reads from a recording: its findings before any policy. Behind the wall.
struct SourceSigns: Sendable {
  let findings: Findings

  init(_ fit: FaceFit) throws(MaskError) {
    do {
      findings = Findings(
        try disclose(fit, policy: .undisclosed, context: RecordContext(software: "verification", models: "-")))
    } catch {
      throw MaskError(.badInput, "The signs of this recording do not fit in a record: cut it into shorter parts.")
    }
  }
}
