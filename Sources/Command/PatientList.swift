import ArgumentParser
import SyntheticPatients

/// What `digitalmask patients --list` prints: names and their meanings, a line each.
enum PatientList {
  static var text: String {
    (["Conditions (--condition)"] + lines(Condition.allCases.map { ($0.rawValue, $0.meaning) }) + ["", "Examinations (--exam)"]
      + lines(Examination.allCases.map { ($0.rawValue, $0.meaning) })).joined(separator: "\n")
  }

  private static func lines(_ entries: [(name: String, meaning: String)]) -> [String] {
    let width = (entries.map(\.name.count).max() ?? 0) + 2
    return entries.map { "  " + $0.name + String(repeating: " ", count: width - $0.name.count) + $0.meaning }
  }
}

// Their raw values are the names on the command line.
extension Condition: ExpressibleByArgument {}
extension Examination: ExpressibleByArgument {}

/// How the recordings differ.
enum CameraChoice: String, ExpressibleByArgument, CaseIterable { case plain, varied }

/// Width and height in pixels, written as in 640x480.
struct PictureSize: ExpressibleByArgument {
  let width: Int
  let height: Int

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// - Returns: `nil` unless both sides are even, as encoders want them, and 64 to 4096.
  init?(argument: String) {
    let sides = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1],
      [width, height].allSatisfy({ (64...4096).contains($0) && $0.isMultiple(of: 2) })
    else { return nil }
    self.init(width: width, height: height)
  }
}
