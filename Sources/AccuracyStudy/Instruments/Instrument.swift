import FaceReconstruction
import FaceTracking
import MaskSigns
import VideoDecoding

/// The pipeline under test as a library: a file is decoded, tracked and fitted as `digitalmask measure` does it.
struct Instrument: Sendable {
  let models: ModelFolder
  /// The fit is told the focal length of the camera that drew the picture, as by `--focal-length`.
  var knowsCamera = false

  /// What was read of each picture of a file.
  struct Pictures: Sendable {
    var ours: [FaceReading?]
    var mediaPipe: [FaceReading?]
    var network: [FaceReading?]
    var withoutEyeNetwork: [FaceReading?]
    /// The fit itself, for disclosure; `nil` when no face was seen in any picture.
    var fit: FaceFit?
  }

  /// - Parameter focalLength: Of the camera in pixels, if the fit is to know it.
  /// - Throws: `MediaError`, `TrackingError`. A file without a face is no error: its readings are `nil`.
  func read(_ path: String, focalLength: Double? = nil) throws -> Pictures {
    let observations = try observe(path)
    let mediaPipe = observations.map { $0.seen.flatMap(FaceReading.init(mediaPipe:)) }
    let network = observations.map { $0.seen.flatMap(FaceReading.init(network:)) }
    let fit = Self.fit(observations, focalLength)
    let ours = fit?.frames.map { $0.face.map(FaceReading.init) } ?? observations.map { _ in nil }
    // The ablation: the same pictures, the same fit, no eye network.
    var without: [FaceReading?] = observations.map { _ in nil }
    if network.contains(where: { $0 != nil }),
      let plain = Self.fit(observations.map { ($0.time, $0.seen.map(Self.blinded)) }, focalLength)
    {
      without = plain.frames.map { $0.face.map(FaceReading.init) }
    }
    return Pictures(ours: ours, mediaPipe: mediaPipe, network: network, withoutEyeNetwork: without, fit: fit)
  }

  /// The fit alone, without the other instruments; `nil` when no face was seen in any picture.
  func fit(of path: String, focalLength: Double? = nil) throws -> FaceFit? { Self.fit(try observe(path), focalLength) }

  private func observe(_ path: String) throws -> [(time: MediaTime, seen: FaceObservation?)] {
    var reader = try FrameReader.open(path, threads: 1)
    var tracker = try FaceTracker.load(models: models)
    var all: [(time: MediaTime, seen: FaceObservation?)] = []
    while let frame = try reader.next() {
      all.append((MediaTime(ticks: frame.timestamp), try tracker.observe(frame)?.observation))
    }
    return all
  }

  private static func fit(
    _ observations: [(time: MediaTime, seen: FaceObservation?)], _ focalLength: Double?
  ) -> FaceFit? {
    guard let size = observations.lazy.compactMap(\.seen?.pictureSize).first,
      var solver = try? ClipSolver(pictureSize: size, focalLength: focalLength)
    else { return nil }
    for observation in observations { solver.ingest(observation.seen) }
    guard let solution = try? solver.solvePerson() else { return nil }
    return FaceFit(person: solution.person, frames: observations.map { solution.fit($0.seen, time: $0.time) })
  }

  private static func blinded(_ observation: FaceObservation) -> FaceObservation {
    var other = observation
    other.eyes.right.reading = nil
    other.eyes.left.reading = nil
    return other
  }
}
