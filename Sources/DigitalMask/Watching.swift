import FaceReconstruction
import FaceTracking
import MaskSigns
import VideoDecoding

/// The networks at work on one recording; keeps what they saw, then reconstructs the patient from it.
struct Watching: ~Copyable {
  private var tracker: FaceTracker
  private var solver: ClipSolver
  private var seen: [FaceObservation?] = []
  private var times: [MediaTime] = []

  private init(tracker: consuming FaceTracker, solver: ClipSolver) {
    self.tracker = tracker
    self.solver = solver
  }

  static func begin(
    models: ModelFolder, options: MaskOptions, pictureSize: SIMD2<Float>
  ) throws(MaskError) -> Watching {
    let solver: ClipSolver
    do {
      solver = try ClipSolver(pictureSize: pictureSize)
    } catch {
      throw MaskError(error)
    }
    do {
      return Watching(
        tracker: try FaceTracker.load(models: models, options: TrackerOptions(isMirrored: options.isMirrored)),
        solver: solver)
    } catch {
      throw MaskError(error)
    }
  }

  mutating func observe(_ frame: TimedFrame) throws(MaskError) {
    do {
      let face = try tracker.observe(frame.frame)
      solver.ingest(face?.observation)
      seen.append(face?.observation)
      times.append(MediaTime(ticks: frame.ticks))
    } catch {
      throw MaskError(error)
    }
  }

  consuming func reconstruct() throws(MaskError) -> FaceFit {
    do {
      let person = try solver.solvePerson()
      let frames = zip(seen, times).map { person.fit($0, time: $1) }
      return FaceFit(person: person.person, frames: frames)
    } catch {
      throw MaskError(error)
    }
  }
}

extension MaskError {
  init(_ error: FitError) {
    self.init(.noFace, error.description)
  }
}
