import ClinicalFindings
import MaskSigns

/// A value that two readers both have: how alike, and how far apart.
struct ValueFigures: Sendable {
  struct Quantity: Sendable {
    var name: String
    var unit: String
    var kind: FindingKind
    var groups: [CohortGroup]
    var isOfEyes: Bool
    var decimals = 2
  }
  let quantity: Quantity
  let first, second: CohortReader
  /// One list for each patient: first and second reader's value of each eye.
  let patients: [[(first: Double, second: Double)]]

  static let quantities: [Quantity] = [
    Quantity(name: "MRD1", unit: "mm", kind: .mrd1, groups: [.ptosis, .retraction], isOfEyes: true),
    Quantity(name: "MRD2", unit: "mm", kind: .mrd2, groups: [.lowerLid, .retraction], isOfEyes: true),
    Quantity(name: "Levator excursion", unit: "mm", kind: .levatorExcursion, groups: [.ptosis], isOfEyes: true),
    coverHorizontal,
    Quantity(name: "Movement at cover, up and down", unit: "Δ", kind: .coverVertical, groups: [.strabismus], isOfEyes: false, decimals: 1),
    Quantity(name: "Movement at uncover, sideways", unit: "Δ", kind: .uncoverHorizontal, groups: [.phoria], isOfEyes: false, decimals: 1),
    Quantity(name: "Manifest deviation, sideways", unit: "Δ", kind: .deviationHorizontal, groups: [.strabismus], isOfEyes: false, decimals: 1),
    Quantity(name: "Nystagmus, frequency", unit: "Hz", kind: .nystagmusFrequency, groups: [.nystagmus], isOfEyes: false),
    Quantity(name: "Nystagmus, amplitude", unit: "°", kind: .nystagmusAmplitude, groups: [.nystagmus], isOfEyes: false),
    Quantity(name: "Nystagmus, slow phase", unit: "°/s", kind: .slowPhaseVelocity, groups: [.nystagmus], isOfEyes: false),
  ]
  static let coverHorizontal = Quantity(
    name: "Movement at cover, sideways", unit: "Δ", kind: .coverHorizontal, groups: [.strabismus], isOfEyes: false, decimals: 1)
  static let mrd1 = quantities[0]

  init(_ quantity: Quantity, _ all: [CohortPatient], _ first: CohortReader, _ second: CohortReader) {
    self.quantity = quantity
    (self.first, self.second) = (first, second)
    let eyes: [Eye?] = quantity.isOfEyes ? [.right, .left] : [nil]
    patients = all.filter { $0.isHealthy || quantity.groups.contains($0.group) }.compactMap { patient in
      guard let a = patient.sheets[first], let b = patient.sheets[second] else { return nil }
      let pairs = eyes.compactMap { eye -> (first: Double, second: Double)? in
        guard let x = a[quantity.kind, eye].value, let y = b[quantity.kind, eye].value else { return nil }
        return (x, y)
      }
      return pairs.isEmpty ? nil : pairs
    }
  }

  var pairs: [(first: Double, second: Double)] { patients.flatMap(\.self) }
  var correlation: (value: Double?, interval: ClosedRange<Double>?) {
    func icc(_ patients: [[(first: Double, second: Double)]]) -> Double? {
      IntraclassCorrelation.absoluteAgreement(patients.joined().map { [$0.first, $0.second] })
    }
    return (icc(patients), Bootstrap.interval(patients, icc))
  }
  /// Second less first.
  var limits: BlandAltman? { BlandAltman(pairs.map { $0.second - $0.first }) }
  /// Of either limit, by drawing patients again, whose two eyes go together.
  var limitIntervals: (lower: ClosedRange<Double>?, upper: ClosedRange<Double>?) {
    func limits(_ patients: [[(first: Double, second: Double)]]) -> ClosedRange<Double>? {
      BlandAltman(patients.joined().map { $0.second - $0.first })?.limits
    }
    return (
      Bootstrap.interval(patients) { limits($0)?.lowerBound }, Bootstrap.interval(patients) { limits($0)?.upperBound }
    )
  }
}
