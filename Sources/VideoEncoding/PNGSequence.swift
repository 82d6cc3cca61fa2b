internal import CFFmpeg
import Glibc

/// A folder of PNG pictures, `000001.png` and on, with their times in `times.tsv`.
///
/// The columns are `picture` (its number), `time_s` and, in the last row, the number 0 with the time of the end.
/// What was written is removed again if it is not finished; the folder too, if it was created here.
struct PNGSequence: ~Copyable {
  private let folder: String
  private let createdFolder: Bool
  private let encoder: Encoder
  private var times = "picture\ttime_s\n"
  /// Pictures in the table, and pictures written: the encoder may hold some back.
  private var rows = 0
  private var count = 0
  private var isFinished = false

  private init(folder: String, createdFolder: Bool, encoder: consuming Encoder) {
    self.folder = folder
    self.createdFolder = createdFolder
    self.encoder = encoder
  }

  deinit {
    guard !isFinished else { return }
    for number in stride(from: 1, through: count, by: 1) { unlink(Self.path(of: number, in: folder)) }
    unlink(folder + "/times.tsv")
    if createdFolder { rmdir(folder) }
  }

  static func open(
    _ folder: String, width: Int, height: Int, quality: EncodingQuality
  ) throws(WriterError) -> PNGSequence {
    // A file beyond the last would pass for one of ours, so the folder must be new or empty.
    let created = mkdir(folder, 0o777) == 0
    if !created {
      let reason = errno
      guard reason == EEXIST else { throw WriterError(-reason, at: .open) }
      guard try isEmpty(folder) else { throw .ffmpeg(step: .open, code: -ENOTEMPTY) }
    }
    do {
      let encoder = try Encoder.open(
        .png, width: width, height: height, rate: AVRational(num: 25, den: 1), quality: quality,
        wantsGlobalHeader: false)
      return PNGSequence(folder: folder, createdFolder: created, encoder: encoder)
    } catch {
      if created { rmdir(folder) }
      throw error
    }
  }

  func blankPicture() throws(WriterError) -> PreparedPicture { try encoder.blankPicture() }

  mutating func append(_ picture: PreparedPicture, at ticks: Int64) throws(WriterError) {
    try encoder.send(picture, at: ticks)
    try writePackets()
    times += "\(rows + 1)\t\(Self.seconds(ticks))\n"
    rows += 1
  }

  mutating func finish(until end: Int64) throws(WriterError) {
    try encoder.end()
    try writePackets()
    times += "0\t\(Self.seconds(end))\n"
    var table = Array(times.utf8)
    let length = CInt(clamping: table.count)
    try table.withUnsafeMutableBufferPointer { bytes throws(WriterError) in
      try Self.write(bytes.baseAddress, length, to: folder + "/times.tsv")
    }
    isFinished = true
  }

  private mutating func writePackets() throws(WriterError) {
    while let packet = try encoder.nextPacket() {
      count += 1
      try Self.write(packet.pointee.data, packet.pointee.size, to: Self.path(of: count, in: folder))
    }
  }

  private static func write(_ bytes: UnsafePointer<UInt8>?, _ count: CInt, to path: String) throws(WriterError) {
    var io: UnsafeMutablePointer<AVIOContext>?
    try WriterError.check(avio_open(&io, "file:" + path, AVIO_FLAG_WRITE), at: .open)
    avio_write(io, bytes, count)
    avio_flush(io)
    let failure = io?.pointee.error ?? 0
    let closing = avio_closep(&io)
    try WriterError.check(failure, at: .write)
    try WriterError.check(closing, at: .close)
  }

  private static func path(of number: Int, in folder: String) -> String {
    let digits = String(number)
    return folder + "/" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".png"
  }

  /// Exact to a microsecond, without Foundation: whole ticks are 11.1 µs.
  private static func seconds(_ ticks: Int64) -> String {
    let micros = (ticks * 100 + 4) / 9
    let fraction = String(micros % 1_000_000)
    return "\(micros / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
  }

  private static func isEmpty(_ folder: String) throws(WriterError) -> Bool {
    guard let listing = opendir(folder) else { throw WriterError(-errno, at: .open) }
    defer { closedir(listing) }
    var entries = 0
    while readdir(listing) != nil { entries += 1 }
    return entries <= 2  // `.` and `..`
  }
}
