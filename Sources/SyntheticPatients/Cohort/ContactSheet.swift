import Foundation
import VideoEncoding

/// Close-ups of several recordings on one picture: a row for each recording, its moments from left to right.
public struct ContactSheet: Sendable {
  /// Rows, from the top.
  public var recipes: [ClipRecipe]
  /// Moments of each recording, evenly spread over it.
  public var moments: Int
  /// Height of each close-up in pixels; it is 4:3.
  public var stillHeight: Int

  public init(_ recipes: [ClipRecipe], moments: Int = 6, stillHeight: Int = 180) {
    self.recipes = recipes
    self.moments = moments
    self.stillHeight = stillHeight
  }

  /// Pixels between stills, and around them.
  private static let gap = 4

  /// Draws the sheet and writes it as one PNG.
  ///
  /// - Parameters:
  ///   - path: Overwritten.
  ///   - progress: Called after each row with how many are drawn.
  /// - Throws: ``PatientError``, or a `WriterError` when the picture cannot be written.
  public func write(to path: String, progress: @Sendable (Int) -> Void = { _ in }) throws {
    guard !recipes.isEmpty, moments > 0, stillHeight > 0 else { throw PatientError.badRecipe }
    let width = moments * (Camera.closeUpWidth(height: stillHeight) + Self.gap) + Self.gap
    let height = recipes.count * (stillHeight + Self.gap) + Self.gap
    guard FrameWriter.sides.contains(width), FrameWriter.sides.contains(height) else { throw PatientError.badRecipe }
    var sheet = [UInt8](repeating: 255, count: width * height * 4)
    for (row, recipe) in recipes.enumerated() {
      try Task.checkCancellation()
      for (column, still) in try stills(of: recipe).enumerated() {
        let corner = (x: Self.gap + column * (still.width + Self.gap), y: Self.gap + row * (stillHeight + Self.gap))
        for y in 0..<still.height {
          let start = ((corner.y + y) * width + corner.x) * 4
          sheet.replaceSubrange(
            start..<start + still.width * 4, with: still.bytes[y * still.width * 4..<(y + 1) * still.width * 4])
        }
      }
      progress(row + 1)
    }
    try Self.writePNG(PatientPicture(width: width, height: height, bytes: sheet), to: path)
  }

  private func stills(of recipe: ClipRecipe) throws -> [PatientPicture] {
    let patient = try SyntheticPatient(seed: recipe.seed, camera: recipe.camera.closeUp(height: stillHeight), look: recipe.look)
    let movement = patient.movement(recipe.condition, recipe.script)
    return (0..<moments).map { moment in
      let time = recipe.script.duration * (Double(moment) + 0.5) / Double(moments)
      return patient.draw(movement, at: time, frame: moment).picture
    }
  }

  /// The encoder writes folders of pictures; the sheet is the one picture of such a folder beside its final place.
  private static func writePNG(_ picture: PatientPicture, to path: String) throws {
    let folder = path + ".folder"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var writer = try FrameWriter.open(folder, container: .pngSequence, width: picture.width, height: picture.height)
    try writer.append(picture, at: 0)
    try writer.finish()
    guard rename(folder + "/000001.png", path) == 0 else { throw PatientError.cannotWriteTruth }
  }
}

extension Camera {
  static func closeUpWidth(height: Int) -> Int { height * 4 / 6 * 2 }

  /// The same place and lens, but only brows to chin: 170 mm fill the picture's height.
  func closeUp(height: Int) -> Camera {
    var camera = self
    camera.width = Self.closeUpWidth(height: height)
    camera.height = height
    camera.focalLength = Double(height) * distance / 170
    camera.offset = SIMD2(0, 24)
    return camera
  }
}
