/// The table of a folder of recordings: one row for each.
public enum Manifest {
  public static let columns = [
    "file", "seed", "condition", "side", "severity", "exam", "fps", "frames", "width", "height", "camera_mm", "age", "sex",
    "skin_tone",
  ]

  /// The row of one recording, by its recipe alone; ends without a line break.
  ///
  /// - Parameter file: Name of the video in the folder. Must hold no tab and no line break.
  public static func row(_ recipe: ClipRecipe, file: String) -> String {
    let facts = PersonFacts(seed: recipe.seed)
    let cells = [
      file, "\(recipe.seed)", recipe.diagnosis.condition.rawValue, recipe.diagnosis.side.rawValue,
      recipe.diagnosis.severity.rawValue, recipe.examination?.rawValue ?? "own", "\(recipe.frameRate)",
      "\(recipe.frames)", "\(recipe.camera.width)", "\(recipe.camera.height)",
      TruthTable.decimal(recipe.camera.distance, 0), "\(facts.age)", facts.sex, facts.skinTone,
    ]
    return cells.joined(separator: "\t")
  }

  /// The whole table, with its header.
  public static func text(_ rows: [String]) -> String {
    ([columns.joined(separator: "\t")] + rows).joined(separator: "\n") + "\n"
  }
}
