import FaceReconstruction
import Foundation
import MaskSigns

/// The one head of all masks before its one camera: where an iris lies in the picture, and what gaze that is.
///
/// A patient's globes have to be found, and a millimetre is 5.7° of gaze. A mask's are known. So the gaze of a mask is read
/// from where the tracker sees the iris, on the globe that is there; all else is the tracker's own reading.
///
/// The figures are those of `Camera` and `Globe`, which draw it (`KnownHeadTests` holds them together).
struct KnownHead: Sendable {
  /// Side of the picture, pixels.
  let side: Double

  /// Where the head turns, and the camera before it, millimetres.
  private static let pivot = SIMD3(0.0, -8, -62)
  private static let distance = 800.0
  private static let halfField = 129.0
  private static let faceDepth = 56.0
  /// The globes' centres, right eye first; the plane of the iris' rim before them; millimetres.
  private static let globeX = 30.879, globeY = 0.52
  private static let rim = 15.454
  /// Travel of its centre, which is the pupil's too, for a sine of 1.
  private static let lever = 10.0

  /// Of the camera, pixels.
  var focal: Double { side / 2 / Self.halfField * (Self.distance - Self.faceDepth) }

  private func globe(_ eye: Eye) -> SIMD3<Double> { SIMD3(eye == .right ? -Self.globeX : Self.globeX, Self.globeY, 0) }

  /// Where the middle of an iris lies, pixels from the centre of the first one; x right, y down.
  func iris(_ eye: Eye, _ gaze: Gaze, head: HeadPosture) -> SIMD2<Double> {
    let (yaw, pitch) = (gaze.yaw.degrees * .pi / 180, gaze.pitch.degrees * .pi / 180)
    let x = Self.lever * sin(yaw) * cos(pitch), y = Self.lever * sin(pitch)
    let point = globe(eye) + SIMD3(x, y, max(Self.rim * Self.rim - x * x - y * y, 0).squareRoot())
    let p = Turn(head).forth(point - Self.pivot)
    let scale = focal / (Self.distance - p.z)
    return SIMD2(side / 2 + p.x * scale, side / 2 - p.y * scale) - 0.5
  }

  /// The gaze of an eye whose iris lies there; where no globe is, the nearest place of the globe counts.
  func gaze(_ eye: Eye, iris: SIMD2<Double>, head: HeadPosture) -> Gaze {
    let turn = Turn(head)
    let pixel = iris + 0.5
    let camera = turn.back(SIMD3(0, 0, Self.distance)) + Self.pivot - globe(eye)
    let direction = turn.back(SIMD3((pixel.x - side / 2) / focal, (side / 2 - pixel.y) / focal, -1))
    let along = (camera * direction).sum()
    let square = (direction * direction).sum()
    let root = max(along * along - square * ((camera * camera).sum() - Self.rim * Self.rim), 0).squareRoot()
    let point = camera + direction * ((-along - root) / square)
    let pitch = asin(min(max(point.y / Self.lever, -1), 1))
    let yaw = asin(min(max(point.x / Self.lever / max(cos(pitch), 0.1), -1), 1))
    return Gaze(yaw: .degrees(yaw * 180 / .pi), pitch: .degrees(pitch * 180 / .pi))
  }
}

/// A head's rotation: roll about its own z, then pitch about x, then yaw about y.
private struct Turn {
  private let x, y, z: SIMD3<Double>

  init(_ head: HeadPosture) {
    func sines(_ angle: Angle) -> (Double, Double) { (sin(angle.degrees * .pi / 180), cos(angle.degrees * .pi / 180)) }
    let ((sy, cy), (sp, cp), (sr, cr)) = (sines(head.yaw), sines(head.pitch), sines(head.roll))
    func turned(_ v: SIMD3<Double>) -> SIMD3<Double> {
      let (py, pz) = (cp * v.y + sp * v.z, cp * v.z - sp * v.y)
      return SIMD3(cy * v.x + sy * pz, py, cy * pz - sy * v.x)
    }
    (x, y, z) = (turned(SIMD3(cr, -sr, 0)), turned(SIMD3(sr, cr, 0)), turned(SIMD3(0, 0, 1)))
  }

  func forth(_ v: SIMD3<Double>) -> SIMD3<Double> { x * v.x + y * v.y + z * v.z }
  func back(_ v: SIMD3<Double>) -> SIMD3<Double> { SIMD3((x * v).sum(), (y * v).sum(), (z * v).sum()) }
}

extension FaceFit {
  /// The same reading with gaze on the mask's own globes.
  ///
  /// - Parameter record: Says how the head is turned in each picture; a head that is drawn otherwise fails by itself.
  package func onKnownHead(_ record: SignRecord, side: Int) -> FaceFit {
    let known = KnownHead(side: Double(side))
    var fit = self
    for index in fit.frames.indices {
      guard let head = record.signs(at: index)?.head, let face = fit.frames[index].face else { continue }
      for eye in Eye.allCases where face.eyes[eye].irisCentre.x.isFinite && face.eyes[eye].irisCentre.y.isFinite {
        fit.frames[index].face?.eyes[eye].gaze = known.gaze(eye, iris: face.eyes[eye].irisCentre, head: head)
      }
    }
    return fit
  }
}
