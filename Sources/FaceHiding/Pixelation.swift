/// Squares of the picture become their mean colour.
struct Pixelation: HidingProcedure {
  let id = "pixelation"
  let name = "pixelation"
  let strength = "blocks of \(HidingStrength.block) eye distances"
  let source = "McPherson et al. 2016, coarsest"

  func hide(_ face: FacePixels) -> FacePixels {
    let side = max(Int((HidingStrength.block * face.eyeDistance).rounded()), 1)
    var hidden = face
    for top in stride(from: 0, to: face.height, by: side) {
      for left in stride(from: 0, to: face.width, by: side) {
        let (bottom, right) = (min(top + side, face.height), min(left + side, face.width))
        var sum = SIMD3<Int>.zero
        Self.each(top..<bottom, left..<right, face.width) { i in
          sum &+= SIMD3(Int(face.bytes[i]), Int(face.bytes[i + 1]), Int(face.bytes[i + 2]))
        }
        let count = (bottom - top) * (right - left)
        let mean = SIMD3<UInt8>(truncatingIfNeeded: (sum &+ count / 2) / count)
        Self.each(top..<bottom, left..<right, face.width) { i in for k in 0..<3 { hidden.bytes[i + k] = mean[k] } }
      }
    }
    return hidden
  }

  private static func each(_ rows: Range<Int>, _ columns: Range<Int>, _ width: Int, _ body: (Int) -> Void) {
    for y in rows { for x in columns { body((y * width + x) * FacePixels.channels) } }
  }
}
