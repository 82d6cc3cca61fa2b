import FaceTracking
import VideoDecoding

/// The sample being read, from its second second on.
final class Reading {
  private var reader: FrameReader

  init() throws {
    reader = try FrameReader.open(Sample.video.path)
    for _ in 0..<30 { _ = try reader.next() }
  }

  func next() throws -> Frame {
    guard let frame = try reader.next() else { throw SampleError.tooShort }
    return frame
  }
}

/// A tracker at work on the sample.
final class Tracking {
  private let reading: Reading
  private var tracker: FaceTracker

  init(_ options: TrackerOptions = TrackerOptions()) throws {
    reading = try Reading()
    tracker = try FaceTracker.load(models: Sample.models.get(), options: options)
  }

  /// The next picture, already decoded.
  func frame() throws -> Frame { try reading.next() }

  func observe(_ frame: Frame) throws -> TrackedFace? { try tracker.observe(frame) }
}

enum SampleError: Error {
  /// The sample has fewer pictures than a benchmark asks for.
  case tooShort
  /// The stage did something else than what is to be timed.
  case notWhatIsTimed
}
