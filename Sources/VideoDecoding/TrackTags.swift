internal import CFFmpeg

/// Reads one tag of the tracks of a QuickTime or MP4 file, where iPhones describe their camera; FFmpeg 5.1 reads the
/// tags of the whole file only.
///
/// QuickTime File Format, "Metadata": a `meta` box in `moov/trak` holds `keys` (names, counted from 1) and `ilst` (their
/// values). Every size is held against the box around it; what is not well formed ends the search, and is no error.
struct TrackTags: ~Copyable {
  private let io: UnsafeMutablePointer<AVIOContext>

  /// - Parameter io: Stands anywhere afterwards.
  init(_ io: UnsafeMutablePointer<AVIOContext>) { self.io = io }

  /// Boxes side by side that are looked at, and the longest `meta` box that is read, bytes: far more than any camera
  /// writes.
  private static let mostBoxes = 1000, mostBytes: Int64 = 1 << 16

  /// The value of the first track that has the tag, as text.
  func value(of key: String) -> String? {
    let size = avio_size(io)
    guard size > 0, let movie = boxes(in: 0..<size).first(where: { $0.kind == "moov" }) else { return nil }
    for track in boxes(in: movie.body) where track.kind == "trak" {
      for tags in boxes(in: track.body) where tags.kind == "meta" && tags.body.count <= Self.mostBytes {
        guard avio_seek(io, tags.body.lowerBound, SEEK_SET) >= 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: tags.body.count)
        guard avio_read(io, &bytes, CInt(bytes.count)) == bytes.count else { return nil }
        if let value = TagList(bytes).value(of: key) { return value }
      }
    }
    return nil
  }

  private func boxes(in range: Range<Int64>) -> [(kind: String, body: Range<Int64>)] {
    var found: [(kind: String, body: Range<Int64>)] = []
    var at = range.lowerBound
    while range.upperBound - at >= 8, found.count < Self.mostBoxes {
      guard avio_seek(io, at, SEEK_SET) >= 0 else { break }
      var header = [UInt8](repeating: 0, count: 16)
      let read = Int64(avio_read(io, &header, 16))
      guard read >= 8 else { break }
      var (head, size): (Int64, Int64) = (8, Int64(bigEndian(header[0..<4])))
      if size == 1, read == 16 {
        // A box of 4 GB and more says so after its name.
        guard let long = Int64(exactly: bigEndian(header[8..<16])) else { break }
        (head, size) = (16, long)
      } else if size == 0 {
        size = range.upperBound - at
      }
      guard size >= head, size <= range.upperBound - at else { break }
      found.append((String(decoding: header[4..<8], as: UTF8.self), at + head..<at + size))
      at += size
    }
    return found
  }
}

/// The inside of a `meta` box.
struct TagList {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    // QuickTime's box begins with its children, MP4's with four bytes of version and flags.
    self.bytes = bytes.dropFirst(4).prefix(4).elementsEqual("hdlr".utf8) ? bytes[...] : bytes.dropFirst(4)
  }

  func value(of key: String) -> String? {
    let parts = Self.boxes(in: bytes)
    guard let keys = parts.first(where: { $0.kind.elementsEqual("keys".utf8) })?.body.dropFirst(8),
      let values = parts.first(where: { $0.kind.elementsEqual("ilst".utf8) })?.body,
      let index = Self.boxes(in: keys).firstIndex(where: { $0.body.elementsEqual(key.utf8) }),
      let item = Self.boxes(in: values).first(where: { bigEndian($0.kind) == UInt64(index) + 1 })?.body,
      let data = Self.boxes(in: item).first(where: { $0.kind.elementsEqual("data".utf8) })?.body, data.count > 8
    else { return nil }
    return Self.text(type: bigEndian(data.prefix(4)), data.dropFirst(8))
  }

  /// A value by QuickTime's table of well-known types: text, and whole and broken numbers.
  private static func text(type: UInt64, _ value: ArraySlice<UInt8>) -> String? {
    guard type == 1 || value.count <= 8 else { return nil }
    switch (type, value.count) {
    case (1, ...256): return String(decoding: value, as: UTF8.self)
    case (21, 1...8):
      let shift = UInt64(64 - 8 * value.count)
      return "\(Int64(bitPattern: bigEndian(value) << shift) >> Int64(shift))"
    case (22, 1...8): return "\(bigEndian(value))"
    case (23, 4): return "\(Float(bitPattern: UInt32(truncatingIfNeeded: bigEndian(value))))"
    case (24, 8): return "\(Double(bitPattern: bigEndian(value)))"
    default: return nil
    }
  }

  private static func boxes(in bytes: ArraySlice<UInt8>) -> [(kind: ArraySlice<UInt8>, body: ArraySlice<UInt8>)] {
    var found: [(kind: ArraySlice<UInt8>, body: ArraySlice<UInt8>)] = []
    var rest = bytes
    while rest.count >= 8 {
      let size = bigEndian(rest.prefix(4))
      guard size >= 8, size <= UInt64(rest.count) else { break }
      let box = rest.prefix(Int(size))
      found.append((box.dropFirst(4).prefix(4), box.dropFirst(8)))
      rest = rest.dropFirst(Int(size))
    }
    return found
  }
}

/// A number of at most eight bytes.
private func bigEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
