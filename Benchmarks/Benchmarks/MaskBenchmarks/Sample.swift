import FaceReconstruction
import FaceTracking
import Foundation
import MaskDisclosure
import MaskSigns
import VideoDecoding

/// The repository's sample video, and what each stage makes of it for the next one.
///
/// Made once, before anything is timed. A sample that cannot be read ends the run: then there is nothing to time.
enum Sample {
  static let video = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Samples/patient.mp4").standardizedFileURL

  static let models = Result { try ModelFolder.find() }

  struct Watched {
    var observations: [FaceObservation?] = []
    var times: [MediaTime] = []
    var pictureSize = SIMD2<Float>()
    /// Who was in view in the first pictures; nobody else.
    var first: FaceCensus.Person?
  }

  /// What the networks see in the whole clip.
  static let watched = Result {
    var watched = Watched()
    var reader = try FrameReader.open(video.path)
    var tracker = try FaceTracker.load(models: models.get())
    watched.pictureSize = SIMD2(Float(reader.info.width), Float(reader.info.height))
    while let frame = try reader.next() {
      watched.observations.append(try tracker.observe(frame)?.observation)
      watched.times.append(MediaTime(ticks: frame.timestamp))
      if watched.times.count == 5 { watched.first = tracker.census.person() }
    }
    return watched
  }

  static let solution = Result {
    let watched = try Self.watched.get()
    var solver = try ClipSolver(pictureSize: watched.pictureSize)
    for observation in watched.observations { solver.ingest(observation) }
    return try solver.solvePerson()
  }

  static let fit = Result {
    let (watched, solution) = (try Self.watched.get(), try Self.solution.get())
    let frames = zip(watched.observations, watched.times).map { solution.fit($0, time: $1) }
    return FaceFit(person: solution.person, frames: frames)
  }

  static let context = RecordContext(software: "benchmark", models: "benchmark")

  static let record = Result { try disclose(fit.get(), policy: .eyes, context: context) }
}
