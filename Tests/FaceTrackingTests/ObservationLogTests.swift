import FaceReconstruction
import Foundation
import MaskSigns
import Testing

@testable import FaceTracking

struct ObservationLogTests {
  /// Every third picture has a reading of the right eye, and every fifth of the left.
  static func readings(_ number: Int) -> BothEyes<EyeReading?> {
    func reading(_ crop: EyeCrop) -> EyeReading? { EyeReadingTests.reading(EyeReadingTests.Eye().answer(), in: crop) }
    return BothEyes(
      right: number % 3 == 0 ? reading(EyeReadingTests.crops[0]) : nil,
      left: number % 5 == 0 ? reading(EyeReadingTests.crops[1]) : nil)
  }

  /// The skin is read in every sixth picture.
  static func skin(_ number: Int) -> WrinkleReading? {
    number % 6 == 0
      ? WrinkleReading(codes: (0..<WrinkleReading.bytes).map { UInt8(truncatingIfNeeded: $0 * 7 + number) }) : nil
  }

  static func face(_ number: Int, isMirrored: Bool = false) -> TrackedFace {
    let points = (0..<468).map { SIMD3<Float>(Float($0) + Float(number) / 8, Float($0) / 3, -Float(number)) }
    let meshed = MeshedFace(
      points: points, rightIris: (0..<5).map { [Float($0), Float(number)] },
      leftIris: (0..<5).map { [Float(100 + $0), Float(number)] }, presence: 0.75)
    let time = MediaTime(ticks: Int64(number) * 3000)
    var observer = Observer()
    return TrackedFace(
      observation: observer.observation(
        of: meshed, readings(number), at: time, pictureSize: [640, 480], wrinkles: skin(number), isMirrored: isMirrored),
      track: number % 3)
  }

  static func isSame(_ a: FaceObservation, _ b: FaceObservation) -> Bool {
    a.time == b.time && a.mesh == b.mesh && a.presence == b.presence && a.pictureSize == b.pictureSize
      && a.wrinkles == b.wrinkles
      && a.eyes.right.contour == b.eyes.right.contour && a.eyes.left.contour == b.eyes.left.contour
      && a.eyes.right.iris == b.eyes.right.iris && a.eyes.left.iris == b.eyes.left.iris
      && isNear(a.eyes.right.reading, b.eyes.right.reading) && isNear(a.eyes.left.reading, b.eyes.left.reading)
  }
  /// Readings are rounded in the log: by 0.003 pixels.
  private static func isNear(_ a: EyeReading?, _ b: EyeReading?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    let way = a.lowerMargin.points[4].place - b.lowerMargin.points[4].place
    return abs(way.x) < 0.003 && abs(way.y) < 0.003 && abs(a.isClosed - b.isClosed) < 0.001
  }

  @Test func `a picture takes at most 6 kB`() { #expect(ObservationLog.largestRecord <= 6000) }

  /// Kept in memory; spilled often; spilled once.
  @Test(arguments: [1 << 20, 1000, 30_000])
  func `what goes in comes out, twice, whether or not it was spilled`(limit: Int) throws {
    var log = ObservationLog(memoryLimit: limit)
    for number in 0..<20 {
      let time = MediaTime(ticks: Int64(number) * 3000)
      try log.append(number % 4 == 3 ? nil : Self.face(number), at: time)
    }
    #expect(log.count == 20)
    for _ in 0..<2 {
      var cursor = ObservationLog.Cursor()
      var number = 0
      while let (time, face) = try log.next(&cursor) {
        #expect(time.ticks == Int64(number) * 3000)
        #expect((face == nil) == (number % 4 == 3))
        if let face {
          #expect(face.track == number % 3)
          #expect(Self.isSame(face.observation, Self.face(number).observation))
        }
        number += 1
      }
      #expect(number == 20)
    }
  }

  @Test func `what was read stays as it was while the next pictures are read`() throws {
    var log = ObservationLog()
    for number in 0..<3 { try log.append(Self.face(number), at: MediaTime(ticks: Int64(number) * 3000)) }
    var cursor = ObservationLog.Cursor()
    var held: [FaceObservation] = []
    while let (_, face) = try log.next(&cursor) { held.append(try #require(face).observation) }
    for number in 0..<3 { #expect(Self.isSame(held[number], Self.face(number).observation)) }
  }

  @Test func `another person's face is no face`() throws {
    var log = ObservationLog()
    for number in 0..<6 { try log.append(Self.face(number), at: MediaTime(ticks: Int64(number))) }
    let stay = FaceCensusTests.stay(track: 1, person: 1, from: 0, to: 1, height: 0.5)
    let patient = try #require(FaceCensus([stay]).person())
    var cursor = ObservationLog.Cursor()
    var seen: [Bool] = []
    while let (_, observation) = try log.next(&cursor, of: patient) { seen.append(observation != nil) }
    #expect(seen == [false, true, false, false, true, false])
  }

  @Test func `a folder that cannot be written to is a clear error, and the log stays whole`() throws {
    var log = ObservationLog(memoryLimit: 8000, folder: "/nowhere/at/all")
    try log.append(Self.face(0), at: MediaTime(ticks: 0))
    #expect(throws: TrackingError.temporaryFile(step: .create, errno: ENOENT)) {
      try log.append(Self.face(1), at: MediaTime(ticks: 3000))
    }
    #expect(log.count == 1)
    var cursor = ObservationLog.Cursor()
    let first = try log.next(&cursor), second = try log.next(&cursor)
    #expect(first != nil && second == nil)
  }

  @Test func `the temporary file leaves no name behind`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("log-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var log = ObservationLog(memoryLimit: 1, folder: folder.path)
    for number in 0..<3 { try log.append(Self.face(number), at: MediaTime(ticks: Int64(number))) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}

struct MirrorTests {
  @Test func `a mirrored clip changes sides and counts x from the right`() throws {
    let plain = ObservationLogTests.face(2).observation, turned = ObservationLogTests.face(2, isMirrored: true).observation
    // The right outer canthus (33) of the patient is what lay at the left one (263) in the mirror.
    #expect(turned.mesh[33].x == 640 - plain.mesh[263].x && turned.mesh[33].y == plain.mesh[263].y)
    #expect(turned.eyes.right.iris[0] == [640 - plain.eyes.left.iris[0].x, plain.eyes.left.iris[0].y])
    // Rim towards the patient's left: index 1 here, index 3 in the mirror.
    #expect(turned.eyes.right.iris[1].x == 640 - plain.eyes.left.iris[3].x)
    #expect(turned.eyes.left.contour[0].x == 640 - plain.eyes.right.contour[0].x)
    let read = ObservationLogTests.face(3).observation, readTurned = ObservationLogTests.face(3, isMirrored: true).observation
    let iris = try #require(read.eyes.right.reading).iris.place, irisTurned = try #require(readTurned.eyes.left.reading).iris.place
    #expect(irisTurned == [640 - iris.x, iris.y] && readTurned.eyes.right.reading == nil)
  }

  @Test func `mirrored twice is as before`() {
    let face = MeshedFace(
      points: (0..<468).map { [Float($0), Float($0 % 7), Float($0 % 5)] },
      rightIris: (0..<5).map { [Float($0), 1] }, leftIris: (0..<5).map { [Float($0) + 9, 2] }, presence: 1)
    var turned = MeshedFace.blank, back = MeshedFace.blank
    face.mirror(width: 1000, over: &turned)
    turned.mirror(width: 1000, over: &back)
    #expect(turned != face)
    #expect(back == face)
  }
}
