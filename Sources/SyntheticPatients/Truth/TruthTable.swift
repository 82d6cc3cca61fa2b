import MaskSigns

/// The truth of a clip as text: a table that begins with the columns of `digitalmask measure`, and its description.
public enum TruthTable {
  /// One column: its name, what it means, its unit if it has one, what its values mean if they are few.
  struct Column {
    var name: String
    var meaning: String
    var unit: String?
    var levels: [(String, String)] = []
    init(_ name: String, _ meaning: String, _ unit: String? = nil, levels: [(String, String)] = []) {
      self.name = name
      self.meaning = meaning
      self.unit = unit
      self.levels = levels
    }
  }

  public static var columns: [String] { all.map(\.name) }
  static let all: [Column] = measured + added
  private static let truth = [("0", "no"), ("1", "yes")]

  /// The columns of `digitalmask measure`, in its order.
  static let measured: [Column] = [
    Column("frame", "Number of the picture, from 0"),
    Column("time_s", "Time since the first picture", "s"),
    Column("eye", "Whose row it is", levels: [("OD", "the patient's right eye"), ("OS", "the patient's left eye")]),
    Column("mrd1_mm", "Pupil centre up to the upper lid margin along head y; negative when the lid covers the pupil centre", "mm"),
    Column("mrd2_mm", "Pupil centre down to the lower lid margin along head y", "mm"),
    Column("pfh_mm", "Height of the palpebral fissure at the pupil centre", "mm"),
    Column("pfw_mm", "Width of the palpebral fissure, nasal to temporal canthus", "mm"),
    Column("gaze_yaw_deg", "Optical axis relative to the head, positive to the patient's left", "deg"),
    Column("gaze_pitch_deg", "Optical axis relative to the head, positive up", "deg"),
    Column("iris_x_px", "Centre of the iris' visible edge, from the picture's left edge", "px"),
    Column("iris_y_px", "Centre of the iris' visible edge, from the picture's top edge", "px"),
    Column("closed", "The lids touch along their whole length", levels: truth),
    Column("covered", "An occluder hides the pupil's centre from the camera", levels: truth),
    Column("confidence", "1: the truth is certain"),
    Column("head_yaw_deg", "Turn of the head, positive to the patient's left", "deg"),
    Column("head_pitch_deg", "Positive with the face turned up", "deg"),
    Column("head_roll_deg", "Positive with the head tilted towards the patient's left shoulder", "deg"),
    Column("brow_mm", "Height of the brow over the globe centre along head y", "mm"),
  ]

