import HeadGeometry
import MaskSigns

extension HeadExpression {
  /// The expression that shows `signs`.
  init(_ signs: Signs) {
    func eye(_ e: EyeSigns) -> Eye {
      func heights(_ m: LidMargin) -> Vector { Vector(Float(m.nasal.value), Float(m.central.value), Float(m.temporal.value)) }
      return Eye(
        upper: heights(e.upperLid), lower: heights(e.lowerLid), crease: e.crease.map { Float($0.value) },
        isClosed: e.isClosed || e.isCovered, gaze: e.gaze.axis, pupilToIris: Float(e.pupilToIris ?? restingPupilToIris))
    }
    func corner(_ c: MouthSigns.Corner) -> SIMD2<Float> { SIMD2(Float(c.out.value), Float(c.up.value)) }
    self.init(
      right: eye(signs.eyes.right), left: eye(signs.eyes.left), browRight: Float(signs.brows.right.value),
      browLeft: Float(signs.brows.left.value), cornerRight: corner(signs.mouth.corners.right),
      cornerLeft: corner(signs.mouth.corners.left), opening: Float(signs.mouth.opening.value))
  }
}

/// Pupil over iris where it was not measured: 4.1 mm of 11.7 mm, a middle-aged adult's in office light
/// (Winn et al., Invest. Ophthalmol. Vis. Sci. 35 (1994) 1132–1137).
let restingPupilToIris = 0.35

let radiansPerDegree = 0.017453292519943295

extension Gaze {
  /// Unit vector of the optical axis in the head frame.
  var axis: Vector {
    let (sy, cy) = sineCosine(yaw.degrees * radiansPerDegree)
    let (sp, cp) = sineCosine(pitch.degrees * radiansPerDegree)
    return Vector(Float(sy * cp), Float(sp), Float(cy * cp))
  }
}

extension Rotation {
  init(_ posture: HeadPosture) {
    self.init(
      yaw: posture.yaw.degrees * radiansPerDegree, pitch: posture.pitch.degrees * radiansPerDegree,
      roll: posture.roll.degrees * radiansPerDegree)
  }
}
