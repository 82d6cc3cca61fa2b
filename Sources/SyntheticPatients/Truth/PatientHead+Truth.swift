import HeadGeometry
import MaskSigns

/// From the head's frame to the room and the picture.
struct TruthView {
  /// Where the straight head's origin is in the room.
  var place: SIMD3<Double>
  var frame: HeadFrame
  /// The head's origin in the room.
  var origin: SIMD3<Double>
  var camera: Camera

  init(_ pose: PatientPose, at place: SIMD3<Double>, _ camera: Camera) {
    self.place = place
    self.camera = camera
    frame = HeadFrame(pose.head)
    origin = place + pose.shift + frame.origin
  }

  func room(_ p: Vector) -> SIMD3<Double> { frame.toRoom(SIMD3<Double>(p)) + origin }
  /// Pixels from the picture's top-left corner.
  func picture(_ p: Vector) -> SIMD2<Double> { camera.project(room(p)) }
}

extension PatientHead {
  /// The signs of the picture, read off the posed head: of its geometry, not of what the pose commanded.
  func truth(_ pose: PatientPose, _ margins: [LidMargins], _ view: TruthView) -> PictureTruth {
    PictureTruth(
      head: pose.head,
      eyes: BothEyes(right: truth(.right, pose, margins[0], view), left: truth(.left, pose, margins[1], view)))
  }

  /// The signs of one eye, read off the posed head.
  /// Poses the head and reads its truth, without making a scene.
  mutating func truth(_ pose: PatientPose, at place: SIMD3<Double>, _ camera: Camera) -> PictureTruth {
    move(to: pose)
    return truth(pose, [margins(0), margins(1)], TruthView(pose, at: place, camera))
  }

  private func truth(_ eye: Eye, _ pose: PatientPose, _ margins: LidMargins, _ view: TruthView) -> EyeTruth {
    let index = eye == .right ? 0 : 1
    let globe = model.globes[index]
    let axis = globe.drawnAxis(Self.axis(pose.gaze[eye]))
    let iris = axis * globe.irisDepth
    let pupilX = iris.x * globe.side
    let lower = margins.lower(pupilX)
    // A closed upper lid laps over the lower one by a hair; the fissure then has no height, and both margins are one.
    let upper = max(margins.upper(pupilX), lower)
    let width = length(
      vertex(index, Self.posterior, Self.nasalColumn) - vertex(index, Self.posterior, Self.temporalColumn))
    let widest = zip(margins.upperEdge, margins.upperEdge.map { margins.lower($0.x) }).map { $0.y - $1 }.max() ?? 0
    let brow = brows[eye].map { model.positions[$0].y - globe.centre.y }
    let across = normalised(cross(Vector(0, 1, 0), axis)) * globe.irisRadius
    let width2D = view.picture(globe.centre + iris + across) - view.picture(globe.centre + iris - across)
    return EyeTruth(
      mrd1: Double(upper - iris.y), mrd2: Double(iris.y - lower), fissureHeight: Double(upper - lower),
      fissureWidth: Double(width), gaze: pose.gaze[eye], irisCentre: view.picture(globe.centre + iris),
      irisDiameterPixels: (width2D * width2D).sum().squareRoot(),
      isClosed: widest < 0.1, browHeight: brow.isEmpty ? 0 : Double(brow.reduce(0, +) / Float(brow.count)))
  }
}