  static let added: [Column] = [
    Column("visual_yaw_deg", "Visual axis relative to the head, positive to the patient's left", "deg"),
    Column("visual_pitch_deg", "Visual axis relative to the head, positive up", "deg"),
    Column("target_yaw_deg", "Where the examination's target stands, seen from the resting head: 0 at the camera, positive to the patient's left", "deg"),
    Column("target_pitch_deg", "The same, positive up", "deg"),
    Column("fixing", "This eye is the one that fixes", levels: truth),
    Column("cannot_see_target", "An occluder stands between the eye and the target", levels: truth),
    Column("covered_share", "Share of the iris' disc that the occluder hides from the camera, whatever the lids do"),
  ] + EyeTruth.marginPlaces.map {
    Column("upper_\(place($0))_mm", "Upper margin over the globe's centre along head y, \(abs($0)) mm \(side($0))", "mm")
  } + EyeTruth.marginPlaces.map {
    Column("lower_\(place($0))_mm", "Lower margin over the globe's centre along head y, \(abs($0)) mm \(side($0))", "mm")
  } + [
    Column("crease_mm", "Height of the lid crease over the upper margin in the lid's middle; empty when there is none", "mm"),
    Column("pupil_mm", "Diameter of the pupil as it is seen", "mm"),
    Column("iris_major_px", "Longer axis of the iris' ellipse in the picture", "px"),
    Column("iris_minor_px", "Shorter axis of it", "px"),
    Column("iris_angle_deg", "Turn of the longer axis from the picture's x (right) towards its y (down)", "deg"),
    Column("pupil_x_px", "Centre of the pupil's ellipse", "px"),
    Column("pupil_y_px", "Centre of the pupil's ellipse", "px"),
    Column("pupil_major_px", "Longer axis of the pupil's ellipse", "px"),
    Column("pupil_minor_px", "Shorter axis of it", "px"),
    Column("pupil_angle_deg", "Turn of its longer axis as for the iris", "deg"),
    Column("reflex_x_px", "Where the cornea mirrors the lamp beside the lens, or the key light when there is none; empty while lid or occluder hides it", "px"),
    Column("reflex_y_px", "The same place", "px"),
    Column("reflex_nasal_mm", "From the pupil's centre to the reflex as the camera sees them, in the head's frontal plane, positive towards the nose", "mm"),
    Column("reflex_up_mm", "The same along head y, positive up", "mm"),
    Column("canthus_nasal_x_px", "Nasal corner of the eye", "px"),
    Column("canthus_nasal_y_px", "Nasal corner of the eye", "px"),
    Column("canthus_temporal_x_px", "Temporal corner of the eye", "px"),
    Column("canthus_temporal_y_px", "Temporal corner of the eye", "px"),
    Column("mouth_corner_x_px", "Corner of the mouth on this side", "px"),
    Column("mouth_corner_y_px", "Corner of the mouth on this side", "px"),
    Column("mouth_corner_out_mm", "Its way from rest, away from the midline", "mm"),
    Column("mouth_corner_up_mm", "Its way from rest along head y", "mm"),
    Column("mouth_opening_mm", "Distance of the inner lips over their rest", "mm"),
    Column("forehead", "Wrinkle grade 0 none to 3 deep; empty when the person's own folds were drawn"),
    Column("glabella", "Wrinkle grade"),
    Column("crows_feet", "Wrinkle grade on this side"),
    Column("under_eye", "Wrinkle grade on this side"),
    Column("nasolabial", "Wrinkle grade on this side"),
    Column("head_x_mm", "The middle between the globes from the camera, to the right of the picture", "mm"),
    Column("head_y_mm", "The same, up", "mm"),
    Column("head_z_mm", "The same, towards the viewer: negative before the camera", "mm"),
  ] + PictureTruth.Point.allCases.flatMap { point in
    ["x", "y"].map { Column("\(point.rawValue)_\($0)_px", "Landmark of the midline: \(point.words)", "px") }
  } + [
    Column("upper_px", "Upper margin in the picture from the nasal to the temporal canthus: points 'x y', separated by ';'", "px"),
    Column("lower_px", "Lower margin likewise", "px"),
    Column("crease_px", "Crease likewise; empty when there is none", "px"),
    Column("brow_px", "Middle of the brow's body from the nose outwards, likewise", "px"),
  ]

  private static func place(_ temporal: Double) -> String {
    temporal == 0 ? "c" : (temporal < 0 ? "n" : "t") + decimal(abs(temporal), 0)
  }
  private static func side(_ temporal: Double) -> String {
    temporal == 0 ? "from it" : temporal < 0 ? "nasal of it" : "temporal of it"
  }

  /// What a row says beside the picture's own truth.
  struct Moment {
    var time: Double
    var truth: PictureTruth
    /// Optical from visual axis: x temporal, y up, degrees.
    var kappa = BothEyes(both: SIMD2<Double>.zero)
    /// Where the target stands.
    var target = SIMD2<Double>.zero
    var fixing: Eye?
    var covered = BothEyes(both: false)
  }

  /// One row for each frame and eye, the right eye (OD) first.
  ///
  /// - Parameter moments: In order of time.
  static func text(_ moments: [Moment]) -> String {
    var text = columns.joined(separator: "\t") + "\n"
    for (index, moment) in moments.enumerated() {
      for eye in Eye.allCases { text += row(index, moment, eye).joined(separator: "\t") + "\n" }
    }
    return text
  }

