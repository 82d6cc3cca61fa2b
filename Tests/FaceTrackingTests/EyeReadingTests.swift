import FaceReconstruction
import MaskSigns
import Testing

@testable import FaceTracking

/// From the network's answer to places in the picture, into the log and out of it.
struct EyeReadingTests {
  /// Crops of a right and of a left eye, turned and enlarged.
  static let crops = [
    EyeCrop(temporal: [310, 402, 8], nasal: [395, 420, -4], isMirrored: false),
    EyeCrop(temporal: [700, 380, 0], nasal: [560, 401, 30], isMirrored: true),
  ]

  /// An eye in the picture's own terms, told as the network would in the crop's.
  struct Eye {
    /// In pixels of the crop.
    var nasal = SIMD2<Float>(98, 50), temporal = SIMD2<Float>(31.3, 45)
    var irisHalves = SIMD2<Float>(14, 9), irisTurn: Float = 0.4
    func upper(_ x: Float) -> Float { line(x) - 22 * bow(x) }
    func lower(_ x: Float) -> Float { line(x) + 12 * bow(x) }
    private func line(_ x: Float) -> Float { nasal.y + (temporal.y - nasal.y) * (x - nasal.x) / (temporal.x - nasal.x) }
    private func bow(_ x: Float) -> Float {
      let t = (x - temporal.x) / (nasal.x - temporal.x)
      return 4 * t * (1 - t)
    }

    func answer() -> [[Float]] {
      var lines: [Float] = []
      for line in 0..<4 {
        for k in 0..<EyeAnswer.columns {
          let x = EyeAnswer.column(k), isBetween = x > temporal.x && x < nasal.x
          // Beyond the canthi nothing was ever learned.
          let y: Float = line == 0 ? (isBetween ? upper(x) : 3) : line == 1 ? (isBetween ? lower(x) : 91) : line == 2 ? 15 + x / 10 : 80
          lines += [y, -1]
        }
      }
      var points: [Float] = []
      for p in [nasal, temporal, [60, 47], [61, 46], [63, 44], [59, 45]] { points += [p.x, p.y, -0.5] }
      let c = cosine(irisTurn), s = cosine(irisTurn - .pi / 2)
      let (a, b) = (irisHalves.x * irisHalves.x, irisHalves.y * irisHalves.y)
      let iris = [a * c * c + b * s * s, (a - b) * c * s, a * s * s + b * c * c, -0.7, 0.4, -3]
      return [lines, points, iris, [2, -2, 0, -4, -5, -6]]
    }
    private func cosine(_ x: Float) -> Float {
      var (sum, term): (Float, Float) = (1, 1)
      for k in 1...8 {
        term *= -x * x / Float((2 * k - 1) * 2 * k)
        sum += term
      }
      return sum
    }
  }

  /// The answer's reading, were it the second of two eyes.
  static func reading(_ answer: [[Float]], in crop: EyeCrop) -> EyeReading? {
    var reading = EyeReading.blank
    let doubled = answer.map { $0.map { _ in Float(0) } + $0 }
    var buffers: [UnsafeBufferPointer<Float>] = []
    for part in doubled {
      let copy = UnsafeMutableBufferPointer<Float>.allocate(capacity: part.count)
      _ = copy.initialize(from: part)
      buffers.append(UnsafeBufferPointer(copy))
    }
    defer { for buffer in buffers { buffer.deallocate() } }
    return EyeAnswer(buffers, 1).write(to: &reading, in: crop) ? reading : nil
  }

  @Test(arguments: crops) func `lines lie in the picture where they lay in the crop`(_ crop: EyeCrop) throws {
    let eye = Eye()
    let reading = try #require(Self.reading(eye.answer(), in: crop))
    for index in 0..<LidLine.count {
      let x = eye.nasal.x + (eye.temporal.x - eye.nasal.x) * (Float(index) + 0.5) / 13
      for (line, y) in [(reading.upperMargin, eye.upper(x)), (reading.lowerMargin, eye.lower(x)), (reading.upperFold, 15 + x / 10)] {
        let miss = crop.inCrop(line.points[index].place) - [x, y]
        // Between the last column and a canthus the line is straight, the parabola not: up to 0.3 pixels.
        let isInner = index > 0 && index < LidLine.count - 1
        #expect(abs(miss.x) < 1e-3 && abs(miss.y) < (isInner ? 0.05 : 0.3), "\(index)")
        #expect(abs(line.points[index].deviation - 0.367879 * crop.scale) < 1e-3)
      }
    }
    #expect(crop.inCrop(reading.nasalCanthus.place).x > crop.inCrop(reading.temporalCanthus.place).x)
    #expect(abs(reading.reflex.deviation - 0.606531 * crop.scale) < 1e-3)
  }

