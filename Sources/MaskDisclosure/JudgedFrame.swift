import FaceReconstruction
import MaskSigns

/// One picture after confidence and finiteness were judged: what is missing or doubtful is gone.
struct JudgedFrame {
  let head: HeadPosture
  var eyes: BothEyes<JudgedEye>
  let brows: BothEyes<Double?>
  let mouth: JudgedMouth?

  /// A face seen from afar is visible when its eyes are unsure already: its confidence may be this share of an eye's.
  private static let faceShare = 0.25

  /// `nil`: the face counts as not visible.
  init?(_ face: VisibleFace?, minimumConfidence: Double) {
    guard let face, face.confidence >= minimumConfidence * Self.faceShare,
      [face.head.yaw, face.head.pitch, face.head.roll].allSatisfy(\.degrees.isFinite)
    else { return nil }
    head = face.head
    eyes = face.eyes.map { JudgedEye($0, minimumConfidence: minimumConfidence) }
    brows = face.brows.map { $0.isFinite ? $0 : nil }
    mouth = JudgedMouth(face)
  }
}

enum JudgedEye {
  case covered
  case unsure
  case closed(lower: LidMargin)
  case open(OpenEye)

  init(_ eye: EyeFit, minimumConfidence: Double) {
    if eye.isCovered {
      self = .covered
    } else if !(eye.confidence >= minimumConfidence) || !eye.lowerLid.isFinite {
      self = .unsure
    } else if eye.isClosed {
      self = .closed(lower: eye.lowerLid)
    } else if let open = OpenEye(eye, minimumConfidence: minimumConfidence) {
      self = .open(open)
    } else {
      self = .unsure
    }
  }

  var open: OpenEye? { if case .open(let eye) = self { eye } else { nil } }
  /// Open, and it is seen where it looks.
  var gazing: OpenEye? { open.flatMap { $0.seesIris ? $0 : nil } }
}

/// An eye whose lids are open; every number is finite.
struct OpenEye {
  /// Gaze, MRDs, pupil and reflex are sure. A lid on its way over the iris hides it: then the lids alone are known.
  let seesIris: Bool
  let yaw, pitch: Double
  let upper, lower: LidMargin
  let mrd1, mrd2: Double
  let crease, pupil: Double?
  let reflex: ReflexOffset?
  let confidence: Double

  init?(_ eye: EyeFit, minimumConfidence: Double) {
    guard eye.gaze.yaw.degrees.isFinite, eye.gaze.pitch.degrees.isFinite, eye.upperLid.isFinite, eye.lowerLid.isFinite,
      eye.mrd1.isFinite, eye.mrd2.isFinite
    else { return nil }
    (yaw, pitch) = (eye.gaze.yaw.degrees, eye.gaze.pitch.degrees)
    (upper, lower) = (eye.upperLid, eye.lowerLid)
    (mrd1, mrd2) = (eye.mrd1, eye.mrd2)
    confidence = eye.leastConfidence
    seesIris = confidence >= minimumConfidence
    crease = eye.crease.flatMap { $0.isFinite ? $0 : nil }
    pupil = seesIris ? eye.pupilToIris.flatMap { $0.isFinite ? $0 : nil } : nil
    reflex = seesIris ? eye.reflex.flatMap { $0.x.value.isFinite && $0.y.value.isFinite ? $0 : nil } : nil
  }

  var aperture: Double { upper.central.value - lower.central.value }
}

struct JudgedMouth {
  let opening: Double
  /// Away from the midline, and up, in the head frame.
  let corners: BothEyes<(out: Double, up: Double)>

  init?(_ face: VisibleFace) {
    let (right, left) = (face.mouthCorners.right, face.mouthCorners.left)
    guard [face.mouthOpening, right.x, right.y, left.x, left.y].allSatisfy(\.isFinite) else { return nil }
    opening = face.mouthOpening
    corners = BothEyes(right: (-right.x, right.y), left: (left.x, left.y))
  }
}

extension LidMargin {
  var isFinite: Bool { nasal.value.isFinite && central.value.isFinite && temporal.value.isFinite }
}