  private static func row(_ index: Int, _ moment: Moment, _ eye: Eye) -> [String] {
    let truth = moment.truth
    let e = truth.eyes[eye]
    func flag(_ value: Bool) -> String { value ? "1" : "0" }
    func pixels(_ p: SIMD2<Double>) -> [String] { [decimal(p.x, 2), decimal(p.y, 2)] }
    func curve(_ points: [SIMD2<Double>]) -> String {
      thinned(points).map { decimal($0.x, 1) + " " + decimal($0.y, 1) }.joined(separator: ";")
    }
    func axes(_ ellipse: PictureEllipse) -> [String] {
      [decimal(ellipse.major, 2), decimal(ellipse.minor, 2), decimal(ellipse.angle.degrees, 1)]
    }
    var cells = [
      "\(index)", decimal(moment.time, 4), eye.rawValue, decimal(e.mrd1, 3), decimal(e.mrd2, 3),
      decimal(e.fissureHeight, 3), decimal(e.fissureWidth, 3), decimal(e.gaze.yaw.degrees, 3),
      decimal(e.gaze.pitch.degrees, 3),
    ]
    cells += pixels(e.irisCentre)
    cells += [
      flag(e.isClosed), flag(e.isCovered), "1", decimal(truth.head.yaw.degrees, 3), decimal(truth.head.pitch.degrees, 3),
      decimal(truth.head.roll.degrees, 3), decimal(e.browHeight, 3),
    ]
    let kappa = moment.kappa[eye]
    cells += [
      decimal(e.gaze.yaw.degrees - eye.temporal * kappa.x, 3), decimal(e.gaze.pitch.degrees - kappa.y, 3),
      decimal(moment.target.x, 3), decimal(moment.target.y, 3), flag(moment.fixing == eye), flag(moment.covered[eye]),
      decimal(e.coveredShare, 3),
    ]
    cells += (e.upperMargin + e.lowerMargin).map { decimal($0, 3) }
    cells += [e.crease.map { decimal($0, 2) } ?? "", decimal(e.pupilDiameter, 3)]
    cells += axes(e.iris) + pixels(e.pupil.centre) + axes(e.pupil)
    cells += e.showsReflex
      ? pixels(e.reflex) + [decimal(e.reflexOffset.x, 3), decimal(e.reflexOffset.y, 3)] : ["", "", "", ""]
    cells += pixels(e.nasalCanthus) + pixels(e.temporalCanthus) + pixels(e.mouthCorner)
    cells += [decimal(e.mouthCornerWay.x, 2), decimal(e.mouthCornerWay.y, 2), decimal(truth.mouthOpening, 2)]
    if let w = truth.wrinkles {
      cells += [w.forehead, w.glabella, w.crowsFeet[eye], w.underEye[eye], w.nasolabial[eye]].map { decimal($0, 2) }
    } else {
      cells += Array(repeating: "", count: 5)
    }
    cells += [truth.place.x, truth.place.y, truth.place.z].map { decimal($0, 2) }
    for point in PictureTruth.Point.allCases { cells += pixels(truth.points[point] ?? .zero) }
    cells += [curve(e.upperCurve), curve(e.lowerCurve), curve(e.creaseCurve), curve(e.browCurve)]
    return cells
  }

  /// Nine points of a curve, ends included.
  private static func thinned(_ curve: [SIMD2<Double>]) -> [SIMD2<Double>] {
    guard curve.count > 9 else { return curve }
    return (0..<9).map { curve[$0 * (curve.count - 1) / 8] }
  }

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

extension PictureTruth.Point {
  var words: String {
    switch self {
    case .glabella: "most forward point between the brows"
    case .nasion: "root of the nose"
    case .nose: "tip of the nose"
    case .subnasale: "where the nose's septum meets the lip"
    case .upperLip: "inner edge of the upper lip"
    case .lowerLip: "inner edge of the lower lip"
    case .chin: "lowest point of the chin"
    }
  }
}
