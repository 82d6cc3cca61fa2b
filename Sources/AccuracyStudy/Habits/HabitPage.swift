import Foundation
import MaskSigns

/// docs/habit-errors.md: written by `digitalmask evaluate habits`.
public struct HabitPage: Sendable {
  public let text: String

  init(_ figures: HabitFigures, people: Int, seed: UInt64) {
    text = [Self.opening(people, seed), Self.habits(figures.rows), Self.movements(figures.movements)].joined(separator: "\n")
  }

  public func write(to url: URL) throws { try Data(text.utf8).write(to: url, options: .atomic) }

  private static func opening(_ people: Int, _ seed: UInt64) -> String {
    """
    # How exactly habits are read

    The wall must know when a habitual value is in doubt, and the audit which errors come back with the face, for these tell \
    who it is. Every number of this page comes from one command:

    ```sh
    digitalmask evaluate habits --people \(people) --seed \(seed) -o docs/habit-errors.md --force
    ```

    \(people) healthy synthetic people whom no network has seen, two recordings each (5.4 s at 15 pictures a second, another \
    camera, distance, light and compression each time): looking at the camera, in eight directions, one blink, a turn of the \
    head with a nod. The recording and its exact truth go through the same estimators of the wall; an error is measured \
    less true.

    """
  }

  private static func habits(_ rows: [HabitFigures.Row]) -> String {
    var table = MarkdownTable(
      "habit", "unit", "values", "bias", "SD of the error", "of it the face's own", "of the day", "SD of right − left",
      "of it the face's own")
    for row in rows {
      let unit = HealthyRanges.of(row.sign).unit
      let places = unit == .fractionOfIris ? 3 : 2
      table.add(
        row.sign.name, unit.rawValue, "\(row.count)", Text.signed(row.bias, places), Text.decimal(row.deviation, places),
        Text.decimal(row.person, places), Text.decimal(row.day, places), Text.decimal(row.difference, places),
        Text.decimal(row.differencePerson, places))
    }
    return "## Habits\n\n" + table.text + """

      The parts are standard deviations of a one-way analysis of variance: what both recordings of a face share, and what \
      they do not. Of the mouth the truth tells movement only, so its error holds the person's own asymmetry.

      """
  }

  private static func movements(_ rows: [HabitFigures.Movement]) -> String {
    var table = MarkdownTable(
      "movement", "people", "slope of measured on true", "its SD between people", "between the days of one", "flicker, SD")
    for row in rows {
      table.add(
        row.quantity.rawValue, "\(row.people)", Text.decimal(row.slope, 2), Text.decimal(row.slopePerson, 2),
        Text.decimal(row.slopeDay, 2), Text.decimal(row.flicker, 2))
    }
    return "## Movement\n\n" + table.text + """

      Flicker is what is left from picture to picture about the recording's own line, mm or degrees; while the eye jumps it \
      holds the picture's motion blur, too.

      """
  }
}
