import Foundation

/// Recordings of several patients, as one folder with a table.
public struct Cohort: Sendable {
  public var recipes: [ClipRecipe]

  public init(_ recipes: [ClipRecipe]) { self.recipes = recipes }

  /// Pictures in all recordings.
  public var frames: Int { recipes.reduce(0) { $0 + $1.frames } }

  /// Rows of ``writeSheet(into:progress:)`` at most: more would not fit on a picture that programs open.
  public static let sheetRows = 40

  /// Writes `patient-0001.mp4` and on, each with its truth beside it.
  ///
  /// - Parameters:
  ///   - folder: Exists.
  ///   - progress: Called after each picture with how many are written, of ``frames``.
  /// - Throws: ``PatientError``, or a `WriterError`.
  public func writeClips(into folder: String, progress: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
    var before = 0
    for (index, recipe) in recipes.enumerated() {
      let done = before
      try await recipe.write(to: folder + "/" + Self.name(index)) { progress(done + $0) }
      before += recipe.frames
    }
  }

  /// Writes `manifest.tsv`: one row for each recording.
  ///
  /// - Throws: ``PatientError/cannotWriteTruth``.
  public func writeManifest(into folder: String) throws(PatientError) {
    let rows = recipes.enumerated().map { Manifest.row($1, file: Self.name($0)) }
    do {
      try Data(Manifest.text(rows).utf8).write(to: URL(fileURLWithPath: folder + "/manifest.tsv"))
    } catch {
      throw .cannotWriteTruth
    }
  }

  /// Writes `sheet.png`: stills of the first ``sheetRows`` recordings, a row for each in the manifest's order.
  ///
  /// - Throws: ``PatientError``, or a `WriterError`.
  public func writeSheet(into folder: String, progress: @Sendable (Int) -> Void = { _ in }) throws {
    try ContactSheet(Array(recipes.prefix(Self.sheetRows))).write(to: folder + "/sheet.png", progress: progress)
  }

  static func name(_ index: Int) -> String {
    let digits = String(index + 1)
    return "patient-" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits + ".mp4"
  }
}
