import FaceReconstruction
import Foundation
import MaskSigns

/// The undisclosed measurements as a table, one row per frame and eye; for the clinic's own eyes.
///
/// Lengths in the patient's millimetres, angles in degrees, pixels of the source from its top-left corner. An empty
/// cell was not measured. A closed eye has no pupil to measure from: its MRD1, MRD2, gaze and iris are empty, and its
/// fissure height is 0.
public struct MeasureTable {
  public static let columns = [
    "frame", "time_s", "eye", "mrd1_mm", "mrd2_mm", "pfh_mm", "pfw_mm", "gaze_yaw_deg", "gaze_pitch_deg", "iris_x_px",
    "iris_y_px", "closed", "covered", "confidence", "head_yaw_deg", "head_pitch_deg", "head_roll_deg", "brow_mm",
  ]

  private let fit: FaceFit
  private let mirroredWidth: Double?

  /// `mirroredWidth` is the width of the source picture when it was mirrored, to tell pixels as they lie in the file.
  public init(_ fit: FaceFit, mirroredWidth: Double?) {
    self.fit = fit
    self.mirroredWidth = mirroredWidth
  }

  public var tsv: String {
    var text = Self.columns.joined(separator: "\t") + "\n"
    for (index, frame) in fit.frames.enumerated() {
      for eye in Eye.allCases {
        text += row(index, frame, eye).joined(separator: "\t") + "\n"
      }
    }
    return text
  }

  private func row(_ index: Int, _ frame: FrameFit, _ eye: Eye) -> [String] {
    let key = ["\(index)", decimal(frame.time.seconds, 6), eye.rawValue]
    guard let face = frame.face else { return key + Array(repeating: "", count: Self.columns.count - key.count) }
    let fit = face.eyes[eye]
    let isOpen = !fit.isClosed && !fit.isCovered
    // The fit counts from the centre of the first pixel, the table from the picture's corner.
    let iris = SIMD2(mirroredWidth.map { $0 - fit.irisCentre.x } ?? fit.irisCentre.x, fit.irisCentre.y) + 0.5
    return key + [
      isOpen ? decimal(fit.mrd1, 3) : "",
      isOpen ? decimal(fit.mrd2, 3) : "",
      fit.isCovered ? "" : fit.isClosed ? "0" : decimal(fit.mrd1 + fit.mrd2, 3),
      fit.isCovered ? "" : decimal(fit.fissureWidth, 3),
      isOpen ? decimal(fit.gaze.yaw.degrees, 3) : "",
      isOpen ? decimal(fit.gaze.pitch.degrees, 3) : "",
      isOpen ? decimal(iris.x, 2) : "",
      isOpen ? decimal(iris.y, 2) : "",
      fit.isClosed ? "1" : "0",
      fit.isCovered ? "1" : "0",
      // The row's MRDs and gaze hang on the iris as much as on the lids.
      decimal(fit.leastConfidence, 3),
      decimal(face.head.yaw.degrees, 3),
      decimal(face.head.pitch.degrees, 3),
      decimal(face.head.roll.degrees, 3),
      decimal(face.brows[eye], 3),
    ]
  }
}

/// A number for a table: a fixed count of decimals, a point whatever the locale; empty when not finite.
func decimal(_ value: Double, _ places: Int) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "" }
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  let scaled = Int64((value * scale).rounded())
  let whole = scaled.magnitude / UInt64(scale)
  guard places > 0 else { return (scaled < 0 ? "-" : "") + "\(whole)" }
  let fraction = String(scaled.magnitude % UInt64(scale))
  return (scaled < 0 ? "-" : "") + "\(whole)." + String(repeating: "0", count: places - fraction.count) + fraction
}
