/// The fixed places from which a detector measures its boxes, as fractions of its input's side.
enum Anchors {
  /// BlazeFace, short range: 2 places in each of 16×16 cells, then 6 in each of 8×8: 896.
  static let nearFaces = grid(cells: 16, each: 2) + grid(cells: 8, each: 6)
  /// BlazeFace, full range: 1 place in each of 48×48 cells: 2304.
  static let farFaces = grid(cells: 48, each: 1)

  /// Centres of the cells, row by row. All anchors have the size of the input, so a place is all there is to say.
  static func grid(cells: Int, each: Int) -> [SIMD2<Float>] {
    var places: [SIMD2<Float>] = []
    places.reserveCapacity(cells * cells * each)
    for row in 0..<cells {
      for column in 0..<cells {
        let centre = (SIMD2(Float(column), Float(row)) + 0.5) / Float(cells)
        for _ in 0..<each { places.append(centre) }
      }
    }
    return places
  }
}
