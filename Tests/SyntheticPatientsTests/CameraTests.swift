import Foundation
import HeadGeometry
import MaskSigns
import Testing

@testable import SyntheticPatients

@Suite struct CameraTests {
  static let small = Camera.phone(width: 320, height: 240)

  /// Mean of the squared differences between neighbours along rows: how sharp a picture is.
  static func sharpness(_ picture: PatientPicture, rows: Range<Int>, columns: Range<Int>) -> Double {
    var sum = 0.0
    for y in rows {
      for x in columns {
        let d = Double(picture.pixel(x + 1, y).y) - Double(picture.pixel(x, y).y)
        sum += d * d
      }
    }
    return sum / Double(rows.count * columns.count)
  }

  @Test func `what was drawn before leaves no trace`() throws {
    let patient = try SyntheticPatient(seed: 3, camera: Self.small, look: .varied(seed: 8))
    let turned = HeadPosture(yaw: .degrees(20), pitch: .degrees(-5), roll: .degrees(3))
    var other = PatientPose.still(head: turned, brow: BothEyes(right: 3, left: 1))
    other.mouth.opening = 15
    other.occluder = Occluder(kind: .hand, centre: SIMD3(30, 0, 80), side: 1)
    let first = patient.draw(.still(), frame: 2).picture
    _ = patient.draw(other, frame: 9)
    #expect(patient.draw(.still(), frame: 2).picture.bytes == first.bytes)
  }

  @Test func `recordings differ, and keep the head in the picture`() {
    let all = (0..<400).map { Recording.varied(seed: UInt64($0)) }
    #expect(all == (0..<400).map { Recording.varied(seed: UInt64($0)) })
    for background in CameraLook.Background.allCases {
      let share = Double(all.filter { $0.look.background == background }.count) / 400
      #expect((0.06...0.4).contains(share), "\(background): \(share)")
    }
    #expect(Set(all.map { SIMD2($0.camera.width, $0.camera.height) }).count == 8)
    #expect(all.contains { $0.camera.height > $0.camera.width } && all.contains { $0.look.bystander != nil })
    for recording in all {
      let camera = recording.camera
      #expect((330...1000).contains(camera.distance))
      #expect((18...31).contains(recording.constantRateFactor))
      // From brow to chin, and from ear to ear of a large head.
      for p in [SIMD2(0.0, 60), SIMD2(0, -118), SIMD2(-72, 0), SIMD2(72, 0)] {
        let seen = camera.project(camera.place + SIMD3(p, 0))
        #expect((0...Double(camera.width)).contains(seen.x) && (0...Double(camera.height)).contains(seen.y))
      }
    }
  }

