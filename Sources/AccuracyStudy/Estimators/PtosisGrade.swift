import MaskSigns

/// How far an upper lid droops.
///
/// Droop is counted from the healthy mean of MRD1, as a picture has no earlier one of the same eye. The usual scale says
/// mild 1–2, moderate 3–4, severe over 4 mm (doi 10.20517/2347-9264.2020.110) and leaves 2–3 mm open: that is halved.
enum PtosisGrade: Int, CaseIterable, Sendable {
  case none, mild, moderate, severe

  init(mrd1: Double) {
    let droop = HealthyRanges.of(.mrd1).mean - mrd1
    self = droop < 1 ? .none : droop < 2.5 ? .mild : droop <= 4 ? .moderate : .severe
  }
}
