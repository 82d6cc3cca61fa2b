import FaceHiding
import FaceRecognition
internal import Foundation
import MaskSigns
import VideoDecoding

/// The files of one session, where they lie.
struct SessionFiles: Sendable {
  var original, mask, record: URL?

  init(_ session: PeopleManifest.Session, base: URL) {
    func place(_ path: String?) -> URL? {
      path.map { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : base.appendingPathComponent($0) }
    }
    (original, mask, record) = (place(session.original), place(session.mask), place(session.record))
  }

  /// A word that changes when a file does. It tells no name.
  func key(stills: Int, _ recogniser: Recogniser = .sface()) -> String {
    var word = WordHash()
    word.mix("\(Self.version) \(stills) \(recogniser.identity)")
    for file in [original, mask, record] {
      let facts = try? file?.resourceValues(forKeys: [.fileSizeKey, .contentModificationDateKey])
      word.mix(file?.absoluteURL.path ?? "")
      word.mix("\(facts?.fileSize ?? -1) \(facts?.contentModificationDate?.timeIntervalSince1970 ?? 0)")
    }
    return "session-" + word.text
  }

  /// Raised when evidence is made in another way.
  private static let version = 2
}

/// Looks at the files of sessions as attackers would. A file that cannot be used is a fault of its session, never the end.
struct SessionReader: ~Copyable {
  private var stills: StillReader
  private let recognizer: FaceRecognizer

  /// - Parameter models: Folder of the networks that find faces.
  /// - Throws: `TrackingError`, `RecognitionError`.
  static func open(stills: Int, models: String?, _ recogniser: Recogniser) throws -> SessionReader {
    SessionReader(stills: try StillReader.open(stills: stills, models: models), recognizer: try recogniser.open())
  }

  private init(stills: consuming StillReader, recognizer: consuming FaceRecognizer) {
    self.stills = stills
    self.recognizer = recognizer
  }

  /// - Throws: `RecognitionError`, `TrackingError`, `CancellationError`.
  mutating func read(_ files: SessionFiles) throws -> SessionEvidence {
    var evidence = SessionEvidence()
    var guide: StillReader.Stills?
    if let original = files.original {
      do {
        let found = try stills.read(original.path).stills
        guide = found
        if found.faces.isEmpty {
          evidence.faults.append(.originalWithoutFace)
        } else {
          evidence.original = try recognizer.mean(found.faces)
          for procedure in Comparators.all { evidence.hidden[procedure.id] = try recognizer.mean(found.faces.map(procedure.hide)) }
        }
      } catch is MediaError {
        evidence.faults.append(.originalUnreadable)
      }
    }
    if let mask = files.mask {
      do {
        let (found, isGuided) = try stills.read(mask.path, guide: guide)
        if found.faces.isEmpty {
          evidence.faults.append(.maskWithoutFace)
        } else {
          evidence.givenMask = try recognizer.mean(found.faces)
          evidence.givenPoints = PointFeatures.of(found.faces.map(\.points))
          if isGuided { evidence.faults.append(.maskAlignedByOriginal) }
        }
      } catch is MediaError {
        evidence.faults.append(.maskUnreadable)
      }
    }
    if let record = files.record {
      if let read = RecordBytes.record(record) {
        evidence.givenSignature = FixedSignature(read)
        for part in RecordFeatures.Part.allCases { evidence.givenFeatures[part] = RecordFeatures.of(read, [part]) }
      } else {
        evidence.faults.append(.recordUnreadable)
      }
    }
    return evidence
  }
}
