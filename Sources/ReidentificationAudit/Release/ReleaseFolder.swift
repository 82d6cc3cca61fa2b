public import Foundation
import MaskSigns

/// Records in a folder: each file is a person's, or each folder within it is one person's.
public enum ReleaseFolder {
  /// Reads all records, releases them into a new folder with a report, or writes nothing at all.
  ///
  /// - Parameter destination: Must not exist. It is made under another name beside its own and renamed when complete.
  /// - Throws: ``AuditError/release(_:)``, ``AuditError/exists``, ``AuditError/file``.
  public static func release(_ source: URL, into destination: URL, k: Int) throws(AuditError) -> ReleaseFigures {
    let files = try list(source)
    var people: [String: Int] = [:]
    var owners: [Int] = []
    var records: [SignRecord] = []
    for file in files {
      // A folder's name ends in a slash, so that a person's folder and a file are never one.
      let owner = file.contains("/") ? String(file.prefix { $0 != "/" }) + "/" : file
      owners.append(people[owner] ?? people.count)
      people[owner] = owners.last
      records.append(try read(source.appendingPathComponent(file)))
    }
    let release = try RecordRelease(records, people: owners, k: k)
    let manager = FileManager.default
    guard !manager.fileExists(atPath: destination.path) else { throw .exists }
    let pending = destination.deletingLastPathComponent()
      .appendingPathComponent(".partial-" + String(UInt64.random(in: .min ... .max), radix: 36), isDirectory: true)
    defer { try? manager.removeItem(at: pending) }
    do {
      try manager.createDirectory(at: pending, withIntermediateDirectories: false)
      for (file, record) in zip(files, release.records) {
        let place = pending.appendingPathComponent(file)
        try manager.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(record.encode()).write(to: place)
      }
      try release.figures.json.write(to: pending.appendingPathComponent("release.json"))
      try manager.moveItem(at: pending, to: destination)
    } catch {
      throw .file
    }
    return release.figures
  }

  /// Paths within the folder, in order; at most one folder deep.
  private static func list(_ source: URL) throws(AuditError) -> [String] {
    let manager = FileManager.default
    var files: [String] = []
    guard let names = try? manager.contentsOfDirectory(atPath: source.path) else { throw .release(.noRecords) }
    for name in names.sorted() where !name.hasPrefix(".") {
      if name.hasSuffix(".dmask") {
        files.append(name)
      } else if let inner = try? manager.contentsOfDirectory(atPath: source.appendingPathComponent(name).path) {
        files += inner.sorted().filter { $0.hasSuffix(".dmask") && !$0.hasPrefix(".") }.map { name + "/" + $0 }
      }
      guard files.count <= RecordRelease.mostRecords else { throw .release(.tooMany) }
    }
    guard !files.isEmpty else { throw .release(.noRecords) }
    return files
  }

  private static func read(_ file: URL) throws(AuditError) -> SignRecord {
    guard let record = RecordBytes.record(file) else { throw .release(.unreadable) }
    return record
  }
}

/// A record's file, bounded.
enum RecordBytes {
  /// `nil` when it is no regular file, too long, or not a whole record.
  static func record(_ file: URL) -> SignRecord? {
    guard let facts = try? file.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey]), facts.isRegularFile == true,
      facts.fileSize ?? 0 <= SignRecord.maximumBytes, let data = try? Data(contentsOf: file)
    else { return nil }
    return try? SignRecord.decode([UInt8](data))
  }
}
