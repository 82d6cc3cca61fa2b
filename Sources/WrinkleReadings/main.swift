// What the tracker reads of the skin of people whose wrinkles are known: Training/wrinkles.py learns the grades from it.
// For developers; not installed.
//
//   wrinkle-readings OUTPUT.tsv [--people N] [--first SEED] [--pictures K]
//
//   wrinkle-readings --show FOLDER [--first SEED] [--size W] [--look SEED]
//     draws somebody with grades 0, 1, 2 and 3 everywhere instead, for looking at
import Foundation
import MaskSigns
import SyntheticPatients
import VideoEncoding

let words = Array(CommandLine.arguments.dropFirst())
func word(_ name: String) -> String? {
  words.firstIndex(of: name).flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
}
let first = word("--first").flatMap(UInt64.init) ?? 1

func show(in folder: String) throws {
  let size = word("--size").flatMap(Int.init) ?? 900
  let camera = Camera(width: size, height: size * 4 / 3, focalLength: Double(size) * 600 / 210, distance: 600)
  let look = word("--look").flatMap(UInt64.init).map { CameraLook.varied(seed: $0) } ?? .plain
  let patient = try SyntheticPatient(seed: first, camera: camera, look: look)
  var writer = try FrameWriter.open(folder, container: .pngSequence, width: camera.width, height: camera.height)
  for grade in 0...3 {
    var pose = PatientPose.still()
    let both = BothEyes(right: Double(grade), left: Double(grade))
    pose.wrinkles = WrinklePose(
      forehead: Double(grade), glabella: Double(grade), crowsFeet: both, underEye: both, nasolabial: both)
    try writer.append(patient.draw(pose).picture, at: Int64(grade) * 3000)
  }
  try writer.finish()
}

do {
  if let folder = word("--show") {
    try show(in: folder)
  } else if let output = words.first, !output.hasPrefix("-"), FileManager.default.createFile(atPath: output, contents: nil),
    let file = FileHandle(forWritingAtPath: output)
  {
    let people = word("--people").flatMap(UInt64.init) ?? 10
    try SkinTable.write(
      first..<first + people, pictures: word("--pictures").flatMap(Int.init) ?? 2, to: file)
  } else {
    print("usage: wrinkle-readings OUTPUT.tsv [--people N] [--first SEED] [--pictures K] | --show FOLDER [--first SEED]")
    exit(64)
  }
} catch {
  print("wrinkle-readings: \(error)")
  exit(74)
}
