import HeadGeometry
import MaskSigns
import Testing

@testable import FaceTracking
@testable import SyntheticPatients
@testable import eye_crops

/// What the eye network is taught must be what was drawn.
struct EyeLabelTests {
  /// A straight head, eyes ahead, at the given openings.
  private static func shot(_ mrd1: Double, _ mrd2: Double, seed: UInt64 = 31) throws -> EyeShot {
    let studio = try EyeStudio(seed: seed)
    var random = SeededGenerator(seed: 5)
    let pose = PatientPose.still(mrd1: BothEyes(both: mrd1), mrd2: BothEyes(both: mrd2))
    return studio.shot(pose, .plain, offAxis: 0, &random)
  }
  private static func labels(_ shot: EyeShot, _ eye: Eye) -> EyeLabels {
    EyeLabels(shot, eye, in: CropTaking.exactCrop(shot, eye), seed: 1)
  }
  /// A line's height over a column by its neighbours'.
  private static func height(_ line: String, at x: Float, _ labels: EyeLabels) -> Float {
    let k = Int((x - 1.5) / 4)
    let share = (x - EyeLabels.column(k)) / 4
    func value(_ k: Int) -> Float { labels[line + (k < 10 ? "_0\(k)" : "_\(k)")] ?? .nan }
    return value(k) * (1 - share) + value(k + 1) * share
  }

  @Test(arguments: [(-2.0, 5.0), (1, 4), (4, 5), (6.5, 7)]) func `the margins' labels are MRD1 and MRD2`(_ mrd1: Double, _ mrd2: Double) throws {
    let shot = try Self.shot(mrd1, mrd2)
    for eye in Eye.allCases {
      let labels = Self.labels(shot, eye)
      let x = try #require(labels["pupil_x"]), y = try #require(labels["pupil_y"]), scale = try #require(labels["mm_per_px"])
      let truth = shot.truth.eyes[eye]
      // Millimetres; the canthi's tilt, which the crop follows, and the lids' depth before the iris are left over.
      #expect(abs(Double((y - Self.height("upper", at: x, labels)) * scale) - truth.mrd1) < 0.25)
      #expect(abs(Double((Self.height("lower", at: x, labels) - y) * scale) - truth.mrd2) < 0.25)
    }
  }

  @Test func `closed lids are one line`() throws {
    let labels = Self.labels(try Self.shot(-4.5, 4.5), .left)
    #expect(labels["closed"] == 1)
    for k in 10..<20 { #expect(labels["upper_\(k)"] == labels["lower_\(k)"]) }
  }

  @Test func `lines end at the canthi`() throws {
    let labels = Self.labels(try Self.shot(4, 5), .right)
    let temporal = try #require(labels["temporal_x"]), nasal = try #require(labels["nasal_x"])
    #expect(temporal < nasal)
    for k in 0..<EyeLabels.columns {
      let x = EyeLabels.column(k)
      let isWithin = x > temporal && x < nasal
      for line in ["upper", "lower"] {
        let value = try #require(labels[line + (k < 10 ? "_0\(k)" : "_\(k)")])
        #expect(value.isNaN != isWithin)
      }
    }
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5]) func `a mirrored patient gives the same crops and labels on the other side`(_ number: Int) throws {
    let shot = try EyeStudio(seed: 77).shot(number)
    let mirrored = shot.mirrored
    for eye in Eye.allCases {
      let other: Eye = eye == .right ? .left : .right
      let (a, b) = (Self.labels(shot, eye), Self.labels(mirrored, other))
      for (name, (x, y)) in zip(a.names, zip(a.values, b.values)) where !["side", "head_yaw", "head_roll", "gaze_yaw"].contains(name) {
        let isTurn = name == "iris_turn" && abs(abs(x - y) - .pi) < 1e-3
        #expect((x.isNaN && y.isNaN) || abs(x - y) < 2e-3 || isTurn, "\(name): \(x), \(y)")
      }
      let bytes = StoredPicture(shot.picture, matrix: .bt709).bytes(of: CropTaking.exactCrop(shot, eye))
      let others = StoredPicture(mirrored.picture, matrix: .bt709).bytes(of: CropTaking.exactCrop(mirrored, other))
      let worst = zip(bytes, others).map { abs(Int($0) - Int($1)) }.max() ?? 255
      #expect(worst <= 1)
    }
  }

  @Test func `the same numbers give the same crops`() throws {
    let a = try CropFolder.eyes(of: 5, pictures: 2), b = try CropFolder.eyes(of: 5, pictures: 2)
    #expect(a.map(\.bytes) == b.map(\.bytes))
    #expect(a.map { $0.labels.values.map(\.bitPattern) } == b.map { $0.labels.values.map(\.bitPattern) })
    #expect(a[0].bytes != a[2].bytes && a[0].bytes.count == EyeSampler.count)
  }

  @Test func `a curve passes through its points and is smooth between them`() {
    let points = (0...8).map { SIMD2<Float>(Float($0) * 4, Float($0 * $0)) }
    let curve = Curve(through: points)
    for p in points.dropFirst().dropLast() { #expect(abs((curve.y(at: p.x) ?? .nan) - p.y) < 1e-3) }
    // y = x²/16 exactly, within the pieces' chords.
    #expect(abs((curve.y(at: 14) ?? .nan) - 12.25) < 0.03)
    #expect(curve.y(at: -0.1) == nil && curve.y(at: 32.1) == nil)
  }
}

extension EyeShot {
  /// The picture in a mirror, and what it then shows. Its width is even, so that chroma pixels fall on each other.
  fileprivate var mirrored: EyeShot {
    var other = self
    let width = Double(picture.width)
    func turn(_ p: SIMD2<Double>) -> SIMD2<Double> { SIMD2(width - p.x, p.y) }
    func turn(_ e: PictureEllipse) -> PictureEllipse {
      PictureEllipse(centre: turn(e.centre), major: e.major, minor: e.minor, angle: .degrees(-e.angle.degrees))
    }
    func turn(_ t: EyeTruth) -> EyeTruth {
      var t = t
      t.nasalCanthus = turn(t.nasalCanthus)
      t.temporalCanthus = turn(t.temporalCanthus)
      t.irisCentre = turn(t.irisCentre)
      t.iris = turn(t.iris)
      t.pupil = turn(t.pupil)
      t.reflex = turn(t.reflex)
      t.globe = turn(t.globe)
      return t
    }
    func turn(_ l: EyeLines) -> EyeLines {
      var l = l
      l.upper = l.upper.map { turn($0) }
      l.lower = l.lower.map { turn($0) }
      l.upperFold = l.upperFold.map { turn($0) }
      l.lowerFold = l.lowerFold.map { turn($0) }
      return l
    }
    var bytes = picture.bytes
    for y in 0..<picture.height {
      for x in 0..<picture.width {
        for k in 0..<4 {
          bytes[(y * picture.width + x) * 4 + k] = picture.bytes[(y * picture.width + picture.width - 1 - x) * 4 + k]
        }
      }
    }
    other.picture = PatientPicture(width: picture.width, height: picture.height, bytes: bytes)
    other.truth.eyes = BothEyes(right: turn(truth.eyes.left), left: turn(truth.eyes.right))
    other.eyes = BothEyes(right: turn(eyes.left), left: turn(eyes.right))
    return other
  }
}
