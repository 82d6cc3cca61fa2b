import FaceReconstruction
import Foundation
import MaskSigns

extension SignChannel {
  /// What the mask shows in one picture; `nil` where the record says that it was not seen.
  ///
  /// Gaze, pupil and reflex count where the pupil is free: of an iris that hangs half behind its lid the tracker sees the
  /// lower half, and takes its middle for the eye's.
  func told(_ signs: Signs) -> Double? {
    switch quantity.sign {
    case .gaze, .deviation, .pupil, .reflex:
      guard (eye.map { [$0] } ?? Eye.allCases).allSatisfy({ signs.eyes[$0].isPupilFree }) else { return nil }
    default: break
    }
    guard let eye else { return toldOfFace(signs) }
    switch quantity {
    case .brow: return signs.brows[eye].value + HealthyRanges.of(.brow).mean
    case .cornerOut: return signs.mouth.corners[eye].out.value
    case .cornerUp: return signs.mouth.corners[eye].up.value
    default: break
    }
    let shown = signs.eyes[eye]
    guard shown.showsGlobe else { return nil }
    let pupil = shown.pupilHeight
    switch quantity {
    case .mrd1 where shown.looksFarAside, .mrd2 where shown.looksFarAside: return nil
    case .mrd1: return shown.mrd1(pupilHeight: pupil).value
    case .mrd2: return shown.mrd2(pupilHeight: pupil).value
    case .upperNasal: return (shown.upperLid.nasal - shown.upperLid.central).value
    case .upperTemporal: return (shown.upperLid.temporal - shown.upperLid.central).value
    case .lowerNasal: return (shown.lowerLid.nasal - shown.lowerLid.central).value
    case .lowerTemporal: return (shown.lowerLid.temporal - shown.lowerLid.central).value
    case .crease: return shown.crease?.value
    case .pupil: return shown.pupilToIris
    case .gazeYaw: return shown.gaze.yaw.degrees
    case .gazePitch: return shown.gaze.pitch.degrees
    case .reflexNasal: return shown.reflex.map { eye == .right ? $0.x.value : -$0.x.value }
    case .reflexUp: return shown.reflex?.y.value
    default: return nil
    }
  }

  private func toldOfFace(_ signs: Signs) -> Double? {
    let (right, left) = (signs.eyes.right, signs.eyes.left)
    switch quantity {
    case .headYaw: return signs.head.yaw.degrees
    case .headPitch: return signs.head.pitch.degrees
    case .headRoll: return signs.head.roll.degrees
    case .mouthOpening: return signs.mouth.opening.value
    case .vergenceYaw where right.looksTooFarAside || left.looksTooFarAside: return nil
    case .vergencePitch where right.looksTooFarAside || left.looksTooFarAside: return nil
    case .vergenceYaw where right.showsGlobe && left.showsGlobe: return (right.gaze.yaw - left.gaze.yaw).degrees
    case .vergencePitch where right.showsGlobe && left.showsGlobe: return (right.gaze.pitch - left.gaze.pitch).degrees
    default: return nil
    }
  }

  /// What the tracker reads; `nil` where it did not see it, or does not trust what it saw.
  func read(_ face: VisibleFace) -> Double? {
    guard let eye else { return readOfFace(face) }
    switch quantity {
    case .brow: return face.brows[eye]
    case .cornerOut: return face.mouthCorners[eye].x * (eye == .right ? -1 : 1)
    case .cornerUp: return face.mouthCorners[eye].y
    default: break
    }
    let seen = face.eyes[eye]
    guard seen.showsGlobe else { return nil }
    switch quantity {
    case .mrd1: return seen.mrd1
    case .mrd2: return seen.mrd2
    case .upperNasal: return (seen.upperLid.nasal - seen.upperLid.central).value
    case .upperTemporal: return (seen.upperLid.temporal - seen.upperLid.central).value
    case .lowerNasal: return (seen.lowerLid.nasal - seen.lowerLid.central).value
    case .lowerTemporal: return (seen.lowerLid.temporal - seen.lowerLid.central).value
    case .crease: return seen.crease
    case .pupil: return seen.pupilToIris
    case .gazeYaw: return seen.gaze.yaw.degrees
    case .gazePitch: return seen.gaze.pitch.degrees
    case .reflexNasal: return seen.reflex.map { eye == .right ? $0.x.value : -$0.x.value }
    case .reflexUp: return seen.reflex?.y.value
    default: return nil
    }
  }

  private func readOfFace(_ face: VisibleFace) -> Double? {
    let (right, left) = (face.eyes.right, face.eyes.left)
    switch quantity {
    case .headYaw: return face.head.yaw.degrees
    case .headPitch: return face.head.pitch.degrees
    case .headRoll: return face.head.roll.degrees
    case .mouthOpening: return face.mouthOpening
    case .vergenceYaw where right.showsGlobe && left.showsGlobe: return (right.gaze.yaw - left.gaze.yaw).degrees
    case .vergencePitch where right.showsGlobe && left.showsGlobe: return (right.gaze.pitch - left.gaze.pitch).degrees
    default: return nil
    }
  }
}

extension EyeSigns {
  /// The mask shows a globe, and does not mark it as unsure.
  var showsGlobe: Bool { !isClosed && !isCovered && !isUnsure }
  /// The tracker takes MRD1 and MRD2 where the pupil is, the record in the lid's middle: beyond 20°, where the wall takes
  /// no habitual lids either, these are other places of the lid. And a pupil in the canthus may look covered.
  var looksFarAside: Bool { abs(gaze.yaw.degrees) > 20 }
  /// Of a drawn eye that looks 33° towards the nose the tracker reads 6° less. The gaze's own bound grows with how far it goes;
  /// between the eyes, which move together, that would be a squint.
  var looksTooFarAside: Bool { abs(gaze.yaw.degrees) > 25 }
  /// Height of the fissure over the globe's centre, millimetres.
  var aperture: Double { (upperLid.central - lowerLid.central).value }
}

extension EyeSigns {
  /// The pupil of a mask travels 10 mm times the sine of the gaze over the globe's centre.
  fileprivate var pupilHeight: Millimetres { Millimetres(10 * sin(gaze.pitch.degrees * .pi / 180)) }

  /// The upper lid stands this far over the pupil's centre at least, mm: half a pupil of 4 mm, less a millimetre.
  private static let leastFree = 1.0
  fileprivate var isPupilFree: Bool { mrd1(pupilHeight: pupilHeight).value >= Self.leastFree }
}

extension EyeFit {
  /// The tracker sees a globe and trusts what it reads: the line of the preset policies.
  var showsGlobe: Bool { !isClosed && !isCovered && leastConfidence >= 0.2 }
}
