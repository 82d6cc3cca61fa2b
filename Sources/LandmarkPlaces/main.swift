// What the tracker sees of people whose surface and poses are known, for Tools/identity_basis.py. For developers; not
// installed.
//
//   landmark-places OUTPUT [--count N] [--first SEED]
//   landmark-places OUTPUT --fits [--focal] [--true-eyes] [--count N] [--first SEED]
//     table of fitted and true signs of such people instead; with --focal the fit is told the camera's focal length, with
//     --true-eyes it gets the readings of a perfect eye network
//
// OUTPUT: "LMP1", Int32 people, Int32 vertices, Int32 poses; for each person Int64 seed, Float32 vertices×3 (unposed head,
// millimetres, head frame), then for each pose Float32 yaw, pitch, roll (degrees), place×3 (head's origin from the camera:
// x right, y up, z towards the viewer), focal length, width, height (pixels), mesh 468×3, right iris 5×2, left iris 5×2.
// Little-endian; NaN: no face.
import FaceReconstruction
import FaceTracking
import Foundation
import MaskSigns
import SyntheticPatients
import VideoDecoding
import VideoEncoding

let words = Array(CommandLine.arguments.dropFirst())

let readsTruth = words.contains("--true-eyes")

/// Turns of the head, in an order in which a head could go through them.
let turns: [HeadPosture] = [-20.0, -10, 0, 10, 20].enumerated().flatMap { row, pitch in
  let yaws: [Double] = [-30, -15, 0, 15, 30]
  return (row % 2 == 0 ? yaws : yaws.reversed()).map {
    HeadPosture(yaw: .degrees($0), pitch: .degrees(pitch), roll: .degrees(0.2 * $0 - 0.1 * pitch))
  }
}
/// Times each picture is shown: the tracked crop needs a few to settle.
let shown = 4

/// One person in every pose: what was drawn and what the tracker saw.
struct Sitting {
  var seed: UInt64
  var camera: Camera
  var surface: [SIMD3<Double>]
  var truths: [PictureTruth]
  var faces: [FaceObservation?]
}

/// Draws a person in every pose and tracks them.
func sitting(seed: UInt64, in folder: URL) throws -> Sitting {
  var look = CameraLook.varied(seed: seed)
  look.bystander = nil
  // 30 cm to 1 m, about 100 pixels between the eyes.
  let distance = 330 + Double(seed % 7) * 100
  let camera = Camera(width: 640, height: 480, focalLength: distance * 1.65, distance: distance)
  let patient = try SyntheticPatient(seed: seed, camera: camera, look: look)
  let path = folder.appendingPathComponent("person.mp4").path
  var writer = try FrameWriter.open(
    path, container: .mp4, width: camera.width, height: camera.height, frameRate: (30, 1),
    quality: EncodingQuality(constantRateFactor: 18))
  var truths: [PictureTruth] = []
  for turn in turns {
    // The eyes stay on the camera as far as is easy.
    let gaze = Gaze(yaw: turn.yaw * -0.8, pitch: turn.pitch * -0.8)
    let (picture, truth) = patient.draw(.still(head: turn, gaze: BothEyes(right: gaze, left: gaze)), frame: truths.count)
    for k in 0..<shown { try writer.append(picture, at: Int64(3000 * (truths.count * shown + k))) }
    truths.append(truth)
  }
  try writer.finish()

  var tracker = try FaceTracker.load(models: .find())
  var reader = try FrameReader.open(path)
  var faces: [FaceObservation?] = []
  var number = 0
  while let frame = try reader.next() {
    let face = try tracker.observe(frame)?.observation
    number += 1
    if number % shown == 0 { faces.append(face) }
  }
  return Sitting(seed: seed, camera: camera, surface: patient.restingVertices, truths: truths, faces: faces)
}

/// The binary record of a person.
func record(_ sitting: Sitting) -> [Float] {
  var row = sitting.surface.flatMap { [Float($0.x), Float($0.y), Float($0.z)] }
  for (truth, face) in zip(sitting.truths, sitting.faces) {
    row += [truth.head.yaw.degrees, truth.head.pitch.degrees, truth.head.roll.degrees].map { Float($0) }
    row += [truth.place.x, truth.place.y, truth.place.z, sitting.camera.focalLength].map { Float($0) }
    row += [Float(sitting.camera.width), Float(sitting.camera.height)]
    guard let face else {
      row += [Float](repeating: .nan, count: 468 * 3 + 20)
      continue
    }
    for point in face.mesh { row += [point.x, point.y, point.z] }
    for eye in Eye.allCases { for point in face.eyes[eye].iris { row += [point.x, point.y] } }
  }
  return row
}

