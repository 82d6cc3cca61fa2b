import FaceReconstruction
import FaceTracking
import MaskSigns

/// One look through a recording: the networks at work, and what they saw, in bounded memory.
struct Watching: ~Copyable {
  private var tracker: FaceTracker
  private var log = ObservationLog()
  private let pictureSize: SIMD2<Float>
  private let focalLength: Double?

  private init(tracker: consuming FaceTracker, pictureSize: SIMD2<Float>, focalLength: Double?) {
    self.tracker = tracker
    self.pictureSize = pictureSize
    self.focalLength = focalLength
  }

  /// - Parameter focalLength: Pixels, if known.
  static func begin(
    models: ModelFolder, options: TrackerOptions, pictureSize: SIMD2<Float>, focalLength: Double?
  ) throws(MaskError) -> Watching {
    do {
      return Watching(
        tracker: try FaceTracker.load(models: models, options: options), pictureSize: pictureSize,
        focalLength: focalLength)
    } catch {
      throw MaskError(error)
    }
  }

  mutating func observe(_ frame: TimedFrame) throws(MaskError) {
    do {
      try log.append(try tracker.observe(frame.frame), at: MediaTime(ticks: frame.ticks))
    } catch {
      throw MaskError(error)
    }
  }

  /// Who was in view, after the last picture.
  var census: FaceCensus { tracker.census }

  /// Reconstructs one person; all that the networks saw of others is passed over.
  func reconstruct(_ person: FaceCensus.Person) throws(MaskError) -> FaceFit {
    let solution: PersonSolution
    do {
      var solver = try ClipSolver(pictureSize: pictureSize, focalLength: focalLength)
      try forEach(of: person) { solver.ingest($1) }
      solution = try solver.solvePerson()
    } catch let error as FitError {
      throw MaskError(error)
    } catch let error as MaskError {
      throw error
    } catch {
      throw MaskError(.badInput, "The face could not be reconstructed from these pictures.")
    }
    var frames: [FrameFit] = []
    frames.reserveCapacity(log.count)
    try forEach(of: person) { frames.append(solution.fit($1, time: $0)) }
    return FaceFit(person: solution.person, frames: frames)
  }

  private func forEach(
    of person: FaceCensus.Person, _ body: (MediaTime, FaceObservation?) -> Void
  ) throws(MaskError) {
    var cursor = ObservationLog.Cursor()
    do {
      while let (time, observation) = try log.next(&cursor, of: person) { body(time, observation) }
    } catch {
      throw MaskError(error)
    }
  }
}

extension MaskError {
  init(_ error: FitError) { self.init(.noFace, error.description) }
}
