import FaceTracking
import SyntheticPatients
import VideoDecoding

/// A drawn picture as video holds it: luma, and one chroma pixel for four.
struct StoredPicture {
  let width, height: Int
  private var luma, blue, red: [UInt8]
  private let matrix: PictureColour.Matrix

  init(_ picture: PatientPicture, matrix: PictureColour.Matrix) {
    (width, height) = (picture.width, picture.height)
    self.matrix = matrix
    let (kr, kb): (Float, Float) = matrix == .bt601 ? (0.299, 0.114) : (0.2126, 0.0722)
    let columns = (width + 1) / 2
    luma = Array(repeating: 0, count: width * height)
    blue = Array(repeating: 0, count: columns * ((height + 1) / 2))
    red = blue
    func byte(_ x: Float) -> UInt8 { UInt8(min(max(x + 0.5, 0), 255)) }
    for y in stride(from: 0, to: height, by: 2) {
      for x in stride(from: 0, to: width, by: 2) {
        var (sumB, sumR): (Float, Float) = (0, 0)
        for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
          let (i, j) = (min(x + dx, width - 1), min(y + dy, height - 1))
          let p = picture.pixel(i, j)
          let (r, g, b) = (Float(p.x), Float(p.y), Float(p.z))
          let light = kr * r + (1 - kr - kb) * g + kb * b
          luma[j * width + i] = byte(16 + light * (219 / 255))
          sumB += (b - light) / (2 * (1 - kb))
          sumR += (r - light) / (2 * (1 - kr))
        }
        let at = y / 2 * columns + x / 2
        blue[at] = byte(128 + sumB / 4 * (224 / 255))
        red[at] = byte(128 + sumR / 4 * (224 / 255))
      }
    }
  }

  /// Red, green and blue of each pixel of a crop, as the network sees it.
  func bytes(of crop: EyeCrop) -> [UInt8] {
    var values = [Float](repeating: 0, count: EyeSampler.count)
    luma.withUnsafeBufferPointer { y in
      blue.withUnsafeBufferPointer { u in
        red.withUnsafeBufferPointer { v in
          guard let y = y.baseAddress, let u = u.baseAddress, let v = v.baseAddress else { return }
          let planes = Planes.upright(
            luma: y, blue: u, red: v, lumaStride: width, chromaStride: (width + 1) / 2, width: width, height: height,
            colour: PictureColour(matrix: matrix, range: .limited))
          values.withUnsafeMutableBufferPointer { EyeSampler.fill($0, from: planes, crop: crop) }
        }
      }
    }
    return CropBytes.of(values)
  }
}

enum CropBytes {
  /// From planes of 0…1 to a byte each: rows, columns, red green blue.
  static func of(_ values: [Float]) -> [UInt8] {
    let plane = EyeCrop.width * EyeCrop.height
    return (0..<3 * plane).map { UInt8(values[$0 % 3 * plane + $0 / 3] * 255 + 0.5) }
  }
}
