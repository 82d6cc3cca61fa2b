import MaskSigns
import Testing

struct TableTests {
  private func cell(_ name: String, _ record: SignRecord, at index: Int) throws -> SignTable.Cell {
    let place = try #require(SignTable.columns.firstIndex { $0.name == name })
    return SignTable.row(record, at: index)[place]
  }

  @Test func `columns have unique names, a description each, and rows have their length`() throws {
    let names = SignTable.columns.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(SignTable.columns.allSatisfy { $0.description.hasSuffix(".") })
    let record = try Sample.record(pictures: 30, seed: 8)
    for index in 0..<record.count { #expect(SignTable.row(record, at: index).count == names.count) }
  }

  @Test func `a withheld, unmeasured or invisible quantity is an empty cell`() throws {
    let record = try GoldenTests.example()
    #expect(try cell("od_upper_mm", record, at: 0) == .number(1, decimals: 2))
    #expect(try cell("od_aperture", record, at: 1) == .number(0.5, decimals: 3))
    #expect(try cell("od_gaze_yaw_deg", record, at: 1) == .number(10, decimals: 2))
    #expect(try cell("head_yaw_deg", record, at: 1) == .empty)
    #expect(try cell("od_brow_mm", record, at: 1) == .empty)
    #expect(try cell("od_upper_mm", record, at: 2) == .empty)
    #expect(try cell("face_visible", record, at: 2) == .flag(false))
    #expect(try cell("time_s", record, at: 1) == .number(3000.0 / 90000, decimals: 6))
  }

  @Test func `what is fixed and what is coded is counted`() throws {
    let record = try GoldenTests.example()
    #expect(record.disclosedBaselines == 2)
    // 7 of classes, 15 of grades, 2 for each of 31 places, 3 and 5 for the codes 2 and 9 as zigzag 4 and 18.
    #expect(record.fixedBits == 7 + 15 + 62 + 3 + 5)
    #expect(record.codedBytes < record.encode().count)
    #expect(abs(record.codedBytesPerSecond - Double(record.codedBytes) * 90_000 / 6003) < 1e-9)
  }
}
