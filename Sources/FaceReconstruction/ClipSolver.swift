import MaskSigns

/// Gathers a clip's observations in bounded memory, then solves what belongs to the person.
///
/// Feed every picture's observation in order, then call ``solvePerson()``; the ``PersonSolution`` then reads each
/// picture by itself. One picture is enough. Equal observations give equal results.
public struct ClipSolver: Sendable {
  private let camera: Camera
  private var reservoir = Reservoir()
  private var wrinkles = WrinkleTally()
  private var covers = CoverTimes()

  /// Observations that enter the solve, at most.
  static let viewLimit = 120

  /// - Parameters:
  ///   - pictureSize: Width and height of the recording in pixels, rotation applied.
  ///   - focalLength: Pixels, when the recording tells it; else 1.1 × the longer side.
  /// - Throws: ``FitError/invalidCamera``.
  public init(pictureSize: SIMD2<Float>, focalLength: Double? = nil) throws(FitError) {
    guard let camera = Camera(pictureSize: pictureSize, focalLength: focalLength) else { throw .invalidCamera }
    self.camera = camera
  }

  /// Takes note of one picture. No face, or one with values that are not finite, counts for nothing.
  public mutating func ingest(_ observation: FaceObservation?) {
    guard let observation, observation.isUsable else { return }
    reservoir.add(observation)
    covers.note(observation)
    wrinkles.add(observation.wrinkles)
  }

  /// Solves shape, scale, globes, open lids and wrinkles over the clip.
  ///
  /// - Throws: ``FitError/tooFewFrames(usable:)`` without any usable face; ``FitError/degenerateLandmarks`` when no
  ///   pose explains what was seen.
  public consuming func solvePerson() throws(FitError) -> PersonSolution {
    guard reservoir.count > 0 else { throw .tooFewFrames(usable: 0) }
    var solution = try PersonSolver(camera: camera, views: reservoir.choice(limit: Self.viewLimit), covers: covers).solve()
    solution.person.wrinkles = wrinkles.fit
    return solution
  }
}
