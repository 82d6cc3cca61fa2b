import MaskSigns
import RealModule

/// The signs of one eye from the network's reading, given the head's pose and the globe.
///
/// Lines and centres are cast from the camera onto the surfaces on which they lie: margins on the front of the lids, the
/// iris on its own sphere about the globe's centre. All heights are differences along head y, so an error of the globe's
/// place cancels; an error of the pose's pitch leaks only through the 2 mm by which margins stand before the iris.
struct EyeReader {
  let side: Eye
  let reading: EyeReading
  let globe: SIMD3<Double>
  /// z of the nasal and the temporal canthus in the head frame.
  let canthusDepth: SIMD2<Double>
  let camera: Camera
  let pose: RigidPose

  /// Depth of the skin at the upper fold before the globe's centre, millimetres: a little behind the lids' front.
  private static let foldDepth = 10.5

  /// Pixels per millimetre at the eye.
  var scale: Double { camera.focalLength / max(pose.toCamera(globe).z - EyeAnatomy.irisLever, 1) }
  /// Towards the nose along head x.
  private var nasal: Double { side == .right ? 1 : -1 }

  private func sight(_ point: ReadPoint) -> Sight { Sight(through: point.pixel, camera: camera, pose: pose) }

  /// A margin over the globe's centre; `nil` when its points are no curve.
  func margin(_ line: LidLine) -> LidCurve? {
    let surface = LidSurface(globe: globe, nasal: nasal, canthusDepth: canthusDepth)
    return LidCurve(
      line.points.compactMap { point in
        guard let place = surface.meets(sight(point)) else { return nil }
        return LidCurve.Point(x: place.x * nasal, y: place.y, deviation: Double(point.deviation) / scale)
      })
  }

  /// The upper fold as a curve, its height over the globe's centre.
  func fold(_ line: LidLine) -> LidCurve? {
    LidCurve(
      line.points.compactMap { point in
        guard let place = sight(point).crosses(z: globe.z + Self.foldDepth) else { return nil }
        return LidCurve.Point(
          x: (place.x - globe.x) * nasal, y: place.y - globe.y, deviation: Double(point.deviation) / scale)
      })
  }

  var gaze: GazeFit { GazeFit(iris: reading.iris.pixel, globe: globe, camera: camera, pose: pose) }

  /// Standard deviation of the gaze by the iris' own, degrees; the globe's place adds a constant that is not in it.
  var gazeDeviation: Double {
    Double(reading.iris.deviation) / scale / EyeAnatomy.irisLever * .degreesPerRadian
  }

  /// From the pupil's centre, as seen in the head's frontal plane through it; `nil` when no reflex is seen.
  func reflex(pupil: SIMD3<Double>) -> ReflexOffset? {
    guard reading.showsReflex >= 0.5, Double(reading.reflex.deviation) < 0.5 * scale,
      let place = sight(reading.reflex).crosses(z: pupil.z)
    else { return nil }
    return ReflexOffset(x: Millimetres(place.x - pupil.x), y: Millimetres(place.y - pupil.y))
  }

  /// The pupil over the iris; `nil` where the network guesses.
  var pupilToIris: Double? {
    guard reading.pupilToIrisDeviation < 0.08 else { return nil }
    return Double(reading.pupilToIris).clamped(0.05, 0.95)
  }
}

/// What ``EyeReader`` reads of lids and pupil, millimetres over the globe's centre.
struct LidReading {
  var upper, lower: LidMargin
  var mrd1, mrd2: Double
  /// Height of the fissure at its highest, and at the pupil.
  var widest: Double
  var crease: Double?
  /// Standard deviation of MRD1 or MRD2, the larger one; and of the margins by themselves, which closed lids have too.
  var deviation, marginDeviation: Double
  /// The same of a margin's single places, in the middle of them: what remains when all of them err alike.
  var placeDeviation: Double

  /// `nil` when a margin is no curve.
  init?(_ reader: EyeReader, pupil: SIMD3<Double>) {
    guard let above = reader.margin(reader.reading.upperMargin), let below = reader.margin(reader.reading.lowerMargin)
    else { return nil }
    func margin(_ curve: LidCurve) -> LidMargin {
      LidMargin(
        nasal: Millimetres(curve.height(at: 6)), central: Millimetres(curve.height(at: 0)),
        temporal: Millimetres(curve.height(at: -6)))
    }
    upper = margin(above)
    lower = margin(below)
    let offset = pupil - reader.globe
    // Where the pupil's centre stands across the lid, as MRD1 is defined.
    let x = (offset.x * (reader.side == .right ? 1 : -1)).clamped(-10, 10)
    let (high, low) = (above.height(at: x), below.height(at: x))
    mrd1 = max(high, low) - offset.y
    mrd2 = offset.y - low
    widest = stride(from: -9.0, through: 9, by: 1.5).map { above.height(at: $0) - below.height(at: $0) }.max() ?? 0
    let iris = Double(reader.reading.iris.deviation) / reader.scale
    let lids = max(above.deviation(at: x), below.deviation(at: x))
    deviation = (iris * iris + lids * lids).squareRoot()
    marginDeviation = lids
    placeDeviation =
      [reader.reading.upperMargin, reader.reading.lowerMargin]
      .map { median($0.points.map { Double($0.deviation) / reader.scale }) ?? .infinity }.max() ?? .infinity
    crease = nil
    if reader.reading.hasUpperFold >= 0.5, let fold = reader.fold(reader.reading.upperFold), fold.deviation(at: 0) < 1.5 {
      let height = fold.height(at: 0) - upper.central.value
      if height > 0, height < 25 { crease = height }
    }
  }
}
