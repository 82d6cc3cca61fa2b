// Writes what the tracker sees of a recording, for Tools/landmark_agreement.py. For developers; not installed.
//
//   landmark-dump VIDEO OUTPUT
//
// OUTPUT: "OBS1", Int32 pictures, Int32 1708, Float32 width, Float32 height; for each picture Float32 seconds, presence,
// mesh 468×3, right contour 71×2, right iris 5×2, left contour 71×2, left iris 5×2. Little-endian; NaN: no face.
import FaceReconstruction
import FaceTracking
import Foundation
import VideoDecoding

guard CommandLine.arguments.count == 3 else {
  print("usage: landmark-dump VIDEO OUTPUT")
  exit(64)
}
do {
  let clock = ContinuousClock()
  let began = clock.now
  var tracker = try FaceTracker.load(models: .find())
  let loaded = clock.now
  var reader = try FrameReader.open(CommandLine.arguments[1])
  var rows: [Float] = []
  var pictures: Int32 = 0, seen = 0
  var size = SIMD2<Float>()
  var tracking: [Duration] = []
  while let frame = try reader.next() {
    let start = clock.now
    let face = try tracker.observe(frame)
    tracking.append(clock.now - start)
    pictures += 1
    size = [Float(frame.width), Float(frame.height)]
    rows.append(Float(Double(frame.timestamp) / 90_000))
    guard let observation = face?.observation else {
      rows.append(0)
      rows += [Float](repeating: .nan, count: 1708)
      continue
    }
    seen += 1
    rows.append(observation.presence)
    for point in observation.mesh { rows += [point.x, point.y, point.z] }
    for eye in [observation.eyes.right, observation.eyes.left] {
      for point in eye.contour + eye.iris { rows += [point.x, point.y] }
    }
  }
  var data = Data("OBS1".utf8)
  for count in [pictures, 1708] { withUnsafeBytes(of: count.littleEndian) { data.append(contentsOf: $0) } }
  for value in [size.x, size.y] { withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) } }
  rows.withUnsafeBytes { data.append(contentsOf: $0) }
  try data.write(to: URL(fileURLWithPath: CommandLine.arguments[2]))
  let total = clock.now - loaded
  func milliseconds(_ duration: Duration) -> Double { duration / .milliseconds(1) }
  print(
    "pictures \(pictures) with a face \(seen); load \(Int(milliseconds(loaded - began))) ms; tracking",
    tracking.min().map(milliseconds) ?? 0, "ms at least,", tracking.sorted().dropFirst(tracking.count / 2).first.map(milliseconds) ?? 0,
    "ms in the middle, all", milliseconds(total) / Double(max(1, pictures)),
    "ms a picture")
  for person in tracker.census.people {
    print(
      "face \(person.number): in view \(person.secondsInView) s, followed \(person.secondsFollowed) s, height",
      "\(person.meanHeight), tracks \(person.tracks.sorted())\(person.needsOwnPass ? ", needs its own pass" : "")")
  }
} catch {
  print(error)
  exit(70)
}
