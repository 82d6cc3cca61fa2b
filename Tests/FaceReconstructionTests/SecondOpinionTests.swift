import MaskSigns
import Testing

@testable import FaceReconstruction

@Suite struct CalibratedLineTests {
  private func pairs(_ count: Int, noise: Double = 0, from range: ClosedRange<Double> = 2...6) -> [SIMD2<Double>] {
    var dice = Dice(5)
    return (0..<count).map { _ in
      let x = range.lowerBound + (range.upperBound - range.lowerBound) * dice.uniform()
      return SIMD2(x, 1.5 + 1.4 * x + noise * dice.normal())
    }
  }

  @Test func `a line is found, and its scatter`() throws {
    let line = try #require(CalibratedLine(pairs(120, noise: 0.3), floor: 0.05))
    #expect(abs(line.value(4) - 7.1) < 0.1)
    #expect(abs(line.scatter - 0.3) < 0.08)
  }

  @Test func `pairs that disagree with the rest do not bend it`() throws {
    var wild = pairs(100, noise: 0.1)
    for k in stride(from: 0, to: 100, by: 5) { wild[k].y = 20 }
    let line = try #require(CalibratedLine(wild, floor: 0.05))
    #expect(abs(line.value(3) - 5.7) < 0.15)
    #expect(line.scatter < 0.2)
  }

  @Test func `far from what it was learned from it is believed less, and its slope stays near 1`() throws {
    // All pairs at one place say nothing of the slope.
    let line = try #require(CalibratedLine(pairs(40, noise: 0.3, from: 4...4.001), floor: 0.1))
    #expect(abs(line.value(-4) - (line.value(4) - 8)) < 0.5)
    #expect(line.deviation(4) < 0.5)
    // A quarter of eight.
    #expect(line.deviation(-4) > 1.9)
  }

  @Test func `where a line may bend, it is believed less beyond what it was learned from, and as much within`() throws {
    let straight = try #require(CalibratedLine(pairs(80, noise: 0.3), floor: 0.1))
    let bent = try #require(CalibratedLine(pairs(80, noise: 0.3), floor: 0.1, bend: 0.3))
    #expect(bent.deviation(4) == straight.deviation(4) && bent.value(16) == straight.value(16))
    #expect(bent.deviation(16) > 2.9)
  }

  @Test func `a few pairs teach nothing`() {
    #expect(CalibratedLine(pairs(CalibratedLine.leastPairs - 1), floor: 0.1) == nil)
  }
}

@Suite struct SecondOpinionTests {
  private let person: SyntheticPerson = {
    var person = SyntheticPerson(seed: 1, spread: 0)
    person.shape = person.shape.map { _ in 0 }
    return person
  }()

  /// Lids and eyes that move, so that there is something to learn from; the last picture as asked for.
  private func clip(
    last: ReadEye, _ change: @escaping (inout EyeReading) -> Void
  ) throws -> (fit: FaceFit, observations: [FaceObservation]) {
    var moments = (0..<40).map { k in
      let eye = ReadEye(yaw: Double(k % 9 - 4) * 5, upper: 4.2 - Double(k % 7) * 0.6)
      return (head: HeadPosture.straight, eyes: BothEyes(right: eye, left: eye))
    }
    moments.append((.straight, BothEyes(right: last, left: last)))
    let seen = person.readClip(moments) { k, _, reading in if k == 40 { change(&reading) } }
    return (try reconstruct(seen), seen)
  }

  /// What a network says of an eye that it cannot make out: lines anywhere, and large deviations.
  private func confused(_ reading: inout EyeReading) {
    for k in 0..<LidLine.count {
      reading.upperMargin.points[k].place.y += 9
      reading.upperMargin.points[k].deviation = 12
      reading.lowerMargin.points[k].deviation = 12
    }
    reading.iris.place.x += 10
    reading.iris.deviation = 20
  }

