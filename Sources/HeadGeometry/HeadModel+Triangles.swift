// Which triangles of a head are drawn: the lining that nothing shows is left out, flat parts are not refined.
extension HeadModel {
  /// Per coarse quad: part of the conjunctival sac from its fourth loop inwards, which the globe always hides.
  static func deepLining(_ asset: HeadAsset) -> [Bool] {
    let n = HeadAsset.lidColumns
    var deep = [Bool](repeating: false, count: asset.skinCount)
    for socket in asset.sockets { for v in socket[(3 * n)...] { deep[v] = true } }
    var result = asset.quads.map { q in (0..<4).contains { deep[Int(q[$0])] } }
    // The cap behind the last loop: whatever hangs on the lining and is not skin in front.
    var grows = true
    while grows {
      grows = false
      for (k, q) in asset.quads.enumerated() where result[k] {
        for c in 0..<4 where !deep[Int(q[c])] {
          let v = Int(q[c])
          if asset.sockets.contains(where: { $0.contains(v) }) { continue }
          deep[v] = true
        }
      }
      for (k, q) in asset.quads.enumerated() where !result[k] && (0..<4).contains(where: { deep[Int(q[$0])] }) {
        result[k] = true
        grows = true
      }
    }
    return result
  }

  /// Per coarse quad: flat or small enough to be drawn as it is, and not near a lid margin, where a crease may run, or on
  /// the lips.
  ///
  /// A quad whose edges are `edge` long and whose corners' normals differ by `bend` lies up to edge · bend / 8 from the
  /// smooth surface: that is kept under 8 % of `limit`, on the ears under 18 %. Inside the mouth nothing is refined.
  static func unrefined(_ asset: HeadAsset, limit: Float) -> [Bool] {
    var isKept = asset.lipMask.map { $0 > 0.1 }
    for (lid, socket) in zip(asset.lids, asset.sockets) {
      let columns = HeadAsset.lidColumns
      for (place, v) in lid.enumerated() {
        let isUpper = LidRig.upper.contains(2 * (place % columns))
        if isUpper || place < 5 * columns { isKept[v] = true }
      }
      for v in socket { isKept[v] = true }
    }
    var normals = [Vector](repeating: Vector(), count: asset.rest.count)
    for q in asset.quads {
      let n = cross(asset.rest[Int(q.z)] - asset.rest[Int(q.x)], asset.rest[Int(q.w)] - asset.rest[Int(q.y)])
      for k in 0..<4 { normals[Int(q[k])] += n }
    }
    normals = normals.map(normalised)
    return asset.quads.map { q in
      if limit == 0 || (0..<4).contains(where: { isKept[Int(q[$0])] }) { return false }
      if (0..<4).allSatisfy({ asset.insideMouth[Int(q[$0])] > 0.5 }) { return true }
      // The ears are all that lies so far to the sides, before the back of the head.
      let isEar = (0..<4).allSatisfy { abs(asset.rest[Int(q[$0])].x) > 68 && asset.rest[Int(q[$0])].z > -100 }
      return (0..<4).allSatisfy { k in
        let (a, b) = (Int(q[k]), Int(q[(k + 1) & 3]))
        let edge = length(asset.rest[a] - asset.rest[b])
        return edge < 4 * limit && edge * length(normals[a] - normals[b]) / 8 < (isEar ? 0.18 : 0.08) * limit
      }
    }
  }

  /// Two triangles for each fine quad, or for an unrefined coarse one; where such a quad borders on refined ones, a fan
  /// around its middle takes in the middles of those edges, so that no gap opens.
  static func triangulate(
    _ coarse: [SIMD4<Int32>], fine: [SIMD4<Int32>], hidden: [Bool], unrefined: [Bool]
  ) -> [SIMD3<Int32>] {
    var sides: [UInt64: (Int, Int)] = [:]
    func key(_ q: Int, _ k: Int) -> UInt64 {
      let (a, b) = (UInt64(coarse[q][k]), UInt64(coarse[q][(k + 1) & 3]))
      return min(a, b) << 32 | max(a, b)
    }
    for q in coarse.indices { for k in 0..<4 { sides[key(q, k)] = (sides[key(q, k)]?.0 ?? q, q) } }
    var result: [SIMD3<Int32>] = []
    for q in coarse.indices where !hidden[q] {
      if !unrefined[q] {
        for f in fine[(4 * q)..<(4 * q + 4)] { result += [SIMD3(f.x, f.y, f.z), SIMD3(f.x, f.z, f.w)] }
        continue
      }
      let border = (0..<4).filter { k in
        guard let (a, b) = sides[key(q, k)] else { return false }
        return !unrefined[a == q ? b : a]
      }
      let c = coarse[q]
      if border.isEmpty {
        result += [SIMD3(c.x, c.y, c.z), SIMD3(c.x, c.z, c.w)]
        continue
      }
      // A fine quad is corner, middle of the edge ahead, middle of the quad, middle of the edge behind.
      let middle = fine[4 * q].z
      for k in 0..<4 {
        let (a, b, edge) = (c[k], c[(k + 1) & 3], fine[4 * q + k].y)
        result += border.contains(k) ? [SIMD3(a, edge, middle), SIMD3(edge, b, middle)] : [SIMD3(a, b, middle)]
      }
    }
    return result
  }
}
