/// The one table of what is healthy. `MaskDisclosure`, `SyntheticPatients` and `ClinicalFindings` all read it.
///
/// Where studies differ, the narrower healthy range is taken: a sign that is kept costs a little privacy, a sign that
/// is lost costs a diagnosis. Where only derived or educational figures exist, `source` says so. Errors are those of habits on
/// synthetic people (`docs/habit-errors.md`): root mean squares, of brows the standard deviation, for the head that of yaw too.
/// This is one file because it is one table.
public enum HealthyRanges {
  /// Habitual values, one for each eye or for the face.
  public static func of(_ sign: BaselineSign) -> HealthyRange { values[Int(sign.rawValue)] }

  /// Right minus left of a paired sign; `nil` for signs of the whole face.
  public static func difference(_ sign: BaselineSign) -> HealthyRange? {
    sign.isPaired ? differences[Int(sign.rawValue)] : nil
  }

  private static let values: [HealthyRange] = BaselineSign.allCases.map(value)
  private static let differences: [HealthyRange] = BaselineSign.allCases.filter(\.isPaired).map(sideDifference)

  private static func value(_ sign: BaselineSign) -> HealthyRange {
    switch sign {
    case .mrd1:
      HealthyRange(
        mean: 4.2, sd: 0.95, 3.0...5.5, error: 0.22, grades: [0, 2, 3], unit: .millimetres,
        population: "380 healthy Pakistanis from 15 years (mean); 380 Koreans by age group (SD 0.92–1.09)",
        source: "Mean: Malik et al., Ophthalmol J 2022, doi 10.5603/OJ.2022.0009 (4.21 mm). Rana et al., Int Ophthalmol"
          + " 2023 find 3.5 mm in 380 Australians (mean age 58), so the lower edge is 3.0 and not the 4.0 of teaching sites;"
          + " upper edge: 0.35 mm under the upper limbus (11.71 mm iris, Rüfer 2005)")
    case .mrd2:
      HealthyRange(
        mean: 5.3, sd: 0.8, 4.0...6.5, error: 0.26, grades: [6.5, 7.5, 8.5], unit: .millimetres,
        population: "380 Koreans by age group; 380 Australians",
        source: "Koreans of 40–60 years 5.29 ± 0.80, of 20–40 years 5.66 ± 0.58 mm (MRD by photograph, n 380);"
          + " Rana et al., Int Ophthalmol 2023: 5.2 mm; Malik 2022: 5.87 mm. Upper edge: mean + 1.5 SD, 0.65 mm of"
          + " scleral show")
    case .upperNasal:
      HealthyRange(
        mean: -1.6, sd: 0.6, -3.0...0, error: 0.3, unit: .millimetres,
        population: "no study with these points was found",
        source: "Derived, not measured: a margin through MRD1 4.2 mm and canthi 29.7 mm apart (Malik 2022), its peak"
          + " slightly nasal. The SD is what our own reconstruction spreads over ordinary recordings; edges ± 2.5 SD")
    case .upperTemporal:
      HealthyRange(
        mean: -1.2, sd: 0.4, -2.5...0.5, error: 0.25, unit: .millimetres,
        population: "no study with these points was found",
        source: "Derived as for the nasal point; a margin higher by 0.5 mm at the temporal point than centrally is temporal flare")
    case .lowerNasal:
      HealthyRange(
        mean: 1.1, sd: 0.4, -0.5...2.5, error: 0.27, unit: .millimetres,
        population: "no study with these points was found", source: "Derived as for the upper margin, with MRD2 5.3 mm")
    case .lowerTemporal:
      HealthyRange(
        mean: 0.9, sd: 0.4, -0.5...2.0, error: 0.25, unit: .millimetres,
        population: "no study with these points was found", source: "Derived as for the upper margin, with MRD2 5.3 mm")
    case .crease:
      HealthyRange(
        mean: 8, sd: 1.5, 5...11, error: 1.1, unit: .millimetres,
        population: "143 healthy white Americans; 380 Pakistanis",
        source: "Cartwright et al., Am J Ophthalmol 117 (1994) 231–234: 6.4 ± 1.2 mm at 41–60 years; Malik 2022: 8.31 mm."
          + " A high crease (levator dehiscence) is the sign; an absent one is not measured")
    case .pupil:
      HealthyRange(
        mean: 0.375, sd: 0.08, 0.1875...0.625, error: 0.03, unit: .fractionOfIris,
        population: "adults in room light",
        source: "Educational: 2–4 mm in bright light, up to 7–8 mm in the dark, over an iris of 11.71 mm (Rüfer 2005)."
          + " Light in the room decides the size, so only extremes and the difference carry a sign")
    case .brow:
      HealthyRange(
        mean: 18.5, sd: 3, 11...26, error: 2.4, unit: .millimetres,
        population: "213 Americans of 5–80 years without complaints",
        source: "Inferior limbus to the lowest brow hairs 19.4 mm (men), 19.7 mm (women) (ILB study, n 213; its abstract"
          + " gives no SD), less 5.85 mm of iris, plus half a brow of 10 mm. SD and edges derived: hair and plucking"
          + " decide the height; the difference and the movement carry the sign")
    case .reflexNasal:
      HealthyRange(
        mean: 0.5, sd: 0.25, 0...1.0, error: 0.15, unit: .millimetres, population: "442 Iranians; 436 Korean eyes",
        source: "Angle kappa 5.46 ± 1.33° (Tehran, J Refract Surg 26 (2010) 966–971) and 4.8 ± 2.4° (Korean J Ophthalmol"
          + " 27 (2013) 421–424), over 12.4° per mm (Hirschberg 22 Δ/mm) = 0.4 mm")
    case .reflexUp:
      HealthyRange(
        mean: 0, sd: 0.15, -0.5...0.5, error: 0.16, unit: .millimetres, population: "as for the nasal offset",
        source: "Derived: the vertical part of angle kappa is about 1–2°, over 12.4° per mm")
    case .mouthCorners:
      HealthyRange(
        mean: 0, sd: 1.3, -3...3, error: 1, unit: .millimetres, population: "1,282 volunteers of 18–29 years",
        source: "Line of the mouth corners against the outer canthi 0.2–0.3 ± 1.4° (J Oral Maxillofac Surg 65 (2007),"
          + " PMID 17954309) over a mouth of 50 mm = 1.2 mm per SD; differences under 3 mm go unnoticed (PMC5556787)")
    case .mouthOpening:
      HealthyRange(
        mean: 0, sd: 1, -2...3, error: 1.1, unit: .millimetres, population: "none found",
        source: "Chosen: lips competent at rest within 3 mm, the orthodontic convention for lip incompetence (educational)")
    case .headYaw:
      HealthyRange(
        mean: 0, sd: 3, -5...5, error: 0.8, unit: .degrees, population: "young adults, natural head position",
        source: "Self-balanced head position, photographs and inertial units: SD 2–3° (PMC9290966); edge one clinical"
          + " step. Leaves only with the eyes turned the other way (docs/boundary.md)")
    case .headPitch:
      HealthyRange(
        mean: 0, sd: 3, -10...10, error: 3, unit: .degrees, population: "children and young adults",
        source: "Natural head posture: SD 2° (registration with a plumb line), sitting 2.5 ± 2.4° higher than standing"
          + " (PMC9290966); edge widened because cameras stand low")
    case .headRoll:
      HealthyRange(
        mean: 0, sd: 2, -5...5, error: 0.8, unit: .degrees, population: "students; young adults",
        source: "Head tilt on photographs is stable and small (Putnam et al., Laterality 1 (1996) 153–160), roll is the most"
          + " reproducible axis; edge 2.5 SD")
    case .versionYaw:
      HealthyRange(
        mean: 0, sd: 3, -10...10, error: 2, unit: .degrees, population: "derived",
        source: "Angle kappa differs by about 1.5° between the eyes, the head frame of a reconstruction by about 3°;"
          + " eyes kept over 10° off straight ahead are a gaze preference")
    case .versionPitch:
      HealthyRange(
        mean: 0, sd: 5, -15...15, error: 4.2, unit: .degrees, population: "derived",
        source: "As for yaw; wider because the head frame's pitch depends on the face's shape and cameras stand low")
    case .deviationHorizontal:
      HealthyRange(
        mean: -2, sd: 6, -14...10, error: 4.7, unit: .prismDioptres,
        population: "442 Iranians (kappa); surgeons against each other; derived",
        source: "Optical axes of straight eyes diverge by twice angle kappa (5.46 ± 1.33°, J Refract Surg 2010) and converge"
          + " on the camera (3.6–7.2° at 1–0.5 m): between −13 and −6 Δ; globe centres fitted between the canthi take part"
          + " of kappa away. Edges ± 12 Δ, a step over the 10 Δ that two surgeons differ by at far (95 %, PMID"
          + " 18045567). One frontal picture without a cover test knows no better")
    case .deviationVertical:
      HealthyRange(
        mean: 0, sd: 3, -8...8, error: 2.2, unit: .prismDioptres, population: "derived",
        source: "Vertical kappa is nearly alike in both eyes; the vertical place of a fitted globe is known to 0.6 mm, 6 Δ"
          + " over a lever of 10.2 mm. A smaller hypertropia is beyond this measurement")
    }
  }

