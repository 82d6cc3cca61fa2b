import MaskSigns

/// The truth of a clip as text: a table with the columns of `digitalmask measure`, and its description.
public enum TruthTable {
  public static let columns = [
    "frame", "time_s", "eye", "mrd1_mm", "mrd2_mm", "pfh_mm", "pfw_mm", "gaze_yaw_deg", "gaze_pitch_deg", "iris_x_px",
    "iris_y_px", "closed", "covered", "confidence", "head_yaw_deg", "head_pitch_deg", "head_roll_deg", "brow_mm",
  ]

  /// One row for each frame and eye, the right eye (OD) first.
  ///
  /// - Parameter frames: Time in seconds and truth, in order.
  public static func text(_ frames: [(time: Double, truth: PictureTruth)]) -> String {
    var lines = [columns.joined(separator: "\t")]
    for (index, frame) in frames.enumerated() {
      for eye in Eye.allCases {
        let e = frame.truth.eyes[eye]
        let cells = [
          "\(index)", decimal(frame.time, 4), eye.rawValue, decimal(e.mrd1, 3), decimal(e.mrd2, 3),
          decimal(e.fissureHeight, 3), decimal(e.fissureWidth, 3), decimal(e.gaze.yaw.degrees, 3),
          decimal(e.gaze.pitch.degrees, 3), decimal(e.irisCentre.x, 2), decimal(e.irisCentre.y, 2), e.isClosed ? "1" : "0",
          "0", "1", decimal(frame.truth.head.yaw.degrees, 3), decimal(frame.truth.head.pitch.degrees, 3),
          decimal(frame.truth.head.roll.degrees, 3), decimal(e.browHeight, 3),
        ]
        lines.append(cells.joined(separator: "\t"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The table's description: units and axes as JSON.
  public static let sidecar = """
    {
      "Description": "Exact truth of a synthetic patient, computed from the geometry that was drawn. One row per frame and eye.",
      "Axes": "Head frame: x to the patient's left, y up, z out of the face. The head is straight when z points at the camera's plane.",
      "frame": {"Description": "Number of the picture, from 0"},
      "time_s": {"Description": "Time since the first picture", "Units": "s"},
      "eye": {"Levels": {"OD": "the patient's right eye", "OS": "the patient's left eye"}},
      "mrd1_mm": {"Description": "Pupil centre up to the upper lid margin along head y; negative when the lid covers the pupil centre", "Units": "mm"},
      "mrd2_mm": {"Description": "Pupil centre down to the lower lid margin along head y", "Units": "mm"},
      "pfh_mm": {"Description": "Height of the palpebral fissure at the pupil centre", "Units": "mm"},
      "pfw_mm": {"Description": "Width of the palpebral fissure, nasal to temporal canthus", "Units": "mm"},
      "gaze_yaw_deg": {"Description": "Optical axis relative to the head, positive to the patient's left", "Units": "deg"},
      "gaze_pitch_deg": {"Description": "Optical axis relative to the head, positive up", "Units": "deg"},
      "iris_x_px": {"Description": "Centre of the iris' visible edge, from the picture's left edge", "Units": "px"},
      "iris_y_px": {"Description": "Centre of the iris' visible edge, from the picture's top edge", "Units": "px"},
      "closed": {"Description": "The lids touch along their whole length", "Levels": {"0": "no", "1": "yes"}},
      "covered": {"Description": "Something stands before the eye", "Levels": {"0": "no", "1": "yes"}},
      "confidence": {"Description": "1: the truth is certain"},
      "head_yaw_deg": {"Description": "Turn of the head, positive to the patient's left", "Units": "deg"},
      "head_pitch_deg": {"Description": "Positive with the face turned up", "Units": "deg"},
      "head_roll_deg": {"Description": "Positive with the head tilted towards the patient's left shoulder", "Units": "deg"},
      "brow_mm": {"Description": "Height of the brow over the globe centre along head y", "Units": "mm"}
    }

    """

  /// A number with a fixed count of decimals; never "-0.000".
  static func decimal(_ value: Double, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let whole = Int64((value.magnitude * scale).rounded())
    let sign = value < 0 && whole != 0 ? "-" : ""
    let digits = String(whole)
    if places == 0 { return sign + digits }
    let padded = String(repeating: "0", count: max(places + 1 - digits.count, 0)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
