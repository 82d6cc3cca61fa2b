internal import Foundation

/// Evidence on disk, a file for each person: an audit that was killed goes on where it was.
struct EvidenceFolder: Sendable {
  private let folder: URL

  /// - Throws: ``AuditError/otherPlan`` when the folder holds evidence of another plan; ``AuditError/file``.
  init(_ path: String, plan: AuditPlan) throws(AuditError) {
    folder = URL(fileURLWithPath: path, isDirectory: true)
    let sheet = folder.appendingPathComponent("plan.json")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      if let held = try? Data(contentsOf: sheet) {
        guard let other = try? JSONDecoder().decode(EvidenceOrigin.self, from: held), other == EvidenceOrigin(plan) else {
          throw AuditError.otherPlan
        }
      }
      try JSONEncoder().encode(plan).write(to: sheet, options: .atomic)
    } catch let error as AuditError {
      throw error
    } catch {
      throw .file
    }
  }

  /// A folder that only its owner may enter: what is in it comes of real people. Names say what evidence they hold.
  ///
  /// - Throws: ``AuditError/file``.
  init(private path: String) throws(AuditError) {
    folder = URL(fileURLWithPath: path, isDirectory: true)
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .file
    }
  }

  /// `nil` when there is none yet, or what is there is damaged: then it is made again.
  func read(_ name: String) -> PersonEvidence? {
    guard let found = value(PersonEvidence.self, name), found.sessions.count == PersonEvidence.sessions else { return nil }
    return found
  }

  func value<Value: Decodable>(_ type: Value.Type, _ name: String) -> Value? {
    (try? Data(contentsOf: file(name))).flatMap { try? PropertyListDecoder().decode(type, from: $0) }
  }

  /// Written under another name and renamed, so that a file is whole or not there.
  func write(_ evidence: some Encodable, _ name: String) throws(AuditError) {
    // A binary property list holds what was not measured, too: JSON knows no "not a number".
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    do {
      try encoder.encode(evidence).write(to: file(name), options: .atomic)
    } catch {
      throw .file
    }
  }

  private func file(_ name: String) -> URL { folder.appendingPathComponent(name + ".plist") }
}

/// What evidence depends on: the same people, seen the same way. How many there are may differ, and what the plan says besides.
private struct EvidenceOrigin: Hashable, Decodable {
  let seed: UInt64
  let stills, version: Int
  let recogniser: String

  init(_ plan: AuditPlan) { (seed, stills, version, recogniser) = (plan.seed, plan.stills, plan.version, plan.recogniser) }
}

extension AuditPlan {
  /// Evidence that was made under this plan serves the other one.
  func hasEvidence(of other: AuditPlan) -> Bool { EvidenceOrigin(self) == EvidenceOrigin(other) }
}
