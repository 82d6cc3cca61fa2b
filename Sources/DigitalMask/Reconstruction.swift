import FaceReconstruction
import FaceTracking
import Foundation
import VideoDecoding

/// Pass 1: a video is decoded, observed, and reconstructed. Behind the wall: what comes out is the patient.
public struct Reconstruction: Sendable {
  let video: URL
  let options: MaskOptions

  public init(of video: URL, options: MaskOptions) {
    self.video = video
    self.options = options
  }

  /// - Throws: ``MaskError``; `CancellationError` when the task was cancelled.
  public func run(progress: @Sendable (MaskProgress) -> Void) async throws -> Reconstructed {
    let models = try Networks.folder(options.models)
    let fit: FaceFit
    var source: SourceSummary
    let width: Int
    let number = options.face ?? 1
    let first = try await look(models: models, person: nil, progress: progress)
    let census = first.watching.census
    guard let patient = census.person(number) else {
      if census.people.isEmpty {
        throw MaskError(.noFace, "No face was found: film the whole face from the front, well lit.")
      }
      throw MaskError(.noFace, "There is no face \(number): the video shows \(census.people.count); see 'info'.")
    }
    width = first.width
    source = first.source
    if patient.needsOwnPass {
      // Somebody else was followed while the patient was in view, so the patient gets a pass of their own.
      let second = try await look(models: models, person: patient, progress: progress)
      guard let same = second.watching.census.person() else {
        throw MaskError(.noFace, "Face \(number) is too small or too short in view to be followed.")
      }
      fit = try second.watching.reconstruct(same)
      source = second.source
    } else {
      fit = try first.watching.reconstruct(patient)
    }
    try Self.checkThatAFaceIsThere(fit)
    return Reconstructed(
      fit: fit, source: source, mirroredWidth: options.isMirrored ? Double(width) : nil,
      models: try ModelVersions(models))
  }

  /// Looks through the whole recording once.
  private func look(
    models: ModelFolder, person: FaceCensus.Person?, progress: @Sendable (MaskProgress) -> Void
  ) async throws -> Look {
    let source = try SourceVideo(video, span: options.span)
    var tracking = TrackerOptions(isMirrored: options.isMirrored)
    tracking.person = person
    let size = SIMD2(Float(source.info.width), Float(source.info.height))
    var watching = try Watching.begin(
      models: models, options: tracking, pictureSize: size, focalLength: try Self.focalLength(options, source.info))
    var ahead = try await source.next()
    var seen = 0
    while let frame = ahead {
      try Task.checkCancellation()
      // The next picture is decoded while this one is looked at.
      async let upcoming = source.next()
      try watching.observe(frame)
      seen += 1
      progress(MaskProgress(step: .observing, done: seen, total: source.approximateCount))
      ahead = try await upcoming
    }
    return Look(watching: watching, source: await source.summary(), width: source.info.width)
  }

  /// In pixels: as the clinic says, else as the file says, else not known.
  ///
  /// A file that says what no camera has is passed over; a person who does is told.
  static func focalLength(_ options: MaskOptions, _ info: VideoInfo) throws(MaskError) -> Double? {
    guard let stated = options.focalLength else {
      return info.equivalentFocalLength.flatMap {
        FocalLength.equivalent(millimetres: $0).pixels(width: info.width, height: info.height)
      }
    }
    guard let pixels = stated.pixels(width: info.width, height: info.height) else {
      throw MaskError(
        .badInput, "No camera has this focal length for \(info.width)×\(info.height) pixels: check the number and its unit.")
    }
    return pixels
  }

  private struct Look: ~Copyable {
    let watching: Watching
    let source: SourceSummary
    let width: Int
  }

  /// Fewer pictures with a face than this share are no examination, and the clip-wide solve has nothing to stand on.
  private static let leastShare = 0.05

  private static func checkThatAFaceIsThere(_ fit: FaceFit) throws(MaskError) {
    let visible = fit.frames.count { $0.face != nil }
    guard visible > 0 else {
      throw MaskError(.noFace, "No face was found: film the whole face from the front, well lit.")
    }
    guard Double(visible) >= leastShare * Double(fit.frames.count) else {
      throw MaskError(
        .noFace,
        "A face is visible in only \(visible) of \(fit.frames.count) pictures: "
          + "cut the video to the examination with --from and --to.")
    }
  }
}

extension Reconstruction {
  /// Who is in view; for `info`.
  func census(progress: @Sendable (MaskProgress) -> Void) async throws -> FaceCensus {
    try await look(models: try Networks.folder(options.models), person: nil, progress: progress).watching.census
  }
}
