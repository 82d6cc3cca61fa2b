import DigitalMask
import FaceReconstruction
import Foundation
import MaskDisclosure
import MaskRendering
import MaskSigns

/// A mask, and what the same pipeline measures on its video.
struct MaskReading: Sendable {
  /// What the record tells the mask to show, and what was measured on the mask, picture by picture.
  var pictures: [(told: FaceReading, read: FaceReading?)]
  /// The same with the gaze read on the mask's own globes, which are known, as `digitalmask verify` reads it.
  var onOwnGlobes: [(told: FaceReading, read: FaceReading?)] = []
  /// Quantum of the lids' movement in millimetres: a share of the disclosed open fissure.
  var lidQuantum: BothEyes<Double>
  /// Quantum of the gaze, degrees.
  static let gazeQuantum = MotionColumn.versionYaw.quantum

  /// Side of the mask, pixels.
  private static let size = 720

  /// Discloses by the policy `eyes`, draws, compresses, and measures the file.
  static func measure(_ fit: FaceFit, _ instrument: Instrument, in folder: String) async throws -> MaskReading {
    let record = try disclose(fit, policy: .eyes, context: RecordContext(software: "accuracy study", models: "-"))
    let file = URL(fileURLWithPath: folder + "/mask.mp4")
    try await MaskDrawing(record: record, size: size).write(to: file, replacing: true) { _ in }
    let read = try instrument.read(file.path, focalLength: MaskRenderer.focalLength(size: size))
    guard read.ours.count == record.count else { throw StudyError.lostPictures }
    func beside(_ read: [FaceReading?]) -> [(told: FaceReading, read: FaceReading?)] {
      (0..<record.count).compactMap { k in record.signs(at: k).map { (FaceReading($0), read[k]) } }
    }
    let own = read.fit?.onKnownHead(record, side: size).frames.map { $0.face.map(FaceReading.init) } ?? read.ours
    let lidQuantum = BothEyes(right: record.lidQuantum(.right), left: record.lidQuantum(.left))
    return MaskReading(pictures: beside(read.ours), onOwnGlobes: beside(own), lidQuantum: lidQuantum)
  }
}

extension SignRecord {
  /// One code of a lid's movement on the mask, millimetres.
  fileprivate func lidQuantum(_ eye: Eye) -> Double {
    let column: MotionColumn = eye == .right ? .rightUpper : .leftUpper
    return column.quantum * (value(.mrd1, eye) + value(.mrd2, eye))
  }
}

extension FaceReading {
  /// What a mask shows: its head is the generic one, whose sizes are known.
  init(_ signs: Signs) {
    eyes = signs.eyes.map { eye in
      // The pupil of a mask travels 10 mm times the sine of the gaze (`Globe.lever`) over the globe's centre.
      let pupil = Millimetres(10 * sin(eye.gaze.pitch.degrees * .pi / 180))
      return EyeReading(
        mrd1: eye.mrd1(pupilHeight: pupil).value, mrd2: eye.mrd2(pupilHeight: pupil).value, fissureWidth: .nan,
        gaze: eye.gaze.degrees, iris: .zero, isClosed: eye.isClosed, isCovered: eye.isCovered,
        confidence: eye.isUnsure ? 0 : 1)
    }
    head = signs.head.degrees
  }
}