/// What the tracker saw, with eyes as a perfect eye network would read them.
func told(_ face: FaceObservation?, _ truth: PictureTruth) -> FaceObservation? {
  guard var face else { return nil }
  for eye in Eye.allCases { face.eyes[eye].reading = EyeReading(truth.eyes[eye], deviation: 0.2) }
  return face
}

/// Fitted and true signs, a line for each picture and eye: of the whole sitting as a clip (`turning`), and of its frontal
/// pictures alone (`frontal`).
func fits(_ sitting: Sitting) throws -> [String] {
  var lines: [String] = []
  for name in ["turning", "frontal"] {
    let chosen = sitting.truths.indices.filter { k in
      let head = sitting.truths[k].head
      return name == "turning" || (abs(head.yaw.degrees) < 16 && abs(head.pitch.degrees) < 1)
    }
    guard let size = sitting.faces.compactMap({ $0?.pictureSize }).first else { continue }
    var solver = try ClipSolver(
      pictureSize: size, focalLength: words.contains("--focal") ? sitting.camera.focalLength : nil)
    let faces = sitting.truths.indices.map { k in readsTruth ? told(sitting.faces[k], sitting.truths[k]) : sitting.faces[k] }
    for k in chosen { solver.ingest(faces[k]) }
    let solution = try solver.solvePerson()
    for k in chosen {
      guard let face = solution.fit(faces[k], time: MediaTime(ticks: 0)).face else { continue }
      for eye in Eye.allCases {
        let (truth, e) = (sitting.truths[k], face.eyes[eye])
        let t = truth.eyes[eye]
        let nasal: Double = eye == .right ? 1 : -1
        var numbers = [truth.head.yaw.degrees, truth.head.pitch.degrees, truth.head.roll.degrees]
        numbers += [face.head.yaw.degrees, face.head.pitch.degrees, face.head.roll.degrees]
        numbers += [t.gaze.yaw.degrees, t.gaze.pitch.degrees, e.gaze.yaw.degrees, e.gaze.pitch.degrees]
        numbers += [t.mrd1, t.mrd2, e.mrd1, e.mrd2, t.irisDiameterPixels, e.irisDiameterPixels]
        numbers += [t.fissureWidth, e.fissureWidth, t.crease ?? .nan, e.crease ?? .nan]
        numbers += [t.reflexOffset.x, e.reflex.map { $0.x.value * nasal } ?? .nan]
        numbers += [t.reflexOffset.y, e.reflex?.y.value ?? .nan]
        lines.append(
          ([name, "\(sitting.seed)", eye.rawValue] + numbers.map { "\(($0 * 1000).rounded() / 1000)" })
            .joined(separator: "\t"))
      }
    }
  }
  return lines
}
let fitColumns = [
  "clip", "seed", "eye", "true_yaw", "true_pitch", "true_roll", "yaw", "pitch", "roll", "true_gaze_yaw", "true_gaze_pitch",
  "gaze_yaw", "gaze_pitch", "true_mrd1", "true_mrd2", "mrd1", "mrd2", "true_iris_px", "iris_px", "true_width", "width",
  "true_crease", "crease", "true_reflex_x", "reflex_x", "true_reflex_y", "reflex_y",
]

/// Writes the binary record of people with seeds from `first` on.
func writeSittings(_ output: String, first: Int, count: Int, in folder: URL) throws {
  var data = Data()
  var vertices = 0
  for seed in first..<first + count {
    let row = record(try sitting(seed: UInt64(seed), in: folder))
    withUnsafeBytes(of: Int64(seed).littleEndian) { data.append(contentsOf: $0) }
    row.withUnsafeBytes { data.append(contentsOf: $0) }
    vertices = (row.count - turns.count * (9 + 468 * 3 + 20)) / 3
  }
  var header = Data("LMP1".utf8)
  for value in [count, vertices, turns.count] {
    withUnsafeBytes(of: Int32(value).littleEndian) { header.append(contentsOf: $0) }
  }
  try (header + data).write(to: URL(fileURLWithPath: output))
}

func number(_ name: String, or standard: Int) -> Int {
  guard let i = words.firstIndex(of: name), i + 1 < words.count, let value = Int(words[i + 1]) else { return standard }
  return value
}
guard let output = words.first, !output.hasPrefix("-") else {
  print("usage: landmark-places OUTPUT [--count N] [--first SEED]")
  exit(64)
}
do {
  let (count, first) = (number("--count", or: 48), number("--first", or: 5001))
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("landmark-places-\(getpid())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  if words.contains("--fits") {
    var lines = [fitColumns.joined(separator: "\t")]
    for seed in first..<first + count { lines += try fits(sitting(seed: UInt64(seed), in: folder)) }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: output))
  } else {
    try writeSittings(output, first: first, count: count, in: folder)
  }
} catch {
  print("landmark-places: \(error)")
  exit(70)
}
