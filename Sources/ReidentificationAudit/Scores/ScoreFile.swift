/// Scores of a matcher of one's own, in pyeer's format: a score on each line, in its last column.
public enum ScoreFile {
  static let maximumBytes = 256 << 20
  static let maximumScores = 5_000_000

  /// - Parameter bytes: Text; columns are separated by blanks, tabs, commas or semicolons. Empty lines are passed over.
  /// - Throws: ``AuditError/scores(line:_:)`` with the number of the line, from 1.
  public static func parse(_ bytes: [UInt8]) throws(AuditError) -> [Double] {
    guard bytes.count <= maximumBytes else { throw .scores(line: nil, .tooMany) }
    var scores: [Double] = []
    var line = 1
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: newLine) ?? bytes.count
      if let score = try score(bytes[start..<end], line: line) {
        guard scores.count < maximumScores else { throw .scores(line: line, .tooMany) }
        scores.append(score)
      }
      start = end + 1
      line += 1
    }
    guard scores.count >= fewest else { throw .scores(line: nil, .tooFew) }
    return scores
  }

  /// Fewer pairs of a kind tell nothing.
  public static let fewest = 10
  private static let newLine = UInt8(ascii: "\n")
  private static let longestNumber = 64

  private static func score(_ line: ArraySlice<UInt8>, line number: Int) throws(AuditError) -> Double? {
    func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }
    func isBreak(_ byte: UInt8) -> Bool { isBlank(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") }
    guard let last = line.lastIndex(where: { !isBlank($0) }) else { return nil }
    let first = line[...last].lastIndex(where: isBreak).map { $0 + 1 } ?? line.startIndex
    guard first <= last, last - first < longestNumber else { throw .scores(line: number, .notANumber) }
    // Swift reads "nan" and "0x1p3" as numbers, too: only what is finite and decimal is a score.
    let word = line[first...last]
    guard word.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }),
      let value = Double(String(decoding: word, as: UTF8.self)), value.isFinite
    else { throw .scores(line: number, .notANumber) }
    return value
  }
}

/// What is wrong with a file of scores, in static sentences.
public enum ScoreFault: String, Hashable, Sendable {
  case missing = "There is no such file of scores, or it may not be read."
  case tooMany = "There are more than 5 million scores or 256 MiB."
  case tooFew = "There are fewer than 10 scores in a file."
  case notANumber = "The last column is no finite decimal number."
}
