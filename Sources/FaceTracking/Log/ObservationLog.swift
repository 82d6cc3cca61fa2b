public import FaceReconstruction
public import MaskSigns

/// The observations of a recording in order, in memory and beyond a limit in a private temporary file.
///
/// A picture takes at most ``largestRecord`` bytes, so ten minutes at 30 pictures a second are 100 MB on disk.
public struct ObservationLog: ~Copyable {
  /// Bytes of a picture with a face whose skin was read; one without a face takes 28.
  public static let largestRecord =
    ObservationRecord.headBytes + ObservationRecord.bodyBytes + WrinkleReading.bytes

  private let memoryLimit: Int
  private let folder: String?
  private var file: SpillFile?
  private var inFile = 0
  private var memory: [UInt8] = []

  /// Pictures logged.
  public private(set) var count = 0

  /// - Parameters:
  ///   - memoryLimit: bytes held before they go to the file.
  ///   - folder: where the file is made; `nil`: `TMPDIR` or `/tmp`.
  public init(memoryLimit: Int = 32 << 20, folder: String? = nil) {
    self.memoryLimit = memoryLimit
    self.folder = folder
  }

  /// - Throws: ``TrackingError/temporaryFile(step:errno:)``; the log then ends with the picture before.
  public mutating func append(_ face: TrackedFace?, at time: MediaTime) throws(TrackingError) {
    let before = memory.count
    ObservationRecord.append(face, at: time, to: &memory)
    count += 1
    guard memory.count > memoryLimit else { return }
    do throws(TrackingError) {
      try spill()
    } catch {
      memory.removeSubrange(before...)
      count -= 1
      throw error
    }
  }

  private mutating func spill() throws(TrackingError) {
    if file == nil { file = try SpillFile.create(in: folder ?? SpillFile.usualFolder) }
    try memory.span.withUnsafeBytes { bytes throws(TrackingError) in try file?.append(bytes) }
    inFile += memory.count
    memory.removeAll(keepingCapacity: true)
  }

  /// Where a reading stands. Start with a new one; several may read the same log.
  public struct Cursor: Sendable {
    fileprivate var offset = 0
    fileprivate var reader = ObservationRecord.Reader()
    public init() {}
  }

  /// The next picture's time and face, or `nil` after the last.
  ///
  /// - Throws: ``TrackingError/temporaryFile(step:errno:)``.
  public func next(_ cursor: inout Cursor) throws(TrackingError) -> (time: MediaTime, face: TrackedFace?)? {
    guard cursor.offset < inFile + memory.count else { return nil }
    let size = try withBytes(at: cursor.offset, count: ObservationRecord.headBytes, ObservationRecord.size(head:))
    let record = try withBytes(at: cursor.offset, count: size) { cursor.reader.read($0) }
    cursor.offset += size
    return record
  }

  /// The next picture's time and what is seen of one person; another's face is no face.
  public func next(
    _ cursor: inout Cursor, of person: FaceCensus.Person
  ) throws(TrackingError) -> (time: MediaTime, observation: FaceObservation?)? {
    guard let record = try next(&cursor) else { return nil }
    guard let face = record.face, person.tracks.contains(face.track) else { return (record.time, nil) }
    return (record.time, face.observation)
  }

  private func withBytes<Result>(
    at offset: Int, count: Int, _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(TrackingError) -> Result {
    if offset >= inFile {
      let start = offset - inFile
      return memory.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<start + count])) }
    }
    return try withUnsafeTemporaryAllocation(byteCount: count, alignment: 8) { buffer throws(TrackingError) in
      try file?.read(into: buffer, at: offset)
      return body(UnsafeRawBufferPointer(buffer))
    }
  }
}
