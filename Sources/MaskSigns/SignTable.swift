/// A record as a table: one row for each picture, one column for each quantity, each with its unit.
public enum SignTable {
  public struct Column: Hashable, Sendable {
    public let name: String
    public let unit: MeasurementUnit
    /// One sentence for the sidecar.
    public let description: String
  }

  public enum Cell: Hashable, Sendable {
    case integer(Int)
    case flag(Bool)
    /// With the decimals that its quantum deserves.
    case number(Double, decimals: Int)
    /// Not measured, not visible, or withheld by the policy.
    case empty
  }

  /// The names and order of the columns; the same for every record.
  public static let columns: [Column] = entries.map(\.column)

  /// The cells of one picture, in the order of ``columns``.
  public static func row(_ record: SignRecord, at index: Int) -> [Cell] {
    let signs = record.signs(at: index)
    return entries.map { $0.cell(record, index, signs) }
  }

  struct Entry: Sendable {
    let column: Column
    let cell: @Sendable (SignRecord, Int, Signs?) -> Cell
  }

  private static let entries: [Entry] =
    timing + head + Eye.allCases.flatMap(gaze) + Eye.allCases.flatMap(lids) + Eye.allCases.flatMap(details) + mouth

  /// A column whose cells are empty when there is no face or `value` says `nil`.
  static func entry(
    _ name: String, _ unit: MeasurementUnit, decimals: Int, _ description: String,
    _ value: @escaping @Sendable (SignRecord, Int, Signs) -> Double?
  ) -> Entry {
    Entry(column: Column(name: name, unit: unit, description: description)) { record, index, signs in
      guard let signs, let value = value(record, index, signs) else { return .empty }
      return .number(value, decimals: decimals)
    }
  }

  static func flag(
    _ name: String, _ description: String, _ value: @escaping @Sendable (Signs) -> Bool
  ) -> Entry {
    Entry(column: Column(name: name, unit: .none, description: description)) { _, _, signs in
      signs.map { .flag(value($0)) } ?? .empty
    }
  }

  private static let timing = [
    Entry(column: Column(name: "frame", unit: .none, description: "Number of the picture, from 0.")) { _, index, _ in
      .integer(index)
    },
    Entry(column: Column(name: "time_s", unit: .seconds, description: "Time since the first picture.")) {
      record, index, _ in .number(record.time(at: index).seconds, decimals: 6)
    },
    Entry(column: Column(name: "face_visible", unit: .none, description: "1: the face is visible in this picture.")) {
      _, _, signs in .flag(signs != nil)
    },
  ]

  private static let head = [
    entry("head_yaw_deg", .degrees, decimals: 0, "Head turned, positive to the patient's left.") {
      record, index, _ in record.leaves(.head) ? record.headPosture(at: index)?.yaw.degrees : nil
    },
    entry("head_pitch_deg", .degrees, decimals: 0, "Head raised, positive up.") {
      record, index, _ in record.leaves(.head) ? record.headPosture(at: index)?.pitch.degrees : nil
    },
    entry("head_roll_deg", .degrees, decimals: 0, "Head tilted, positive towards the patient's left shoulder.") {
      record, index, _ in record.leaves(.head) ? record.headPosture(at: index)?.roll.degrees : nil
    },
  ]

  private static let mouth =
    [
      entry("mouth_opening_mm", .millimetres, decimals: 0, "Distance of the inner lips at the midline.") {
        $0.shows(.mouthOpening, at: $1) ? $2.mouth.opening.value : nil
      }
    ]
    + Eye.allCases.flatMap { side -> [Entry] in
      let name = side == .right ? "right" : "left"
      let column = side == .right ? MotionColumn.rightCornerOut : .leftCornerOut
      return [
        entry(
          "mouth_\(name)_out_mm", .millimetres, decimals: 0, "Corner of the mouth from its rest, away from the midline."
        ) { $0.shows(column, at: $1) ? $2.mouth.corners[side].out.value : nil },
        entry("mouth_\(name)_up_mm", .millimetres, decimals: 0, "Corner of the mouth over an even mouth, positive up.") {
          $0.shows(column, at: $1) ? $2.mouth.corners[side].up.value : nil
        },
      ]
    }
}

extension SignRecord {
  /// The quantity was measured in this picture, and something of its sign may leave.
  func shows(_ column: MotionColumn, at index: Int) -> Bool {
    leaves(column.sign) && column.isMeasured(flags[index])
  }
}