  @Test func `the same recipe in a varied recording gives the same film`() async throws {
    let seed = try #require((UInt64(0)...200).first { Recording.varied(seed: $0).look.bystander != nil })
    let recording = Recording.varied(seed: seed, size: (192, 144))
    var recipe = ClipRecipe(
      seed: 5, script: ExaminationScript(duration: 0.4, blinks: [Blink(start: 0.05)]), camera: recording.camera, frameRate: 20,
      constantRateFactor: recording.constantRateFactor)
    recipe.look = recording.look
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("recordings-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let films = ["one.mp4", "two.mp4"].map { folder.appendingPathComponent($0) }
    for film in films { try await recipe.write(to: film.path) }
    #expect(try Data(contentsOf: films[0]) == Data(contentsOf: films[1]))
  }

  @Test func `sizes are drawn as often as wanted`() {
    let all = (0..<1000).map { Recording.varied(seed: UInt64($0) &* 77 &+ 3) }
    let small = all.filter { $0.camera.width == 640 && $0.camera.height == 480 }.count
    #expect((260...380).contains(small), "\(small) of 1000")
  }

  @Test func `a shaking hand moves picture and truth alike`() throws {
    var look = CameraLook.plain
    look.shake = 0.5
    let shaken = try SyntheticPatient(seed: 7, camera: .phone(width: 640, height: 480), look: look)
    let steady = try SyntheticPatient(seed: 7, camera: .phone(width: 640, height: 480))
    let movement = steady.movement(.healthy, .primaryPosition(duration: 2))
    let shift = look.moment(of: shaken.camera, at: 0.9).camera.shift
    #expect(abs(shift.x) + abs(shift.y) > 1)
    let a = shaken.draw(movement, at: 0.9, frame: 0).truth.eyes
    let b = steady.draw(movement, at: 0.9, frame: 0).truth.eyes
    for eye in Eye.allCases {
      let apart = a[eye].irisCentre - b[eye].irisCentre - shift
      #expect(abs(apart.x) < 1e-9 && abs(apart.y) < 1e-9)
      // The signs are the patient's, whoever holds the camera.
      #expect(a[eye].mrd1 == b[eye].mrd1 && a[eye].gaze == b[eye].gaze)
    }
  }

  @Test func `an open shutter blurs what moves and nothing else`() throws {
    var look = CameraLook.plain
    look.exposureTime = 1.0 / 25
    look.noise = 0
    let camera = Camera.phone(width: 640, height: 480)
    let open = try SyntheticPatient(seed: 7, camera: camera, look: look)
    look.exposureTime = 0
    let instant = try SyntheticPatient(seed: 7, camera: camera, look: look)
    let turn = ExaminationScript(
      duration: 2,
      headMoves: [
        ExaminationScript.HeadMove(
          start: 0, duration: 1, to: HeadPosture(yaw: .degrees(40), pitch: .zero, roll: .zero))
      ])
    let movement = instant.movement(.healthy, turn)
    let moving = (open.draw(movement, at: 0.5, frame: 0), instant.draw(movement, at: 0.5, frame: 0))
    #expect(moving.0.truth == moving.1.truth)
    let face = (rows: 150..<300, columns: 230..<420)
    let blurred = Self.sharpness(moving.0.picture, rows: face.rows, columns: face.columns)
    let sharp = Self.sharpness(moving.1.picture, rows: face.rows, columns: face.columns)
    #expect(blurred < 0.75 * sharp, "\(blurred) against \(sharp)")
    // The wall stands still.
    for y in stride(from: 10, to: 100, by: 10) {
      for x in stride(from: 10, to: 120, by: 10) {
        #expect(abs(Int(moving.0.picture.pixel(x, y).y) - Int(moving.1.picture.pixel(x, y).y)) <= 1)
      }
    }
  }

  @Test(arguments: [SIMD2(0.0, 0.0), SIMD2(25, -8), SIMD2(-60, 30)])
  func `the cornea mirrors the lamp by the law of reflection`(place: SIMD2<Double>) {
    let cornea = SIMD3(place.x, place.y, -450)
    let lamp = Lighting.flashPlace
    let p = CornealReflex.place(cornea: cornea, lamp: lamp)
    let normal = (p - cornea) / EyeSurface.corneaRadius
    #expect(abs(length(normal) - 1) < 1e-9)
    let toLamp = (lamp - p) / length(lamp - p)
    let toCamera = -p / length(p)
    #expect(length(toLamp + toCamera - normal * 2 * dot(normal, toCamera)) < 1e-6)
  }

  @Test func `a lamp at the lens shows in the middle of an eye that looks at it`() throws {
    // A cornea that faces the camera mirrors it along its own axis.
    let cornea = SIMD3<Double>(0, 0, -400)
    let p = CornealReflex.place(cornea: cornea, lamp: .zero)
    #expect(abs(p.x) < 1e-9 && abs(p.y) < 1e-9 && abs(p.z + 400 - EyeSurface.corneaRadius) < 1e-9)
    var look = CameraLook.plain
    let camera = Camera.phone(width: 1280, height: 720)
    let dull = try SyntheticPatient(seed: 4, camera: camera, look: look)
    look.room.flashColour = SIMD3(repeating: 1)
    let lit = try SyntheticPatient(seed: 4, camera: camera, look: look)
    let pose = PatientPose.still()
    let reflex = dull.scene(pose).scene.eyes.map { camera.project(SIMD3<Double>($0.reflex)) }
    let (a, b) = (dull.draw(pose).picture, lit.draw(pose).picture)
    for place in reflex {
      let (x, y) = (Int(place.x), Int(place.y))
      #expect(Int(b.pixel(x, y).x) > Int(a.pixel(x, y).x) + 60)
      #expect(abs(Int(b.pixel(x + 12, y).x) - Int(a.pixel(x + 12, y).x)) < 6)
    }
  }

  @Test func `blur spreads light and keeps its sum`() {
    var light = [SIMD4<Float>](repeating: .zero, count: 41 * 41)
    light[20 * 41 + 20] = SIMD4(repeating: 1)
    Blur.blur(&light, width: 41, height: 41, deviation: 2)
    let sum = light.reduce(SIMD4<Float>.zero, +)
    #expect(abs(sum.x - 1) < 1e-4)
    var spread = 0.0
    for y in 0..<41 { for x in 0..<41 { spread += Double(light[y * 41 + x].x) * Double((x - 20) * (x - 20)) } }
    #expect(abs(spread.squareRoot() - 2) < 0.2)
  }
}