  private static func sideDifference(_ sign: BaselineSign) -> HealthyRange {
    switch sign {
    case .mrd1:
      HealthyRange(
        mean: 0, sd: 0.6, -1.0...1.0, error: 0.14, unit: .millimetres, population: "100 Canadians before blepharoplasty",
        source: "Mean absolute difference 0.55 mm (J Otolaryngol Head Neck Surg 2014, doi 10.1186/s40463-014-0036-4);"
          + " most people see 1 mm (Preston et al., OPRS 2024, doi 10.1097/IOP.0000000000002650)")
    case .mrd2:
      HealthyRange(
        mean: 0, sd: 0.6, -1.0...1.0, error: 0.15, unit: .millimetres, population: "as for MRD1",
        source: "Lower lid retraction of 1 mm is seen by half the people (Preston 2024)")
    case .upperNasal, .upperTemporal, .lowerNasal, .lowerTemporal:
      HealthyRange(
        mean: 0, sd: 0.5, -1.5...1.5, error: 0.3, unit: .millimetres, population: "none found",
        source: "Derived from the SD of one side; careful use only")
    case .crease:
      HealthyRange(
        mean: 0, sd: 0.6, -2...2, error: 0.94, unit: .millimetres, population: "143 healthy white Americans",
        source: "Right and left correlate at 0.87–0.96 (Cartwright 1994): SD 1.2·√(2·(1−0.87)) = 0.6 mm")
    case .pupil:
      HealthyRange(
        mean: 0, sd: 0.025, -0.0625...0.0625, error: 0.023, unit: .fractionOfIris,
        population: "128 and 126 healthy adults",
        source: "Simple anisocoria of 0.4 mm or more in 19 % (Lam et al., Am J Ophthalmol 104 (1987) 69–73), of 0.6 mm or"
          + " more in hardly any in all lights (Steck et al., Clin Ophthalmol 12 (2018) 85–89); 0.0625 iris = 0.73 mm")
    case .brow:
      HealthyRange(
        mean: 0, sd: 2.2, -3...3, error: 1.2, unit: .millimetres, population: "100 Canadians before blepharoplasty",
        source: "Mean absolute central difference 1.77 mm (doi 10.1186/s40463-014-0036-4), that is SD 2.2 mm; edge 3 mm,"
          + " where facial asymmetry is noticed (PMC5556787)")
    case .reflexNasal, .reflexUp:
      HealthyRange(
        mean: 0, sd: 0.1, -0.25...0.25, error: 0.25, unit: .millimetres, population: "442 Iranians",
        source: "Kappa of both eyes is highly correlated (J Refract Surg 2010); 0.25 mm = 5 Δ")
    default:
      // Signs of the whole face have no sides; `difference` never asks.
      HealthyRange(mean: 0, sd: 0, 0...0, error: 0, unit: .none, population: "none", source: "no sides")
    }
  }
}
