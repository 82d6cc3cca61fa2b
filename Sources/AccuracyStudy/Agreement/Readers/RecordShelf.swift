import DigitalMask
import Foundation
import MaskSigns

/// A folder that keeps what was measured of each person, a record for each reader: some ten bytes for each picture.
///
/// A study that was stopped takes up where it was, and findings can be computed anew without drawing anybody again.
struct RecordShelf: Sendable {
  let path: String

  private func folder(_ subject: CohortSubject) -> URL { URL(fileURLWithPath: path).appendingPathComponent(subject.name) }
  private func file(_ reader: CohortReader, _ folder: URL) -> URL { folder.appendingPathComponent(reader.rawValue + ".dmask") }

  /// What is there of a person; `nil` when something is missing or damaged.
  func records(_ subject: CohortSubject) -> SubjectRecords? {
    var records: SubjectRecords = [:]
    for reader in CohortReader.allCases where !reader.needsFilm || subject.withMask {
      guard let record = try? RecordFile.read(file(reader, folder(subject))) else { return nil }
      records[reader] = record
    }
    return records
  }

  /// Appears whole or not at all.
  func keep(_ records: SubjectRecords, of subject: CohortSubject) throws {
    let (files, final) = (FileManager.default, folder(subject))
    let partial = URL(fileURLWithPath: path).appendingPathComponent("." + subject.name)
    try? files.removeItem(at: partial)
    try files.createDirectory(at: partial, withIntermediateDirectories: true)
    for (reader, record) in records { try Data(record.encode()).write(to: file(reader, partial)) }
    try? files.removeItem(at: final)
    try files.moveItem(at: partial, to: final)
  }

  private var label: URL { URL(fileURLWithPath: path).appendingPathComponent("seed.txt") }

  /// Takes the folder for a seed.
  ///
  /// - Throws: ``StudyError/otherStudy`` when it holds people of another one.
  func open(seed: UInt64) throws(StudyError) {
    if let there = try? String(contentsOf: label, encoding: .utf8) {
      guard there == "\(seed)\n" else { throw .otherStudy }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try Data("\(seed)\n".utf8).write(to: label, options: .atomic)
    } catch {
      throw .noTemporaryFolder
    }
  }
}
