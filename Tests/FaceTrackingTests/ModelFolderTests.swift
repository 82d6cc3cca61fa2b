import Foundation
import Testing

@testable import FaceTracking

struct ModelFolderTests {
  static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nets-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test func `a folder without the networks names the one that is missing`() throws {
    try Self.withFolder { folder in
      #expect(throws: TrackingError.modelMissing(name: "face_detection_short_range.tflite")) {
        try ModelFolder.find(environment: ["DIGITALMASK_MODELS": folder])
      }
    }
  }

  @Test func `a damaged network is an error of OpenVINO's reader, not a crash`() throws {
    try Self.withFolder { folder in
      for network in ModelFolder.Network.allCases {
        try Data("not a network".utf8).write(to: URL(fileURLWithPath: folder + "/" + network.rawValue))
      }
      let models = try ModelFolder(path: folder)
      do throws(TrackingError) {
        _ = try FaceTracker.load(models: models)
        Issue.record("a damaged network was loaded")
      } catch {
        guard case .inference(step: .compile, code: _) = error else {
          Issue.record("\(error)")
          return
        }
      }
    }
  }

  @Test func `a network in another's place is recognised by its size`() throws {
    let installed = try ModelFolder.find()
    try Self.withFolder { folder in
      for network in ModelFolder.Network.allCases {
        let source: ModelFolder.Network = network == .nearFaces ? .farFaces : network
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/" + network.rawValue, withDestinationPath: installed.file(of: source))
      }
      let models = try ModelFolder(path: folder)
      do throws(TrackingError) {
        _ = try FaceTracker.load(models: models)
        Issue.record("the wrong network was loaded")
      } catch {
        #expect(error == .unexpectedModel(name: "face_detection_short_range.tflite"))
      }
    }
  }

  @Test func `what was compiled is kept, and is not compiled again`() throws {
    let installed = try ModelFolder.find()
    try Self.withFolder { folder in
      for network in ModelFolder.Network.allCases {
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/" + network.rawValue, withDestinationPath: installed.file(of: network))
      }
      try FileManager.default.createDirectory(atPath: folder + "/compiled", withIntermediateDirectories: false)
      let models = try ModelFolder(path: folder)
      _ = try FaceTracker.load(models: models)
      let first = try Self.kept(in: models)
      // Five of the mesh and the detector, and the eyes.
      #expect(first.count == 6)
      // OpenVINO says nothing when it cannot read what it kept: it compiles anew and writes the file again.
      _ = try FaceTracker.load(models: models)
      #expect(try Self.kept(in: models) == first)
    }
  }

  /// The kept files and when each was written.
  private static func kept(in models: ModelFolder) throws -> [String: Date] {
    let folder = try #require(models.compiled)
    return try FileManager.default.contentsOfDirectory(atPath: folder).reduce(into: [:]) { times, name in
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
      times[name] = attributes[.modificationDate] as? Date
    }
  }
}
