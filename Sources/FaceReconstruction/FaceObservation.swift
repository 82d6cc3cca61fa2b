import MaskSigns

/// What the networks saw of one face in one picture. Never leaves: this is the patient.
///
/// A mirrored clip is observed as if it were not: x is counted from the other side of the picture (`width − x`) and the
/// points change sides, so that all that follows sees an unmirrored patient. `width − x` leads back to source pixels.
public struct FaceObservation: Sendable {
  public var time: MediaTime
  /// MediaPipe's 468 mesh points: x and y in source pixels (origin top left, y down, rotation tag applied),
  /// z in the same unit, smaller is nearer. 468 entries. Lids, brows and lips are the refined ones in x and y.
  public var mesh: [SIMD3<Float>]
  /// By the patient's own side; with `--mirrored` the tracker has swapped them already.
  public var eyes: BothEyes<EyeObservation>
  /// Probability that the crop held a face, 0…1.
  public var presence: Float
  /// Width and height of the source picture in pixels.
  public var pictureSize: SIMD2<Float>
  /// What was read of the skin's lines; `nil` in most pictures, because wrinkles hardly move.
  public var wrinkles: WrinkleReading?

  public init(
    time: MediaTime, mesh: [SIMD3<Float>], eyes: BothEyes<EyeObservation>, presence: Float, pictureSize: SIMD2<Float>,
    wrinkles: WrinkleReading? = nil
  ) {
    self.time = time
    self.mesh = mesh
    self.eyes = eyes
    self.presence = presence
    self.pictureSize = pictureSize
    self.wrinkles = wrinkles
  }
}

/// Lids and iris of one eye, in source pixels.
///
/// The network is MediaPipe's attention mesh; its two eye branches speak the same language for both eyes, so an index
/// means the same place of the right and of the left eye.
public struct EyeObservation: Sendable {
  /// 71 points in rows around the eye, each row from temporal to nasal.
  ///
  /// | index | row | mesh points of the right eye | of the left eye |
  /// |---|---|---|---|
  /// | 0…8 | lower lid margin, 0 the temporal and 8 the nasal canthus | 33 7 163 144 145 153 154 155 133 | 263 249 390 373 374 380 381 382 362 |
  /// | 9…15 | upper lid margin without the canthi | 246 161 160 159 158 157 173 | 466 388 387 386 385 384 398 |
  /// | 16…24, 25…31 | second ring: below, above | 130 25 110 24 23 22 26 112 243, 247 30 29 27 28 56 190 | mirrored |
  /// | 32…40, 41…47 | third ring: below, above | 226 31 228…233 244, 113 225…221 189 | mirrored |
  /// | 48…53 | lower edge of the brow | 35 124 46 53 52 65 | 265 353 276 283 282 295 |
  /// | 54…62 | fifth ring, below | 143 111 117…121 128 245 | mirrored |
  /// | 63…70 | upper edge of the brow, then two points beside the nose | 156 70 63 105 66 107 55 193 | 383 300 293 334 296 336 285 417 |
  public var contour: [SIMD2<Float>]
  /// Iris: centre, then its rim towards the patient's left, above, towards the patient's right, below; 5 entries.
  public var iris: [SIMD2<Float>]
  /// What the eye network read; `nil` when it did not look.
  public var reading: EyeReading?

  public init(contour: [SIMD2<Float>], iris: [SIMD2<Float>], reading: EyeReading? = nil) {
    self.contour = contour
    self.iris = iris
    self.reading = reading
  }

  /// Indices into ``contour`` of the upper lid margin, from the nasal to the temporal canthus.
  public static let upperLid = [8, 15, 14, 13, 12, 11, 10, 9, 0]
  /// Indices into ``contour`` of the lower lid margin, from the nasal to the temporal canthus.
  public static let lowerLid = [8, 7, 6, 5, 4, 3, 2, 1, 0]
}
