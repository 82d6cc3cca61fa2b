import Testing

@testable import MaskSigns

/// A drawn head moves without the steps of its quantum, and still says what the record says.
struct HeadTests {
  /// Thirty pictures a second; yaw in degrees by whole codes, `nil` without a face.
  private func record(_ yaws: [Int?]) throws -> SignRecord {
    var policy = PolicySummary()
    policy[.head] = SignModes(baseline: .norm, motion: .fine)
    let header = RecordHeader(
      isMirrored: false, eyeDistance: .under200, frameRate: .near30, policy: policy, wrinkles: .notMeasured,
      baselines: Baselines(), software: "digital-mask", models: "-")
    var codes = [Int16](repeating: 0, count: yaws.count * MotionColumn.count)
    for (index, yaw) in yaws.enumerated() {
      codes[index * MotionColumn.count + Int(MotionColumn.headYaw.rawValue)] = Int16(yaw ?? 0)
    }
    return try SignRecord(
      header: header, ticks: yaws.indices.map { Int64($0) * MediaTime.ticksPerSecond / 30 },
      flags: yaws.map { $0 == nil ? [] : [.faceVisible, .unsure(.right), .unsure(.left)] }, codes: codes)
  }

  private func drawn(_ record: SignRecord) -> [Double] {
    (0..<record.count).compactMap { record.signs(at: $0)?.head.yaw.degrees }
  }

  @Test func `a slow turn has no steps`() throws {
    // 3° a second: one code for ten pictures.
    let yaws = (0..<120).map { Int((Double($0) * 0.1).rounded()) }
    let drawn = drawn(try record(yaws))
    let steps = zip(drawn.dropFirst(), drawn).map { $0 - $1 }
    #expect(try #require(steps.max()) < 0.35 && #require(steps.min()) >= 0, "degrees from picture to picture")
  }

  @Test func `a shake of the head keeps its size`() throws {
    // ± 6° three times a second, as of a patient with head oscillations.
    let yaws = (0..<90).map { [0, 4, 6, 6, 4, 0, -4, -6, -6, -4][$0 % 10] }
    let drawn = drawn(try record(yaws))
    #expect(try #require(drawn.max()) >= 5.5 && #require(drawn.min()) <= -5.5)
  }

  @Test func `whatever the head does, each picture reads as its own code`() throws {
    for seed in 0..<50 as Range<UInt64> {
      let record = try Sample.record(pictures: 60, seed: seed)
      for index in 0..<record.count {
        guard let head = record.signs(at: index)?.head, let told = record.headPosture(at: index) else { continue }
        guard record.motion(.headYaw, at: index) != nil else { continue }
        let quantum = Double(record.header.policy[.head].motion.fineQuanta)
        #expect(abs(head.yaw.degrees - told.yaw.degrees) < quantum / 2, "seed \(seed), picture \(index)")
      }
    }
  }

  @Test func `a head that was not seen is no neighbour`() throws {
    let drawn = drawn(try record([0, 0, 0, 0, nil, 9, 9, 9, 9]))
    #expect(drawn == [0, 0, 0, 0, 9, 9, 9, 9])
  }

  @Test func `the table tells the code, not what is drawn`() throws {
    let record = try record([0, 0, 1, 1, 2, 2])
    let place = try #require(SignTable.columns.firstIndex { $0.name == "head_yaw_deg" })
    let told = (0..<record.count).map { SignTable.row(record, at: $0)[place] }
    #expect(told == [0, 0, 1, 1, 2, 2].map { .number($0, decimals: 0) })
  }
}
