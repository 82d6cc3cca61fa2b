import FaceRecognition
import SyntheticPatients
import Testing

@testable import FaceHiding
@testable import ReidentificationAudit

@Suite struct ComparatorTests {
  /// A picture whose eyes are 40 pixels apart in the row 40, each pixel's colour its own.
  private func picture(turned: Bool = false) -> FacePicture {
    let (w, h) = (120, 100)
    var bytes: [UInt8] = []
    for y in 0..<h { for x in 0..<w { bytes += [UInt8(20 + x), UInt8(20 + y), UInt8(20 + (x * y) % 200), 255] } }
    let (left, right) = turned ? (SIMD2(60.0, 20.0), SIMD2(60.0, 60.0)) : (SIMD2(40.0, 40), SIMD2(80.0, 40))
    return FacePicture(
      width: w, height: h, bytes: bytes,
      points: FivePoints(
        leftEye: left, rightEye: right, nose: SIMD2(60, 60), leftMouth: SIMD2(45, 80), rightMouth: SIMD2(75, 80)))
  }

  private func colour(_ face: FacePicture, _ x: Int, _ y: Int) -> [UInt8] {
    let i = (y * face.width + x) * 4
    return Array(face.bytes[i..<i + 4])
  }

  @Test(arguments: Comparators.all.map(\.id))
  func `size, points and alpha stay, and the picture changes`(id: String) throws {
    let procedure = try #require(Comparators.all.first { $0.id == id })
    let before = picture()
    let after = procedure.hide(before)
    #expect(after.width == before.width && after.height == before.height && after.points == before.points)
    #expect(after.bytes.count == before.bytes.count && after.bytes != before.bytes)
    #expect(stride(from: 3, to: after.bytes.count, by: 4).allSatisfy { after.bytes[$0] == 255 })
  }

  @Test func `an eye bar hides both eyes and nothing of the mouth`() {
    let before = picture()
    let after = EyeBar().hide(before)
    for x in [40, 60, 80] { #expect(colour(after, x, 40) == [0, 0, 0, 255]) }
    // 0.3 eye distances are 12 pixels.
    #expect(colour(after, 60, 52) == [0, 0, 0, 255])
    #expect(colour(after, 60, 53) == colour(before, 60, 53))
    #expect(colour(after, 45, 80) == colour(before, 45, 80))
  }

  @Test func `an eye crop shows what an eye bar hides, and no mouth`() {
    let before = picture()
    let (bar, crop) = (EyeBar().hide(before), EyeCrop().hide(before))
    for x in [40, 60, 80] { #expect(colour(crop, x, 40) == colour(before, x, 40)) }
    for p in [(45, 80), (75, 80), (60, 60), (5, 40)] { #expect(colour(crop, p.0, p.1) == [0, 0, 0, 255], "\(p)") }
    #expect(colour(bar, 60, 60) != [0, 0, 0, 255])
  }

  @Test func `a bar turns with the head`() {
    let after = EyeBar().hide(picture(turned: true))
    for y in [20, 40, 60] { #expect(colour(after, 60, y) == [0, 0, 0, 255]) }
    #expect(colour(after, 60 + 13, 40) != [0, 0, 0, 255])
  }

  @Test func `pixelation leaves one colour a block, its mean`() {
    let before = picture()
    let after = Pixelation().hide(before)
    // 0.4 × 40 pixels.
    let side = 16
    for (x, y) in [(0, 0), (15, 15), (7, 3)] { #expect(colour(after, x, y) == colour(after, 0, 0)) }
    #expect(colour(after, side, 0) != colour(after, 0, 0))
    #expect(colour(after, 0, 0)[0] == UInt8((20.0 + 7.5).rounded()))
    // What is left over at the border is a block of its own: rows 96 to 99.
    #expect(colour(after, 0, 99)[1] == UInt8((20.0 + 97.5).rounded()))
  }

  @Test func `a blur keeps an even colour and spreads a point by the stated deviation`() {
    let side = 121
    var face = picture()
    face = FacePicture(width: side, height: side, bytes: [UInt8](repeating: 90, count: side * side * 4), points: face.points)
    #expect(GaussianBlur().hide(face).bytes == face.bytes)
    var line = [Float](repeating: 0, count: side)
    line[60] = 1
    let deviation = HidingStrength.blur * face.pixels.eyeDistance
    GaussianKernel(deviation: deviation).run(&line, from: 0, by: 1, count: side)
    let spread = line.indices.reduce(0.0) { $0 + Double(line[$1]) * Double(($1 - 60) * ($1 - 60)) }
    #expect(abs(line.reduce(0, +) - 1) < 1e-4)
    // A Gaussian cut off at three standard deviations has 0.973 of its variance.
    #expect(abs(spread / (deviation * deviation) - 0.973) < 0.01)
  }

  @Test func `a wide blur spreads as far as a narrow one, in eye distances`() {
    // Eyes 40 and 160 pixels apart; a white square of half an eye distance between them.
    func profile(_ scale: Int) -> [Double] {
      let side = 120 * scale
      var bytes = [UInt8](repeating: 0, count: side * side * 4)
      for y in 50 * scale..<70 * scale { for x in 50 * scale..<70 * scale { for k in 0..<3 { bytes[(y * side + x) * 4 + k] = 255 } } }
      let (left, right) = (SIMD2(40.0, 60) * Double(scale), SIMD2(80.0, 60) * Double(scale))
      let blurred = GaussianBlur().hide(FacePixels(width: side, height: side, bytes: bytes, rightEye: left, leftEye: right))
      return stride(from: 10, to: 110, by: 5).map { Double(blurred.bytes[(60 * scale * side + $0 * scale) * 4]) }
    }
    for (narrow, wide) in zip(profile(1), profile(4)) { #expect(abs(narrow - wide) <= 2, "of 255") }
  }

  @Test func `a blur by nothing changes nothing`() {
    for deviation in [0, -1, .nan, .infinity] { #expect(GaussianKernel(deviation: deviation).weights == [1]) }
  }

  @Test func `a drawn face is hidden where it is`() throws {
    let portrait = try #require(try PortraitStudio(width: 160, height: 160).portraits(of: 7, takes: 0..<1).first)
    let face = FacePicture(portrait)
    #expect(face.bytes.count == 160 * 160 * 4)
    #expect((30...80).contains(face.pixels.eyeDistance))
    let eye = face.points.leftEye
    #expect(Array(colour(EyeBar().hide(face), Int(eye.x), Int(eye.y)).prefix(3)) == [0, 0, 0])
  }
}
