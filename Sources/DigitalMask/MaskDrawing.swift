import Foundation
import MaskRendering
import MaskSigns
import VideoEncoding

/// Pass 2: a record becomes a mask. It needs nothing of the source.
public struct MaskDrawing: Sendable {
  let record: SignRecord
  /// Side of the square picture in pixels.
  let size: Int
  /// When the last picture ends, 1/90 000 s; the record itself only knows when pictures begin.
  let end: MediaTime?

  public init(record: SignRecord, size: Int, end: MediaTime? = nil) {
    self.record = record
    self.size = size
    self.end = end
  }

  /// Draws into a file that appears whole or not at all. The file's name says its kind.
  public func write(
    to destination: URL, replacing: Bool, progress: @Sendable (MaskProgress) -> Void
  ) async throws {
    let destination = OutputNames(mask: destination).mask
    let container = try Self.container(of: destination)
    let output = try PendingOutput.open(
      destination, replacing: replacing, isFolder: container == .pngSequence)
    try await draw(to: output.temporary, container: container, progress: progress)
    try output.commit()
    progress(MaskProgress(step: .finished, done: record.count, total: record.count))
  }

  static func container(of destination: URL) throws(MaskError) -> VideoContainer {
    guard let container = VideoContainer(fileName: destination.path + (destination.hasDirectoryPath ? "/" : ""))
    else {
      throw MaskError(
        .cannotCreateOutput,
        "The output's kind is not known: name it .mp4, .mov, .mkv or .webm, or end it in / for a folder of pictures.")
    }
    return container
  }

  /// The next two pictures are drawn while these two are encoded: drawing takes longer, so it gets two renderers.
  func draw(to file: URL, container: VideoContainer, progress: @Sendable (MaskProgress) -> Void) async throws {
    let even = Pencil(record: record, size: size), odd = Pencil(record: record, size: size)
    let film = try Film(file, container: container, size: size, rate: record.header.frameRate.nominal)
    async let first = even.draw(0)
    async let second = odd.draw(1)
    var pair = await [first, second]
    for index in stride(from: 0, to: record.count, by: 2) {
      try Task.checkCancellation()
      async let next = even.draw(index + 2)
      async let afterNext = odd.draw(index + 3)
      for (drawing, index) in zip(pair, index..<record.count) {
        try await film.append(drawing, at: record.time(at: index))
        progress(MaskProgress(step: .rendering, done: index + 1, total: record.count))
      }
      pair = await [next, afterNext]
    }
    try await film.finish(until: end)
  }
}

/// A drawn picture on its way from the renderer to the encoder.
final class Drawing: Sendable {
  let canvas: Canvas
  init(_ canvas: consuming Canvas) { self.canvas = canvas }
}

/// Owns a renderer, so that drawing overlaps encoding.
private actor Pencil {
  /// Made at the first picture, so that two pencils are sharpened at once.
  private var renderer: MaskRenderer?
  private let record: SignRecord
  private let size: Int

  init(record: SignRecord, size: Int) {
    self.record = record
    self.size = size
  }

  /// `nil` after the last picture.
  func draw(_ index: Int) -> Drawing? {
    guard index < record.count else { return nil }
    if renderer == nil { renderer = MaskRenderer(size: size) }
    guard let canvas = renderer?.draw(record.signs(at: index)) else { return nil }
    return Drawing(canvas)
  }
}

/// Owns the writer.
private actor Film {
  private var writer: FrameWriter?

  init(_ file: URL, container: VideoContainer, size: Int, rate: Double?) throws(MaskError) {
    do {
      writer = try FrameWriter.open(
        file.path, container: container, width: size, height: size, frameRate: (Int32(rate ?? 30), 1))
    } catch {
      throw MaskError(error)
    }
  }

  func append(_ drawing: Drawing?, at time: MediaTime) throws(MaskError) {
    guard let drawing else { return }
    do {
      try writer?.append(drawing.canvas, at: time.ticks)
    } catch {
      throw MaskError(error)
    }
  }

  func finish(until end: MediaTime?) throws(MaskError) {
    guard let writer = writer.take() else { return }
    do {
      try writer.finish(until: end?.ticks)
    } catch {
      throw MaskError(error)
    }
  }
}

extension MaskError {
  init(_ error: WriterError) {
    let kind: Kind =
      switch error {
      case .noFolder, .readOnly, .badSize, .noEncoder: .cannotCreateOutput
      case .noPictures: .badInput
      case .noSpace, .sizeChanged, .badTime, .outOfMemory, .ffmpeg: .inputOutput
      }
    self.init(kind, error.plain)
  }
}
