// Are synthetic people different people to a face recogniser? For developers; not installed.
//
//   people-study people [--count N] [--first SEED]    rank-1 of N people, two different recordings each
//   people-study sheet FILE.ppm [--count N] [--first SEED] [--takes | --shape-kept]    pictures of the first N people, for looking at
//   people-study portrait FILE.ppm [--first SEED]    one picture; prints its five points
//   people-study photos FOLDER    rank-1 of photographs NNN_0.ppm, NNN_1.ppm with points.tsv (Tools/face_points.py)
import Foundation
import SyntheticPatients

let words = Array(CommandLine.arguments.dropFirst())
func number(_ name: String, or standard: Int) -> Int {
  guard let i = words.firstIndex(of: name), i + 1 < words.count, let value = Int(words[i + 1]) else { return standard }
  return value
}

do {
  switch words.first {
  case "people":
    let people = try await PeopleStudy.embed(count: number("--count", or: 600), first: number("--first", or: 1))
    print(Identification(people).report)
  case "sheet" where words.count > 1:
    let isTaken = words.contains("--takes")
    let sheet = try await ContactSheet.draw(
      count: number("--count", or: 24), first: number("--first", or: 1), side: number("--side", or: 256), isTaken: isTaken,
      isShapeKept: words.contains("--shape-kept"))
    try sheet.write(to: URL(fileURLWithPath: words[1]))
  case "portrait" where words.count > 1:
    let studio = PortraitStudio(width: PeopleStudy.side, height: PeopleStudy.side)
    let portrait = try studio.portraits(of: UInt64(number("--first", or: 1)), takes: 0..<1)[0]
    try ContactSheet.data([portrait.picture], side: PeopleStudy.side, columns: 1).write(to: URL(fileURLWithPath: words[1]))
    print(portrait.points.map { "\($0.x)\t\($0.y)" }.joined(separator: "\t"))
  case "photos" where words.count > 1:
    print(Identification(try Photographs.embed(folder: words[1])).report)
  default:
    print("usage: people-study people|sheet FILE.ppm|portrait FILE.ppm|photos FOLDER [--count N] [--first SEED]")
    exit(64)
  }
} catch {
  print("people-study: \(error)")
  exit(74)
}
