import MaskSigns
import Testing

struct RecordTests {
  @Test func `every record decodes to itself and encodes to the same bytes`() throws {
    for seed in 0..<400 as Range<UInt64> {
      let record = try Sample.record(pictures: Int(seed % 80), seed: seed)
      let bytes = record.encode()
      let decoded = try SignRecord.decode(bytes)
      #expect(decoded == record, "seed \(seed)")
      #expect(decoded.encode() == bytes, "seed \(seed)")
    }
  }

  @Test func `every truncation is refused as truncated or not a record`() throws {
    let bytes = try Sample.record(pictures: 20, seed: 7).encode()
    for length in 0..<bytes.count {
      let error = #expect(throws: RecordError.self) { try SignRecord.decode(Array(bytes.prefix(length))) }
      #expect(error == (length == 0 ? .notARecord : .truncated), "length \(length)")
    }
  }

  @Test func `every single flipped bit is refused`() throws {
    let bytes = try Sample.record(pictures: 12, seed: 3).encode()
    for bit in 0..<bytes.count * 8 {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: RecordError.self, "bit \(bit)") { try SignRecord.decode(damaged) }
    }
  }

  @Test func `a flipped bit behind the prefix is called damage`() throws {
    var bytes = try Sample.record(pictures: 12, seed: 3).encode()
    bytes[40] ^= 4
    #expect(throws: RecordError.damaged) { try SignRecord.decode(bytes) }
  }

  @Test func `bytes after the end are refused`() throws {
    let bytes = try Sample.record(pictures: 5, seed: 1).encode()
    #expect(throws: RecordError.trailingBytes) { try SignRecord.decode(bytes + [0]) }
  }

  @Test func `a newer version is refused by its number`() throws {
    var bytes = try Sample.record(pictures: 5, seed: 1).encode()
    bytes[8] = 2
    #expect(throws: RecordError.newer(version: 2)) { try SignRecord.decode(repaired(bytes)) }
  }

  @Test func `another kind of file is refused`() {
    #expect(throws: RecordError.notARecord) { try SignRecord.decode(Array("ftypisom, this is no record".utf8)) }
    #expect(throws: RecordError.notARecord) { try SignRecord.decode([]) }
  }

  @Test func `a length over the maximum is refused before it is believed`() throws {
    var bytes = try Sample.record(pictures: 5, seed: 1).encode()
    bytes[12] = 0xFF
    #expect(throws: RecordError.tooLong) { try SignRecord.decode(bytes) }
  }

  @Test func `a second spelling of the same record is refused`() throws {
    // The last motion byte ends in fill bits: setting one says the same, and is not the one encoding.
    let record = try Sample.record(pictures: 9, seed: 11)
    let bytes = record.encode()
    var found = false
    for bit in 0..<7 {
      var respelt = bytes
      respelt[bytes.count - 5] ^= 1 << UInt8(bit)
      do { _ = try SignRecord.decode(repaired(respelt)) } catch { found = found || error == .notCanonical }
    }
    #expect(found)
  }

  @Test func `a huge count in a short file is refused without memory`() throws {
    // An empty record ends in its count, 0, and the checksum.
    let empty = try Sample.record(pictures: 0, seed: 2).encode()
    let huge = Array(empty.dropLast(5)) + [0xFF, 0xFF, 0x7F] + [UInt8](repeating: 0, count: 18) + [0, 0, 0, 0]
    #expect(throws: RecordError.invalid(.frameCount)) { try SignRecord.decode(repaired(huge)) }
    let over = Array(empty.dropLast(5)) + [0xFF, 0xFF, 0xFF, 0x7F] + [0, 0, 0, 0]
    #expect(throws: RecordError.tooLong) { try SignRecord.decode(repaired(over)) }
  }

  @Test func `text that is not printable ASCII is refused`() throws {
    let record = try Sample.record(pictures: 1, seed: 5)
    var header = record.header
    header.software = "Müller"
    #expect(throws: RecordError.invalid(.text)) { try SignRecord(header: header, times: [], flags: [], codes: []) }
    header.software = String(repeating: "x", count: RecordHeader.maximumText + 1)
    #expect(throws: RecordError.invalid(.text)) { try SignRecord(header: header, times: [], flags: [], codes: []) }
  }

  @Test func `times must begin at zero and ascend`() throws {
    let header = try Sample.record(pictures: 1, seed: 5).header
    let row = [Int16](repeating: 0, count: MotionColumn.allCases.count)
    for times in [[1], [0, 0], [0, 3000, 2000]] as [[Int64]] {
      #expect(throws: RecordError.invalid(.times)) {
        try SignRecord(
          header: header, times: times.map(MediaTime.init(ticks:)), flags: times.map { _ in [] },
          codes: times.flatMap { _ in row })
      }
    }
  }

  @Test func `a movement that the policy withholds cannot be in a record`() throws {
    var header = try Sample.record(pictures: 1, seed: 5).header
    header.policy = PolicySummary()
    header.baselines = Baselines()
    var row = [Int16](repeating: 0, count: MotionColumn.allCases.count)
    row[Int(MotionColumn.headYaw.rawValue)] = 1
    #expect(throws: RecordError.invalid(.motion)) {
      try SignRecord(header: header, times: [MediaTime(ticks: 0)], flags: [.faceVisible], codes: row)
    }
    header.baselines[.mrd1, .left] = .value(2)
    #expect(throws: RecordError.invalid(.baselines)) { try SignRecord(header: header, times: [], flags: [], codes: []) }
  }

  @Test(arguments: [-100, -30, -2, 0, 0.5, 20, 59, 100] as [Double])
  func `prism dioptres and degrees are inverse`(value: Double) {
    #expect(abs(prismDioptres(degrees: degrees(prismDioptres: value)) - value) < 1e-8)
  }

  @Test func `one hundred prism dioptres are 45 degrees`() {
    #expect(abs(degrees(prismDioptres: 100) - 45) < 1e-9)
  }

  /// A second of pictures of open eyes, in which the right one's reflex is told in some.
  private func reflexes(in told: Set<Int>, closed: Set<Int> = []) throws -> SignRecord {
    var policy = PolicySummary()
    for sign in Sign.allCases { policy[sign] = SignModes(baseline: .norm, motion: sign == .wrinkles ? .none : .fine) }
    var baselines = Baselines()
    for sign in BaselineSign.allCases { for eye in sign.isPaired ? Eye.allCases : [.right] { baselines[sign, eye] = .norm } }
    let header = RecordHeader(
      isMirrored: false, eyeDistance: .under200, frameRate: .near30, policy: policy, wrinkles: .notMeasured,
      baselines: baselines, software: "", models: "")
    let flags = (0..<30).map { k -> MotionFlags in
      closed.contains(k) ? [.faceVisible, .closed(.right)] : told.contains(k) ? [.faceVisible, .reflex(.right)] : [.faceVisible]
    }
    var codes = [Int16](repeating: 0, count: 30 * MotionColumn.allCases.count)
    for k in told { codes[k * MotionColumn.allCases.count + Int(MotionColumn.rightReflexX.rawValue)] = Int16(k % 5 + 1) }
    return try SignRecord(
      header: header, times: (0..<30).map { MediaTime(ticks: Int64($0) * 3000) }, flags: flags, codes: codes)
  }

  @Test func `a reflex that a picture does not tell is drawn where it was for half a second, and not told`() throws {
    let record = try reflexes(in: [3])
    let right = try (0..<30).map { try #require(record.signs(at: $0)).eyes.right }
    #expect((0..<30).filter { right[$0].reflex != nil } == [3])
    #expect((0..<30).filter { right[$0].heldReflex != nil } == Array(4...18))
    #expect(right[10].heldReflex == right[3].reflex)
    #expect(try #require(record.signs(at: 10)).eyes.left.heldReflex == nil)
  }

  @Test func `a blink ends what is held`() throws {
    let record = try reflexes(in: [3], closed: [6])
    let held = try (0..<30).filter { try #require(record.signs(at: $0)).eyes.right.heldReflex != nil }
    #expect(held == [4, 5])
  }

  @Test func `a flash is drawn only where no reflex is told in the whole recording`() throws {
    #expect(try #require(reflexes(in: []).signs(at: 0)).hasFlash)
    #expect(try #require(reflexes(in: [20]).signs(at: 0)).hasFlash == false)
  }
}
