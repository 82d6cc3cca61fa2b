import FaceRecognition
internal import Foundation
import MaskSigns

/// Attacks the recordings of a manifest: real people, or masks that others made.
public struct ManifestStudy: Sendable {
  let manifest: PeopleManifest
  /// Where relative paths begin.
  let base: URL
  let folder: String
  let stills: Int
  let seed: UInt64
  let models: String?
  let recogniser: Recogniser

  /// More recordings than this are not compared: of a person with more than its share the first sessions count.
  private static let maximumRecordings = 6000

  /// - Parameters:
  ///   - path: The manifest's file; relative paths in it begin in its folder.
  ///   - folder: Keeps the evidence, so that an interrupted audit goes on. It holds vectors of faces: biometric data.
  ///   - stills: Pictures of each recording.
  ///   - models: Folder of the networks that find faces, and of SFace; `nil` looks in the usual places.
  ///   - recogniser: `nil` is SFace.
  /// - Throws: ``AuditError/manifest(line:_:)``.
  public init(
    manifest path: String, folder: String, stills: Int = 8, seed: UInt64 = 1, models: String? = nil, recogniser: Recogniser? = nil
  ) throws(AuditError) {
    let file = URL(fileURLWithPath: path)
    guard let facts = try? file.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey]), facts.isRegularFile == true else {
      throw .manifest(line: nil, .missing)
    }
    guard facts.fileSize ?? 0 <= PeopleManifest.maximumBytes else { throw .manifest(line: nil, .tooLarge) }
    guard let data = try? Data(contentsOf: file) else { throw .manifest(line: nil, .missing) }
    manifest = try PeopleManifest.parse([UInt8](data))
    base = file.deletingLastPathComponent()
    (self.folder, self.stills, self.seed, self.models) = (folder, stills, seed, models)
    self.recogniser = recogniser ?? .sface(folder: models)
  }

  /// - Parameter progress: Called after each session with how many are done, of how many.
  /// - Throws: ``AuditError``, `RecognitionError`, `TrackingError`; `CancellationError`.
  public func run(progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> ManifestResult {
    let most = max(Self.maximumRecordings / manifest.people.count, 2)
    let people = manifest.people.map { Array($0.sessions.prefix(most)) }
    let jobs = people.flatMap { $0 }
    let store = try EvidenceFolder(private: folder)
    let (base, stills, models, recogniser) = (base, stills, models, recogniser)
    let found = try await Crew.run(jobs: jobs.count, progress: progress) {
      try SessionReader.open(stills: stills, models: models, recogniser)
    } _: { index, reader in
      let files = SessionFiles(jobs[index], base: base)
      let key = files.key(stills: stills, recogniser)
      if let held = store.value(SessionEvidence.self, key) { return held }
      let made = try reader.read(files)
      try store.write(made, key)
      return made
    }
    var rest = found[...]
    let evidence = people.map { sessions in
      let own = Array(rest.prefix(sessions.count))
      rest = rest.dropFirst(sessions.count)
      return PersonEvidence(sessions: own)
    }
    let groups = manifest.groups.enumerated().map { k, name in
      PeopleGroup(name: name, values: manifest.people.map { $0.groups[k] })
    }
    return try ManifestResult(evidence, groups: groups, stills: stills, seed: seed, recogniser: recogniser.name)
  }
}
