internal import CFFmpeg

/// One video file that is being written: an encoder and the muxer behind it.
struct Film: ~Copyable {
  private let encoder: Encoder
  private var muxer: Muxer

  private init(encoder: consuming Encoder, muxer: consuming Muxer) {
    self.encoder = encoder
    self.muxer = muxer
  }

  static func open(
    _ path: String, container: VideoContainer, width: Int, height: Int, rate: AVRational, quality: EncodingQuality
  ) throws(WriterError) -> Film {
    var muxer = try Muxer.prepare(container.muxer ?? "mp4", path: path)
    let encoder = try Encoder.open(
      container == .webm ? .vp9 : .h264, width: width, height: height, rate: rate, quality: quality,
      wantsGlobalHeader: muxer.wantsGlobalHeader)
    try muxer.begin(encoder, rate: rate)
    return Film(encoder: encoder, muxer: muxer)
  }

  func blankPicture() throws(WriterError) -> PreparedPicture { try encoder.blankPicture() }

  mutating func append(_ picture: PreparedPicture, at ticks: Int64) throws(WriterError) {
    try encoder.send(picture, at: ticks)
    while let packet = try encoder.nextPacket() { try muxer.append(packet) }
  }

  mutating func finish(until end: Int64) throws(WriterError) {
    try encoder.end()
    while let packet = try encoder.nextPacket() { try muxer.append(packet) }
    try muxer.finish(until: end)
  }
}
