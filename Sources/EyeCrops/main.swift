// Eyes of people who do not exist, cut out as the tracker would, with what is to be read off them: the eye network learns
// from these. For developers; not installed.
//
//   eye-crops --out FOLDER [--people N] [--first SEED] [--pictures K] [--exact]
//
//   eye-crops --out FOLDER --video FILE [--step N]
//
// Writes N·K·2 crops; see CropFolder. --exact cuts where the truth says, without the tracker's error. --video writes the
// eyes of every Nth picture of a recording and what the eye network reads there, for looking at; see ReadFolder.
import Foundation

let words = Array(CommandLine.arguments.dropFirst())
func word(_ name: String) -> String? {
  words.firstIndex(of: name).flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
}

guard let out = word("--out") else {
  print("usage: eye-crops --out FOLDER ([--people N] [--first SEED] [--pictures K] [--exact] | --video FILE [--step N])")
  exit(64)
}
let folder = CropFolder(
  path: out, people: word("--people").flatMap(Int.init) ?? 10, first: word("--first").flatMap(Int.init) ?? 1,
  pictures: word("--pictures").flatMap(Int.init) ?? 8)
let started = Date()
do {
  if let video = word("--video") {
    let step = max(word("--step").flatMap(Int.init) ?? 1, 1)
    print("\(try ReadFolder(path: out, video: video, step: step).write()) eyes")
    exit(0)
  }
  try folder.write(exact: words.contains("--exact")) { done in
    if done % 100 == 0 { print("\(done) people") }
  }
  let seconds = Date().timeIntervalSince(started)
  print("\(folder.count) eyes in \(Int(seconds)) s, \(Int(Double(folder.count) / seconds)) a second")
} catch {
  print("eye-crops: \(error)")
  exit(74)
}
