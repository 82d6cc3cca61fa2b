import MaskSigns

/// What the face mesh tells of one eye, as far as one knows the globe: the eye network's second, coarser opinion.
struct MeshEye {
  let numbers: EyeNumbers
  /// Nasal to temporal canthus, millimetres.
  let width: Double
  /// Of the lids' curves, millimetres.
  let residual: Double
  let isOnGlobe: Bool
  let iris: IrisEvidence

  /// Height of the open fissure over its width.
  var aperture: Double { (mrd1 + mrd2) / width }
  var mrd1: Double { numbers[.upperCentral] - pupil }
  var mrd2: Double { pupil - numbers[.lowerCentral] }
  /// Height over the globe's centre.
  private var pupil: Double { EyeAnatomy.irisLever * numbers.gaze.axis.y }

  /// `nil` when the contour is no lid.
  init?(
    _ eye: EyeObservation, side: Eye, globe: SIMD3<Double>, canthusDepth: SIMD2<Double>, camera: Camera, pose: RigidPose
  ) {
    func pixel(_ k: Int) -> SIMD2<Double> { SIMD2(Double(eye.contour[k].x), Double(eye.contour[k].y)) }
    guard let lids = LidFit(eye, side: side, globe: globe, camera: camera, pose: pose),
      let width = FissureWidth.between(
        pixel(EyeContour.nasalCanthus), pixel(EyeContour.temporalCanthus), depths: canthusDepth, camera: camera,
        pose: pose)
    else { return nil }
    iris = IrisEvidence(eye)
    let gaze = GazeFit(iris: iris.centre, globe: globe, camera: camera, pose: pose)
    numbers = EyeNumbers(upper: lids.upper, lower: lids.lower, gaze: gaze.gaze)
    self.width = width
    residual = lids.residual
    isOnGlobe = gaze.isOnGlobe
  }
}

/// Distance of the canthi, each cast to its own depth.
enum FissureWidth {
  /// - Parameter depths: z of the nasal and the temporal canthus in the head frame, millimetres.
  /// - Returns: Millimetres; `nil` under 1 mm.
  static func between(
    _ nasal: SIMD2<Double>, _ temporal: SIMD2<Double>, depths: SIMD2<Double>, camera: Camera, pose: RigidPose
  ) -> Double? {
    guard let a = Sight(through: nasal, camera: camera, pose: pose).crosses(z: depths.x),
      let b = Sight(through: temporal, camera: camera, pose: pose).crosses(z: depths.y)
    else { return nil }
    let width = length(a - b)
    return width > 1 ? width : nil
  }
}
