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
    let film = try Film(file, container: container, size: size, rate: record.header.frameRate.nominal)
    let even = Pencil(record: record, size: size, sheets: [try await film.blankPicture(), try await film.blankPicture()])
    let odd = Pencil(record: record, size: size, sheets: [try await film.blankPicture(), try await film.blankPicture()])
    async let first = even.draw(0)
    async let second = odd.draw(1)
    var pair = try await (first, second)
    for index in stride(from: 0, to: record.count, by: 2) {
      try Task.checkCancellation()
      async let next = even.draw(index + 2)
      async let afterNext = odd.draw(index + 3)
      try await append(pair.0, index, to: film, progress: progress)
      try await append(pair.1, index + 1, to: film, progress: progress)
      pair = try await (next, afterNext)
    }
    try await film.finish(until: end)
  }

  private func append(
    _ picture: PreparedPicture?, _ index: Int, to film: Film, progress: @Sendable (MaskProgress) -> Void
  ) async throws {
    guard let picture else { return }
    try await film.append(picture, at: record.time(at: index))
    progress(MaskProgress(step: .rendering, done: index + 1, total: record.count))
  }
}

/// Owns a renderer, so that drawing overlaps encoding.
private actor Pencil {
  /// Made at the first picture, so that two pencils are sharpened at once.
  private var renderer: MaskRenderer?
  private let record: SignRecord
  private let size: Int
  /// Two by turns: one is drawn on while the other is encoded.
  private let sheets: [PreparedPicture]
  private var turn = 0

  init(record: SignRecord, size: Int, sheets: [PreparedPicture]) {
    self.record = record
    self.size = size
    self.sheets = sheets
  }

  /// `nil` after the last picture.
  func draw(_ index: Int) throws(MaskError) -> PreparedPicture? {
    guard index < record.count else { return nil }
    if renderer == nil { renderer = MaskRenderer(size: size) }
    guard let canvas = renderer?.draw(record.signs(at: index)) else { return nil }
    turn = (turn + 1) % sheets.count
    do {
      try sheets[turn].take(canvas)
    } catch {
      throw MaskError(error)
    }
    return sheets[turn]
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

  func blankPicture() throws(MaskError) -> PreparedPicture {
    do {
      if let picture = try writer?.blankPicture() { return picture }
    } catch {
      throw MaskError(error)
    }
    throw MaskError(WriterError.outOfMemory)
  }

  func append(_ picture: PreparedPicture, at time: MediaTime) throws(MaskError) {
    do {
      try writer?.append(picture, at: time.ticks)
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
