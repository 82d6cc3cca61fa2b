extension SignTable {
  private static func prefix(_ eye: Eye) -> String { eye == .right ? "od" : "os" }
  private static func owner(_ eye: Eye) -> String { eye == .right ? "right" : "left" }

  static func gaze(_ eye: Eye) -> [Entry] {
    [
      entry(
        "\(prefix(eye))_gaze_yaw_deg", .degrees, decimals: 2,
        "Gaze of the \(owner(eye)) eye relative to the head, positive to the patient's left."
      ) { $0.leaves(.gaze) && $0.flags(at: $1).showsGlobe(eye) ? $2.eyes[eye].gaze.yaw.degrees : nil },
      entry(
        "\(prefix(eye))_gaze_pitch_deg", .degrees, decimals: 2,
        "Gaze of the \(owner(eye)) eye relative to the head, positive up."
      ) { $0.leaves(.gaze) && $0.flags(at: $1).showsGlobe(eye) ? $2.eyes[eye].gaze.pitch.degrees : nil },
      flag("\(prefix(eye))_closed", "1: the lids of the \(owner(eye)) eye touch.") { $0.eyes[eye].isClosed },
      flag("\(prefix(eye))_covered", "1: something stands before the \(owner(eye)) eye.") { $0.eyes[eye].isCovered },
      flag("\(prefix(eye))_unsure", "1: the \(owner(eye)) eye was not measured with enough confidence.") {
        $0.eyes[eye].isUnsure
      },
    ]
  }

  static func lids(_ eye: Eye) -> [Entry] {
    let columns = MotionColumn.lids(eye)
    let aperture = entry(
      "\(prefix(eye))_aperture", .fractionOfFissure, decimals: 3,
      "Opening of the \(owner(eye)) eye at its centre as a fraction of the patient's own open fissure; 0 is closed."
    ) { record, index, signs in
      guard record.leaves(.upperLid), record.leaves(.lowerLid), record.flags(at: index).showsLids(eye) else { return nil }
      if signs.eyes[eye].isClosed { return 0 }
      return 1 + record.heldMotion(columns.upper[0], at: index) - record.heldMotion(columns.lower[0], at: index)
    }
    let names = ["", "_nasal", "_temporal"]
    let places = ["straight over the globe's centre", "6 mm nasal of the globe's centre", "6 mm temporal of it"]
    let points: [@Sendable (LidMargin) -> Double] = [{ $0.central.value }, { $0.nasal.value }, { $0.temporal.value }]
    let upper = zip(zip(names, places), points).map { name, point in
      entry(
        "\(prefix(eye))_upper\(name.0)_mm", .millimetres, decimals: 2,
        "Upper lid margin of the \(owner(eye)) eye over the globe's centre, \(name.1); at the centre it is MRD1 in primary gaze."
      ) { $0.showsMargin(.mrd1, eye, at: $1) ? point($2.eyes[eye].upperLid) : nil }
    }
    let lower = zip(zip(names, places), points).map { name, point in
      entry(
        "\(prefix(eye))_lower\(name.0)_mm", .millimetres, decimals: 2,
        "Lower lid margin of the \(owner(eye)) eye over the globe's centre, \(name.1); at the centre it is −MRD2 in primary gaze."
      ) { $0.showsMargin(.mrd2, eye, at: $1) ? point($2.eyes[eye].lowerLid) : nil }
    }
    return [aperture] + upper + lower
  }

  static func details(_ eye: Eye) -> [Entry] {
    let brow: MotionColumn = eye == .right ? .rightBrow : .leftBrow
    return [
      entry("\(prefix(eye))_crease_mm", .millimetres, decimals: 1, "Lid crease over the upper margin.") {
        $2.eyes[eye].crease?.value
      },
      entry("\(prefix(eye))_pupil_to_iris", .fractionOfIris, decimals: 3, "Pupil diameter over iris diameter.") {
        $2.eyes[eye].pupilToIris
      },
      entry(
        "\(prefix(eye))_reflex_x_mm", .millimetres, decimals: 2, "Corneal reflex from the pupil, positive to the patient's left."
      ) { $2.eyes[eye].reflex?.x.value },
      entry("\(prefix(eye))_reflex_y_mm", .millimetres, decimals: 2, "Corneal reflex from the pupil, positive up.") {
        $2.eyes[eye].reflex?.y.value
      },
      entry("\(prefix(eye))_brow_mm", .millimetres, decimals: 1, "Brow over the generic resting brow, positive up.") {
        $0.shows(brow, at: $1) ? $2.brows[eye].value : nil
      },
    ]
  }
}

extension SignRecord {
  /// Heights in millimetres stand on a resting margin: without one there is only the fraction.
  func showsMargin(_ rest: BaselineSign, _ eye: Eye, at index: Int) -> Bool {
    leaves(rest.sign) && header.baselines[rest, eye] != .notMeasured && flags[index].showsLids(eye)
  }
}