  @Test(arguments: crops) func `the iris' ellipse keeps its shape and turns with the crop`(_ crop: EyeCrop) throws {
    let eye = Eye()
    let reading = try #require(Self.reading(eye.answer(), in: crop))
    #expect(abs(reading.irisAxes.x - 28 * crop.scale) < 0.01 && abs(reading.irisAxes.y - 18 * crop.scale) < 0.01)
    // The crop's x axis, turned by the iris' turn within it; a left eye's turn goes the other way.
    let axis = crop.turned([0.921061, 0.389418])
    let across = axis.x * sine(reading.irisTurn) - axis.y * sine(reading.irisTurn + .pi / 2)
    #expect(abs(across) < 1e-3 * crop.scale)
  }
  private func sine(_ x: Float) -> Float {
    var (sum, term) = (x, x)
    for k in 1...9 {
      term *= -x * x / Float(2 * k * (2 * k + 1))
      sum += term
    }
    return sum
  }

  @Test func `states are probabilities`() throws {
    let reading = try #require(Self.reading(Eye().answer(), in: Self.crops[0]))
    #expect(abs(reading.hasUpperFold - 0.880797) < 1e-4 && abs(reading.hasLowerFold - 0.119203) < 1e-4)
    #expect(reading.showsReflex == 0.5 && reading.isUnusable < 0.01)
  }

  @Test func `crossed lids meet`() throws {
    var answer = Eye().answer()
    for k in 0..<EyeAnswer.columns { (answer[0][2 * k], answer[0][64 + 2 * k]) = (50, 46) }
    let reading = try #require(Self.reading(answer, in: EyeCrop(centre: [63.5, 47.5], direction: [1, 0], width: 128, isMirrored: false)))
    for index in 2..<11 {
      #expect(reading.upperMargin.points[index].place == reading.lowerMargin.points[index].place)
      #expect(abs(reading.upperMargin.points[index].place.y - 48) < 1e-3)
    }
  }

  @Test func `an answer that is no number is no reading`() {
    for part in 0..<4 {
      var answer = Eye().answer()
      answer[part][1] = .nan
      #expect(Self.reading(answer, in: Self.crops[0]) == nil)
    }
    var answer = Eye().answer()
    answer[1][0] = answer[1][3] + 5
    #expect(Self.reading(answer, in: Self.crops[0]) == nil)
  }

  @Test(arguments: crops) func `mirrored twice is as before, and once is the other side`(_ crop: EyeCrop) throws {
    let reading = try #require(Self.reading(Eye().answer(), in: crop))
    var turned = reading
    turned.mirror(width: 1280)
    #expect(turned.iris.place == [1280 - reading.iris.place.x, reading.iris.place.y] && turned.irisTurn == -reading.irisTurn)
    #expect(turned.upperMargin.points[3].place.x == 1280 - reading.upperMargin.points[3].place.x)
    turned.mirror(width: 1280)
    #expect(abs(turned.nasalCanthus.place.x - reading.nasalCanthus.place.x) < 1e-3 && turned.irisTurn == reading.irisTurn)
  }

  @Test(arguments: crops) func `a reading comes out of the log as it went in`(_ crop: EyeCrop) throws {
    let reading = try #require(Self.reading(Eye().answer(), in: crop))
    var bytes: [UInt8] = []
    ReadingRecord.append(reading, to: &bytes)
    ReadingRecord.append(nil, to: &bytes)
    #expect(bytes.count == 2 * ReadingRecord.bytes)
    var back = EyeReading.blank
    let isThere = bytes.withUnsafeBytes { ReadingRecord.read(UnsafeRawBufferPointer(rebasing: $0[..<ReadingRecord.bytes]), into: &back) }
    #expect(isThere)
    func all(_ r: EyeReading) -> [ReadPoint] {
      r.upperMargin.points + r.lowerMargin.points + r.upperFold.points + r.lowerFold.points
        + [r.nasalCanthus, r.temporalCanthus, r.iris, r.pupil, r.reflex, r.globe]
    }
    for (a, b) in zip(all(reading), all(back)) {
      // Places to 0.003 pixels of the picture, deviations to 0.1 %.
      #expect(abs(a.place.x - b.place.x) < 0.003 && abs(a.place.y - b.place.y) < 0.003)
      #expect(abs(a.deviation - b.deviation) <= 0.001 * a.deviation)
    }
    #expect(abs(back.irisAxes.x - reading.irisAxes.x) < 0.001 * reading.irisAxes.x && abs(back.irisTurn - reading.irisTurn) < 0.001)
    #expect(abs(back.hasUpperFold - reading.hasUpperFold) < 0.001 && abs(back.isUnusable - reading.isUnusable) < 0.001)
    let isStill = bytes.withUnsafeBytes { ReadingRecord.read(UnsafeRawBufferPointer(rebasing: $0[ReadingRecord.bytes...]), into: &back) }
    #expect(!isStill)
  }
}