  @Test func `an eye that the network cannot make out is read by the mesh, in the network's units`() throws {
    let truth = ReadEye(yaw: 15, upper: 2.5)
    let fit = try clip(last: truth, confused).fit
    for side in Eye.allCases {
      let eye = try #require(fit.frames[40].face).eyes[side]
      #expect(eye.confidence > 0.5, "\(eye.confidence)")
      #expect(abs(eye.upperLid.central.value - 2.5) < 0.4, "\(eye.upperLid.central.value) mm")
      #expect(abs(eye.gaze.yaw.degrees - 15) < 2.5, "\(eye.gaze.yaw.degrees)°")
      #expect(abs(eye.mrd1 - truth.mrd1(side)) < 0.7, "\(eye.mrd1) mm for \(truth.mrd1(side))")
    }
  }

  @Test func `lids that the mesh sees closed are closed, though the network cannot make them out`() throws {
    let fit = try clip(last: ReadEye(upper: -5.1, lower: -5.3), confused).fit
    let eye = try #require(fit.frames[40].face).eyes.left
    #expect(eye.isClosed && eye.confidence > 0.3, "\(eye.isClosed) \(eye.confidence)")
    #expect(eye.gazeConfidence == 0 && eye.reflex == nil)
  }

  @Test func `what the network reads well stays as it was read, whatever the mesh says`() throws {
    let (fit, observations) = try clip(last: ReadEye(yaw: 5)) { _ in }
    var elsewhere = observations
    for k in elsewhere.indices where k % 3 == 1 {
      for side in Eye.allCases {
        for p in 9...15 { elsewhere[k].eyes[side].contour[p].y += 6 }
        elsewhere[k].eyes[side].iris = elsewhere[k].eyes[side].iris.map { $0 + SIMD2(4, 0) }
      }
    }
    let other = try reconstruct(elsewhere)
    for (a, b) in zip(fit.frames, other.frames) {
      for side in Eye.allCases {
        let (one, two) = (try #require(a.face).eyes[side], try #require(b.face).eyes[side])
        #expect(one.mrd1 == two.mrd1 && one.gaze == two.gaze && one.confidence == two.confidence)
      }
    }
  }

  @Test func `beside a hand the mesh, which draws the eye that it expects, is not asked`() throws {
    var moments = (0..<40).map { k in
      let eye = ReadEye(yaw: Double(k % 9 - 4) * 5)
      return (head: HeadPosture.straight, eyes: BothEyes(right: eye, left: eye))
    }
    moments += moments.prefix(8)
    let fit = try reconstruct(
      person.readClip(moments) { k, side, reading in
        guard side == .right, k >= 40 else { return }
        confused(&reading)
        // A hand comes: at first nobody would call it one.
        reading.isCovered = k < 43 ? 0.3 : 0.99
      })
    for k in 40..<43 {
      let eyes = try #require(fit.frames[k].face).eyes
      #expect(!eyes.right.isCovered && eyes.right.confidence < 0.2, "picture \(k): \(eyes.right.confidence)")
      #expect(eyes.left.confidence > 0.5)
    }
    for k in 43..<48 { #expect(try #require(fit.frames[k].face).eyes.right.isCovered) }
  }

  @Test func `a squint that the network saw is not taken straight by the mesh`() throws {
    // The network reads 12 degrees between the eyes where the mesh sees 4: so the mesh's word counts 8 more.
    var moments = (0..<40).map { k in
      let yaw = Double(k % 9 - 4) * 4
      return (head: HeadPosture.straight, eyes: BothEyes(right: ReadEye(yaw: yaw), left: ReadEye(yaw: yaw + 12)))
    }
    moments.append((.straight, BothEyes(right: ReadEye(yaw: 4), left: ReadEye(yaw: 16))))
    var seen = person.readClip(moments) { k, side, reading in
      if k == 40, side == .left { confused(&reading) }
    }
    // Eight degrees of a lever of 10 mm in pixels, at 500 mm.
    let pixels = Float(10 * 0.139 * person.camera.focalLength / 490)
    for k in seen.indices { seen[k].eyes.left.iris = seen[k].eyes.left.iris.map { $0 - SIMD2(pixels, 0) } }
    let eye = try #require(reconstruct(seen).frames[40].face).eyes.left
    #expect(abs(eye.gaze.yaw.degrees - 16) < 2.5, "\(eye.gaze.yaw.degrees)°")
  }
}
