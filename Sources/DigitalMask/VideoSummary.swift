import FaceTracking
import Foundation
import VideoDecoding

/// What a video holds, in a few lines: pictures, sound, and the faces by number.
public struct VideoSummary: Sendable {
  private let info: VideoInfo
  private let people: [FaceCensus.Person]

  /// - Throws: ``MaskError``; a video without a face is no error.
  public static func of(
    _ video: URL, models: String?, progress: @Sendable (MaskProgress) -> Void
  ) async throws -> VideoSummary {
    let info: VideoInfo
    do {
      info = try FrameReader.probe(video.path)
    } catch {
      throw MaskError(error)
    }
    let census = try await Reconstruction(of: video, options: MaskOptions(models: models)).census(progress: progress)
    progress(MaskProgress(step: .finished, done: 0, total: nil))
    return VideoSummary(info: info, people: census.people)
  }

  public var text: String {
    var lines = [
      "video     \(info.width)×\(info.height), \(info.codec), \(info.bitDepth) bit, "
        + (info.isStill ? "a still image" : "\(decimal(info.nominalFrameRate.perSecond, 2)) frames a second"),
      "frames    " + (info.approximateFrameCount.map { "about \($0)" } ?? "not known")
        + (info.duration.map { ", \(decimal(Double($0) / 90_000, 2)) s" } ?? ""),
      "camera    "
        + (info.equivalentFocalLength.map { "\(decimal($0, 0)) mm on 35-mm film, as the file says (used unless --focal-length says otherwise)" }
          ?? "focal length not told; --focal-length, if you know it"),
      "sound     " + (info.hasAudio ? "yes (never leaves)" : "none"),
    ]
    if people.isEmpty { lines.append("faces     none") }
    for person in people {
      lines.append(
        "face \(person.number)    in view \(decimal(person.secondsInView, 1)) s from "
          + "\(decimal(person.firstSeen.seconds, 1)) s, height \(Int((person.meanHeight * 100).rounded())) % of the picture"
          + (person.number == 1 ? "   ← the patient, unless --face says otherwise" : ""))
    }
    return lines.joined(separator: "\n")
  }
}
