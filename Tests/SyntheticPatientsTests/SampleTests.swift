import Foundation
import MaskSigns
import Testing
import VideoDecoding

@testable import SyntheticPatients

@Suite struct SampleTests {
  static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Samples")

  static func truthRows() throws -> [[String: String]] {
    let text = try String(contentsOf: samples.appendingPathComponent("patient_truth.tsv"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    let header = try #require(lines.first)
    #expect(header == TruthTable.columns)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  @Test func `the sample is a short, small, silent film of its recipe`() throws {
    let path = Self.samples.appendingPathComponent("patient.mp4").path
    let size = try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
    #expect(size <= 1_500_000)
    var reader = try FrameReader.open(path)
    #expect(reader.info.width == 1280 && reader.info.height == 720)
    #expect(reader.info.codec == "h264" && !reader.info.hasAudio)
    #expect(reader.info.nominalFrameRate == FrameRate(30))
    var times: [Int64] = []
    while let frame = try reader.next() { times.append(frame.timestamp) }
    #expect(times == (0..<240).map { Int64($0) * 3000 })
    #expect(SamplePatient.recipe.frames == 240)
  }

  @Test func `the sample's first picture is the one that the recipe draws`() throws {
    let recipe = SamplePatient.recipe
    var reader = try FrameReader.open(Self.samples.appendingPathComponent("patient.mp4").path)
    let film = try #require(try reader.next()).upright()
    let patient = try SyntheticPatient(seed: recipe.seed, camera: recipe.camera)
    let drawn = patient.draw(patient.movement(recipe.condition, recipe.script).pose(at: 0), frame: 0).picture
    #expect(film.width == drawn.width && film.height == drawn.height)
    var sum = 0
    for i in 0..<drawn.width * drawn.height {
      for k in 0..<3 { sum += abs(Int(film.bytes[i * 3 + k]) - Int(drawn.bytes[i * 4 + k])) }
    }
    // Compression and the sensor's noise: a few of 255 levels.
    let mean = Double(sum) / Double(drawn.width * drawn.height * 3)
    #expect(mean < 4, "mean difference \(mean) levels; draw the sample again if the head has changed")
  }

  @Test func `the truth beside the sample is the truth of its geometry`() throws {
    let recipe = SamplePatient.recipe
    let rows = try Self.truthRows()
    try #require(rows.count == 2 * recipe.frames)
    let patient = try SyntheticPatient(seed: recipe.seed, camera: recipe.camera)
    let movement = patient.movement(recipe.condition, recipe.script)
    for frame in stride(from: 0, to: recipe.frames, by: 20) {
      let truth = patient.scene(movement.pose(at: Double(frame) / Double(recipe.frameRate))).truth
      for (offset, eye) in Eye.allCases.enumerated() {
        let row = rows[2 * frame + offset]
        func cell(_ name: String) throws -> Double { try #require(Double(row[name] ?? "")) }
        #expect(row["eye"] == eye.rawValue && row["frame"] == "\(frame)")
        #expect(abs(try cell("mrd1_mm") - truth.eyes[eye].mrd1) < 0.05)
        #expect(abs(try cell("mrd2_mm") - truth.eyes[eye].mrd2) < 0.05)
        #expect(abs(try cell("gaze_yaw_deg") - truth.eyes[eye].gaze.yaw.degrees) < 0.01)
        #expect(abs(try cell("iris_x_px") - truth.eyes[eye].irisCentre.x) < 0.1)
        #expect(abs(try cell("head_yaw_deg") - truth.head.yaw.degrees) < 0.01)
      }
    }
  }

  @Test func `the sample shows what a demo needs`() throws {
    let rows = try Self.truthRows()
    func values(_ eye: Eye, _ column: String) -> [Double] {
      rows.filter { $0["eye"] == eye.rawValue }.compactMap { Double($0[column] ?? "") }
    }
    // A drooping left lid beside a healthy right one.
    let resting = zip(values(.right, "mrd1_mm"), values(.left, "mrd1_mm")).prefix(12)
    #expect(resting.allSatisfy { abs($0 - 4.2) < 0.3 && abs($1 - 1.5) < 0.3 })
    // Blinks: four runs of closed pictures. The drooping lid has less way to go, so it is closed whenever its fellow is.
    let left = values(.left, "closed")
    let right = values(.right, "closed")
    for closed in [left, right] { #expect(zip(closed, closed.dropFirst()).filter { $0 == 0 && $1 == 1 }.count == 4) }
    #expect(zip(left, right).allSatisfy { $0 >= $1 })
    #expect(left.reduce(0, +) - right.reduce(0, +) <= 4)
    // Gaze to all four sides, a head turn, and eyes that stay on the camera meanwhile.
    for eye in Eye.allCases {
      let yaw = values(eye, "gaze_yaw_deg")
      let pitch = values(eye, "gaze_pitch_deg")
      #expect((yaw.max() ?? 0) > 15 && (yaw.min() ?? 0) < -15)
      #expect((pitch.max() ?? 0) > 10 && (pitch.min() ?? 0) < -14)
    }
    let turn = values(.right, "head_yaw_deg")
    #expect((turn.max() ?? 0) > 14 && (turn.max() ?? 0) < 25)
  }

  @Test func `the same recipe gives the same film and truth`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("patients-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let nystagmus = Nystagmus(waveform: .linear, amplitude: .degrees(6), frequency: 3, direction: SIMD2(-1, 0))
    let recipe = ClipRecipe(
      seed: 12, condition: EyeCondition(nystagmus: nystagmus), script: .primaryPosition(duration: 0.4),
      camera: .phone(width: 256, height: 144), frameRate: 60)
    let one = folder.appendingPathComponent("one.mp4")
    let two = folder.appendingPathComponent("two.mp4")
    let truth = try await recipe.write(to: one.path)
    try await recipe.write(to: two.path)
    #expect(try Data(contentsOf: one) == Data(contentsOf: two))
    let text = try String(contentsOf: folder.appendingPathComponent("one_truth.tsv"), encoding: .utf8)
    let patient = try SyntheticPatient(seed: recipe.seed, camera: recipe.camera)
    let movement = patient.movement(recipe.condition, recipe.script)
    #expect(text == TruthTable.text(truth.map(movement.row)))
    #expect(text.split(separator: "\n").count == 1 + 2 * 24)
    #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("one_truth.json").path))
    let gaze = truth.map { $0.truth.eyes.right.gaze.yaw.degrees }
    let range = (gaze.max() ?? 0) - (gaze.min() ?? 0)
    #expect(range > 5 && range < 7, "\(range)° of nystagmus")
  }

  @Test func `a recipe without pictures is refused`() async throws {
    let recipe = ClipRecipe(seed: 1, script: .primaryPosition(duration: 0))
    await #expect(throws: PatientError.badRecipe) { try await recipe.write(to: "/nowhere/clip.mp4") }
  }

  @Test func `the sample's description is that of its recipe`() throws {
    let recipe = SamplePatient.recipe
    let patient = try SyntheticPatient(seed: recipe.seed, camera: recipe.camera)
    let shipped = try String(contentsOf: Self.samples.appendingPathComponent("patient_truth.json"), encoding: .utf8)
    #expect(shipped == TruthSidecar.text(recipe, patient, patient.movement(recipe.condition, recipe.script)))
  }
}
