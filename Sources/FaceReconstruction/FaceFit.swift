import MaskSigns

/// A whole recording of one patient, reconstructed: what belongs to the person, and each picture's measurements.
///
/// Behind the wall. `MaskDisclosure` consumes it, and only ``MaskSigns`` come out.
public struct FaceFit: Sendable {
  public var person: PersonFit
  /// One entry for each picture of the recording, in order of time.
  public var frames: [FrameFit]

  public init(person: PersonFit, frames: [FrameFit]) {
    self.person = person
    self.frames = frames
  }
}

/// What belongs to the person, solved over the whole clip.
public struct PersonFit: Sendable {
  /// Coefficients of the identity basis, in standard deviations.
  public var shape: [Double]
  /// Globe centres in the head frame (x to the patient's left, y up, z out of the face), millimetres.
  public var globeCentres: BothEyes<SIMD3<Double>>
  /// Globe centre to iris plane, millimetres.
  public var irisLever: Double
  /// Distance of the outer canthi's midline eye centres in source pixels, median over the clip: the "eye distance".
  public var eyeDistancePixels: Double
  /// Root mean square of the rigid points' reprojection, source pixels.
  public var residualPixels: Double
  /// How deep the skin's lines are at rest.
  public var wrinkles: WrinkleFit

  public init(
    shape: [Double], globeCentres: BothEyes<SIMD3<Double>>, irisLever: Double, eyeDistancePixels: Double,
    residualPixels: Double, wrinkles: WrinkleFit = .notMeasured
  ) {
    self.shape = shape
    self.globeCentres = globeCentres
    self.irisLever = irisLever
    self.eyeDistancePixels = eyeDistancePixels
    self.residualPixels = residualPixels
    self.wrinkles = wrinkles
  }
}

/// One picture of the recording.
public struct FrameFit: Sendable {
  public var time: MediaTime
  /// `nil`: the patient's face is not visible.
  public var face: VisibleFace?

  public init(time: MediaTime, face: VisibleFace?) {
    self.time = time
    self.face = face
  }
}

/// The measurements of a visible face. Lengths are the patient's own millimetres (scale from the iris, 11.71 ± 0.42 mm).
public struct VisibleFace: Sendable {
  public var head: HeadPosture
  /// Head origin in the camera frame (x right, y down, z away), millimetres. Never disclosed.
  public var position: SIMD3<Double>
  public var eyes: BothEyes<EyeFit>
  /// Brow height over the globe centre along head y, millimetres.
  public var brows: BothEyes<Double>
  /// Distance of the inner lips at the midline, millimetres.
  public var mouthOpening: Double
  /// Mouth corners in the head frame, millimetres.
  public var mouthCorners: BothEyes<SIMD3<Double>>
  /// 0…1.
  public var confidence: Double

  public init(
    head: HeadPosture, position: SIMD3<Double>, eyes: BothEyes<EyeFit>, brows: BothEyes<Double>, mouthOpening: Double,
    mouthCorners: BothEyes<SIMD3<Double>>, confidence: Double
  ) {
    self.head = head
    self.position = position
    self.eyes = eyes
    self.brows = brows
    self.mouthOpening = mouthOpening
    self.mouthCorners = mouthCorners
    self.confidence = confidence
  }
}

/// One eye of a visible face, in the patient's own millimetres.
public struct EyeFit: Sendable {
  /// Optical axis relative to the head.
  public var gaze: Gaze
  /// Lid margins over the globe centre along head y: nasal (−6 mm), central (0) and temporal (+6 mm).
  public var upperLid: LidMargin
  public var lowerLid: LidMargin
  /// From the pupil centre; MRD1 negative when the lid covers the pupil's centre.
  public var mrd1: Double
  public var mrd2: Double
  /// Nasal to temporal canthus, millimetres.
  public var fissureWidth: Double
  /// Crease height over the upper margin; `nil` when not measured.
  public var crease: Double?
  /// `nil` when not measured.
  public var pupilToIris: Double?
  /// `nil` when not seen.
  public var reflex: ReflexOffset?
  /// Iris centre and diameter in source pixels.
  public var irisCentre: SIMD2<Double>
  public var irisDiameterPixels: Double
  public var isClosed: Bool
  public var isCovered: Bool
  /// Standard deviation of MRD1 and MRD2 by the eye network's own, millimetres; `nil` when it did not read the eye.
  public var lidDeviation: Double?
  /// The same of the gaze, degrees, less what the globe's place adds all over the clip.
  public var gazeDeviation: Double?
  /// Of the gaze and of what hangs on the iris (pupil, reflex, MRD1 and MRD2), 0…1; under 0.2 when the gaze's deviation is
  /// over 5°, 0 behind closed lids. `nil`: as ``confidence``, when the eye network did not read the eye.
  public var gazeConfidence: Double?
  /// The least of what is said of an eye, 0…1: lids and gaze, or behind closed lids the lids alone.
  public var leastConfidence: Double { isClosed ? confidence : min(confidence, gazeConfidence ?? 1) }
  /// Of the eye's lids, 0…1; under 0.2 when the deviation of margins that the network read is over 0.7 mm.
  public var confidence: Double

  public init(
    gaze: Gaze, upperLid: LidMargin, lowerLid: LidMargin, mrd1: Double, mrd2: Double, fissureWidth: Double,
    crease: Double? = nil, pupilToIris: Double? = nil, reflex: ReflexOffset? = nil, irisCentre: SIMD2<Double>,
    irisDiameterPixels: Double, isClosed: Bool, isCovered: Bool, lidDeviation: Double? = nil,
    gazeDeviation: Double? = nil, gazeConfidence: Double? = nil, confidence: Double
  ) {
    self.gaze = gaze
    self.upperLid = upperLid
    self.lowerLid = lowerLid
    self.mrd1 = mrd1
    self.mrd2 = mrd2
    self.fissureWidth = fissureWidth
    self.crease = crease
    self.pupilToIris = pupilToIris
    self.reflex = reflex
    self.irisCentre = irisCentre
    self.irisDiameterPixels = irisDiameterPixels
    self.isClosed = isClosed
    self.isCovered = isCovered
    self.lidDeviation = lidDeviation
    self.gazeDeviation = gazeDeviation
    self.gazeConfidence = gazeConfidence
    self.confidence = confidence
  }
}
