import Foundation
public import VideoDecoding

/// The source, pulled one picture at a time, cut to the span that was asked for.
///
/// An actor, so that the next picture is decoded while the caller works on this one.
actor SourceVideo {
  private var reader: FrameReader
  /// Ticks of 1/90 000 s from the source's first picture.
  private let span: Range<Int64>?
  private var firstTicks: Int64?
  private var framesRead = 0
  private var end: Int64 = 0

  nonisolated let info: VideoInfo

  init(_ video: URL, span: Range<Double>?) throws(MaskError) {
    do {
      reader = try FrameReader.open(video.path)
    } catch {
      throw MaskError(error)
    }
    info = reader.info
    // A day bounds the conversion; no recording of an examination is longer.
    self.span = span.map { Self.ticks($0.lowerBound)..<max(Self.ticks($0.lowerBound), Self.ticks($0.upperBound)) }
  }

  private static func ticks(_ seconds: Double) -> Int64 { Int64((min(max(seconds, 0), 86_400) * 90_000).rounded()) }

  /// How many pictures there will be, as far as the file tells.
  nonisolated var approximateCount: Int? {
    guard let span else { return info.approximateFrameCount }
    guard let duration = info.duration, duration > 0 else { return nil }
    let kept = span.clamped(to: 0..<duration)
    return info.approximateFrameCount.map { Int((Double($0) * Double(kept.count) / Double(duration)).rounded()) }
  }

  /// The next picture and its time since the first one kept, in ticks of 1/90 000 s.
  func next() throws(MaskError) -> TimedFrame? {
    do {
      while let frame = try reader.next() {
        if let span {
          if frame.timestamp < span.lowerBound { continue }
          if frame.timestamp >= span.upperBound { return nil }
        }
        let first = firstTicks ?? frame.timestamp
        firstTicks = first
        framesRead += 1
        end = frame.timestamp + frame.duration - first
        return TimedFrame(frame: frame, ticks: frame.timestamp - first)
      }
    } catch {
      throw MaskError(error)
    }
    try checkTheEnd()
    return nil
  }

  /// A copy that broke off looks like a shorter recording; nobody would notice what is missing.
  private func checkTheEnd() throws(MaskError) {
    let (end, missing) = (reader.statistics.end, reader.statistics.missing)
    if let span, span.lowerBound >= end {
      throw MaskError(.badInput, "The video ends after \(Self.seconds(end)) s, before --from: choose an earlier start.")
    }
    guard missing > 0, span.map({ $0.upperBound > end }) ?? true else { return }
    throw MaskError(
      .badInput,
      "The video is cut off after \(Self.seconds(end)) of \(Self.seconds(end + missing)) s: copy it again, or take what is "
        + "there with --to \(Self.seconds(end)).")
  }

  /// To a tenth, rounded down.
  private static func seconds(_ ticks: Int64) -> String { decimal(Double(ticks / 9_000) / 10, 1) }

  /// What was read, for the receipt.
  func summary() -> SourceSummary {
    SourceSummary(
      frames: framesRead, damagedPictures: reader.statistics.damaged,
      repairedTimes: reader.statistics.repairedTimestamps, endTicks: end, hadAudio: info.hasAudio, isStill: info.isStill,
      framesPerSecond: info.nominalFrameRate.perSecond)
  }
}

/// A picture of the source and its time in the mask.
struct TimedFrame: Sendable {
  let frame: Frame
  /// Since the first picture kept, in 1/90 000 s.
  let ticks: Int64
}

/// What was read of the source; holds nothing that tells whose it is.
public struct SourceSummary: Hashable, Sendable {
  public var frames: Int
  public var damagedPictures: Int
  public var repairedTimes: Int
  /// When the last picture ends, in 1/90 000 s since the first.
  public var endTicks: Int64
  public var hadAudio: Bool
  public var isStill: Bool
  public var framesPerSecond: Double
}

extension MaskError {
  public init(_ error: MediaError) {
    let kind: Kind =
      switch error {
      case .notFound, .unreadable, .notAFile: .unreadableInput
      case .outOfMemory: .inputOutput
      default: .badInput
      }
    self.init(kind, error.plain)
  }
}
