import ClinicalFindings
import MaskSigns

/// A question that the clinical study put to its ophthalmologists, and how a sheet of findings answers it.
struct SignQuestion: Sendable {
  var name: String
  /// Patients who may have it; healthy controls are always asked.
  var groups: [CohortGroup]
  /// Asked of each eye, or of the patient.
  var isOfEyes: Bool
  /// The first is "no".
  var classes: [String]
  /// Classes are grades, so that weights mean something.
  var isOrdered = false
  /// Bars of the study rest on it.
  var isJudged = false
  /// What a true value is called borderline by; empty when nothing is.
  var border = ""
  /// The class; `nil` when the reader cannot judge it.
  var answer: @Sendable (FindingSheet, Eye?) -> Int?
  var isBorderline: @Sendable (FindingSheet, Eye?) -> Bool = { _, _ in false }

  var eyes: [Eye?] { isOfEyes ? [.right, .left] : [nil] }
}

extension SignQuestion {
  static let all: [SignQuestion] = [
    lid(
      "Ptosis", .ptosis, [.ptosis], ["no", "mild", "moderate", "severe"], margin: .mrd1,
      edge: HealthyRanges.of(.mrd1).lower, isJudged: true),
    lid(
      "Upper lid retraction", .upperRetraction, [.retraction], ["no", "mild", "moderate to severe"], margin: .mrd1,
      edge: HealthyRanges.of(.mrd1).upper, isJudged: true),
    squint(
      "Strabismus", [.coverHorizontal, .coverVertical, .deviationHorizontal, .deviationVertical], [.strabismus],
      isJudged: true),
    SignQuestion(
      name: "Nystagmus", groups: [.nystagmus], isOfEyes: false, classes: ["no", "sideways", "up and down"], isJudged: true,
      border: "a true amplitude under \(Text.decimal(smallNystagmus, 0))°",
      answer: { sheet, _ in graded(sheet[.nystagmus]) },
      isBorderline: { truth, _ in truth[.nystagmus].liesOutside && (truth[.nystagmusAmplitude].value ?? 99) < smallNystagmus }),
    lid(
      "Lower lid retraction", .lowerRetraction, [.lowerLid], ["no", "mild", "moderate", "severe"], margin: .mrd2,
      edge: HealthyRanges.of(.mrd2).upper),
    lid("Lid lag", .lidLag, [.lidLag, .retraction], ["no", "yes"]),
    lid("Lagophthalmos", .lagophthalmos, [.bell], ["no", "yes"]),
    squint("Latent squint", [.uncoverHorizontal, .uncoverVertical], [.phoria]),
    of("Anisocoria", .anisocoria, [.horner, .palsy]),
    of("Facial asymmetry (mouth)", .mouthAsymmetry, [.bell]),
    of("Head turn", .headYaw, [.palsy, .nystagmus]),
    of("Head tilt", .headRoll, [.palsy]),
  ]

  /// Millimetres around an edge that make a lid a borderline case: one clinical step.
  private static let lidBorder = 0.5
  /// Prism dioptres around the edge of a movement at cover.
  private static let squintBorder = 3.0
  private static let smallNystagmus = 2.0

  private static func graded(_ reading: FindingReading) -> Int? {
    reading.isJudged ? Int(reading.liesOutside ? reading.grade : 0) : nil
  }

  private static func lid(
    _ name: String, _ kind: FindingKind, _ groups: [CohortGroup], _ classes: [String], margin: FindingKind? = nil,
    edge: Double = 0, isJudged: Bool = false
  ) -> SignQuestion {
    SignQuestion(
      name: name, groups: groups, isOfEyes: true, classes: classes, isOrdered: classes.count > 2, isJudged: isJudged,
      border: margin.map { "a true \($0.rawValue.uppercased()) within \(Text.decimal(lidBorder, 1)) mm of \(Text.decimal(edge, 1)) mm" } ?? "",
      answer: { sheet, eye in graded(sheet[kind, eye]).map { min($0, classes.count - 1) } },
      isBorderline: { truth, eye in
        guard let margin, let value = truth[margin, eye].value else { return false }
        return abs(value - edge) <= lidBorder
      })
  }

  private static func of(_ name: String, _ kind: FindingKind, _ groups: [CohortGroup]) -> SignQuestion {
    SignQuestion(
      name: name, groups: groups, isOfEyes: false, classes: ["no", "yes"],
      answer: { sheet, _ in sheet[kind].isJudged ? (sheet[kind].liesOutside ? 1 : 0) : nil })
  }

  /// The first finding outside decides the direction: a movement at cover is surer than a manifest angle.
  private static func squint(
    _ name: String, _ kinds: [FindingKind], _ groups: [CohortGroup], isJudged: Bool = false
  ) -> SignQuestion {
    let movements = kinds.filter { $0 != .deviationHorizontal && $0 != .deviationVertical }
    return SignQuestion(
      name: name, groups: groups, isOfEyes: false, classes: ["no", "in", "out", "up or down"], isJudged: isJudged,
      border: "a true movement of \(Text.decimal(10 - squintBorder, 0)) to \(Text.decimal(10 + squintBorder, 0)) Δ",
      answer: { sheet, _ in
        guard kinds.contains(where: { sheet[$0].isJudged }) else { return nil }
        guard let kind = kinds.first(where: { sheet[$0].liesOutside }) else { return 0 }
        let isVertical = [.coverVertical, .uncoverVertical, .deviationVertical].contains(kind)
        return isVertical ? 3 : (sheet[kind].value ?? 0) > 0 ? 1 : 2
      },
      isBorderline: { truth, _ in
        let largest = movements.compactMap { truth[$0].value.map { abs($0) } }.max()
        return largest.map { abs($0 - 10) <= squintBorder } ?? false
      })
  }
}
