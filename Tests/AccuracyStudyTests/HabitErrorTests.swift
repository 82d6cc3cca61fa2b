import Testing

@testable import AccuracyStudy

struct HabitErrorTests {
  @Test func `errors are divided into the face's own and the day's`() throws {
    // Three people at −2, 0 and 2, each a day one up and one down: squares within sum to 6 on 3 degrees of freedom.
    let parts = try #require(VarianceParts([[-1, -3], [1, -1], [3, 1]]))
    #expect(parts.count == 6 && parts.mean == 0)
    #expect(abs(parts.within - 2.0.squareRoot()) < 1e-12)
    // The centres' squares sum to 8, twice that is 16 on 2 degrees of freedom: 8, less 2 within, over two days: 3.
    #expect(abs(parts.between - 3.0.squareRoot()) < 1e-12)
    #expect(abs(parts.total - (22.0 / 5).squareRoot()) < 1e-12)
  }

  @Test func `faces that are read alike on both days have no error of the day, and too few tell nothing`() throws {
    let parts = try #require(VarianceParts([[1, 1], [2, 2], [4, 4]]))
    #expect(parts.within == 0 && parts.between > 1)
    #expect(VarianceParts([[1, 2], [2, 3], [4]]) == nil)
  }
}
