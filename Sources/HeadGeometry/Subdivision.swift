/// One level of Catmull–Clark subdivision as sparse stencils: each fine vertex is a weighted mean of coarse ones.
///
/// Fine vertices are the coarse ones, then one for each edge, then one for each quad. Because it is linear, face units
/// are subdivided once, and no frame pays for it. Source of the rules: Catmull & Clark, CAD 10 (1978) 350–355; edges of
/// an open sheet follow the cubic B-spline rule.
public struct Subdivision: Sendable {
  public let coarseCount: Int
  public let fineCount: Int
  /// Corners of the fine quads, in the coarse quads' sense; four for each coarse quad.
  public let quads: [SIMD4<Int32>]
  private let starts: [Int]
  private let sources: [Int]
  private let weights: [Float]
  private let edgeNumbers: [UInt64: Int]
  private let quadOfDiagonal: [UInt64: Int]

  private static func key(_ a: Int, _ b: Int) -> UInt64 {
    a < b ? UInt64(a) << 32 | UInt64(b) : UInt64(b) << 32 | UInt64(a)
  }

  public init(vertexCount: Int, quads coarse: [SIMD4<Int32>]) {
    var edges: [(a: Int, b: Int, first: Int, second: Int?)] = []
    var numbers: [UInt64: Int] = [:]
    var diagonals: [UInt64: Int] = [:]
    var edgesOfQuad: [SIMD4<Int32>] = []
    for (q, quad) in coarse.enumerated() {
      var own = SIMD4<Int32>()
      for k in 0..<4 {
        let (a, b) = (Int(quad[k]), Int(quad[(k + 1) & 3]))
        if let number = numbers[Self.key(a, b)] {
          edges[number].second = q
          own[k] = Int32(number)
        } else {
          own[k] = Int32(edges.count)
          numbers[Self.key(a, b)] = edges.count
          edges.append((a, b, q, nil))
        }
      }
      edgesOfQuad.append(own)
      diagonals[Self.key(Int(quad.x), Int(quad.z))] = q
      diagonals[Self.key(Int(quad.y), Int(quad.w))] = q
    }

    var quadsOf = [[Int]](repeating: [], count: vertexCount)
    var edgesOf = [[Int]](repeating: [], count: vertexCount)
    for (q, quad) in coarse.enumerated() { for k in 0..<4 { quadsOf[Int(quad[k])].append(q) } }
    for (e, edge) in edges.enumerated() {
      edgesOf[edge.a].append(e)
      edgesOf[edge.b].append(e)
    }

    var starts = [0]
    var sources: [Int] = []
    var weights: [Float] = []
    var row: [(Int, Float)] = []
    func endRow() {
      // Merged and sorted, so that sums run in one fixed order.
      row.sort { $0.0 < $1.0 }
      for (source, weight) in row {
        if sources.count > starts[starts.count - 1], sources[sources.count - 1] == source {
          weights[weights.count - 1] += weight
        } else {
          sources.append(source)
          weights.append(weight)
        }
      }
      starts.append(sources.count)
      row.removeAll(keepingCapacity: true)
    }
    func addQuad(_ q: Int, _ weight: Float) {
      for k in 0..<4 { row.append((Int(coarse[q][k]), weight / 4)) }
    }
    for v in 0..<vertexCount {
      let rim = edgesOf[v].filter { edges[$0].second == nil }
      let n = Float(quadsOf[v].count)
      if quadsOf[v].isEmpty {
        row.append((v, 1))
      } else if rim.isEmpty {
        row.append((v, (n - 2) / n))
        for e in edgesOf[v] { row.append((edges[e].a == v ? edges[e].b : edges[e].a, 1 / (n * n))) }
        for q in quadsOf[v] { addQuad(q, 1 / (n * n)) }
      } else {
        row.append((v, 0.75))
        for e in rim { row.append((edges[e].a == v ? edges[e].b : edges[e].a, 0.25 / Float(rim.count))) }
      }
      endRow()
    }
    for edge in edges {
      if let second = edge.second {
        row.append((edge.a, 0.25))
        row.append((edge.b, 0.25))
        addQuad(edge.first, 0.25)
        addQuad(second, 0.25)
      } else {
        row.append((edge.a, 0.5))
        row.append((edge.b, 0.5))
      }
      endRow()
    }
    for q in coarse.indices {
      addQuad(q, 1)
      endRow()
    }

    var fine: [SIMD4<Int32>] = []
    fine.reserveCapacity(coarse.count * 4)
    let (edgeBase, quadBase) = (Int32(vertexCount), Int32(vertexCount + edges.count))
    for (q, quad) in coarse.enumerated() {
      for k in 0..<4 {
        fine.append([
          quad[k], edgeBase + edgesOfQuad[q][k], quadBase + Int32(q), edgeBase + edgesOfQuad[q][(k + 3) & 3],
        ])
      }
    }
    self.coarseCount = vertexCount
    self.fineCount = vertexCount + edges.count + coarse.count
    self.quads = fine
    self.starts = starts
    self.sources = sources
    self.weights = weights
    self.edgeNumbers = numbers
    self.quadOfDiagonal = diagonals
  }

  /// The fine vertex in the middle of a coarse edge; `nil` when there is no such edge.
  public func middle(ofEdge a: Int, _ b: Int) -> Int? {
    edgeNumbers[Self.key(a, b)].map { coarseCount + $0 }
  }

  /// The fine vertex in the middle of the coarse quad that has `a` and `b` at opposite corners.
  public func middle(ofDiagonal a: Int, _ b: Int) -> Int? {
    quadOfDiagonal[Self.key(a, b)].map { coarseCount + edgeNumbers.count + $0 }
  }

  public func callAsFunction(_ coarse: [Vector]) -> [Vector] {
    (0..<fineCount).map { v in
      var sum = Vector()
      for k in starts[v]..<starts[v + 1] { sum += coarse[sources[k]] * weights[k] }
      return sum
    }
  }

  public func callAsFunction(_ coarse: [Float]) -> [Float] {
    (0..<fineCount).map { v in
      var sum: Float = 0
      for k in starts[v]..<starts[v + 1] { sum += coarse[sources[k]] * weights[k] }
      return sum
    }
  }
}
