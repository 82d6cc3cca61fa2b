import MaskSigns

/// Whether a record holds what the recording gives again, sign by sign.
public struct RecordAgreement: Codable, Hashable, Sendable {
  public var sign: String
  /// Pictures in which both hold it.
  public var pictures: Int
  /// Of these, more than one quantum apart.
  public var beyond: Int
  public var allowed: Int
  /// Habitual values that are not the same: "mrd1 OS".
  public var habits: [String]
  public var verdict: SignAgreement.Verdict

  /// The same program on the same file gives the same record; another processor may round another way now and then.
  private static let share = 0.005

  /// - Parameters:
  ///   - again: Measured anew, by the same policy; as many pictures as the record.
  static func all(_ record: SignRecord, again: SignRecord) -> [RecordAgreement] {
    let allowed = Int((share * Double(record.count)).rounded(.up))
    let signs = Sign.allCases.filter { record.header.policy[$0] != .withheld && $0 != .wrinkles }.map { sign in
      let columns = MotionColumn.allCases.filter { $0.sign == sign }
      var pictures = 0
      var beyond = 0
      for index in 0..<record.count {
        let values = columns.compactMap { column -> Double? in
          guard let a = record.motion(column, at: index), let b = again.motion(column, at: index) else { return nil }
          return abs(a - b) / (column.quantum * Double(record.header.policy[sign].motion.fineQuanta))
        }
        if !values.isEmpty { pictures += 1 }
        if values.contains(where: { $0 > 1 }) { beyond += 1 }
      }
      let habits = zip(record.baselineEntries, again.baselineEntries).compactMap { here, there -> String? in
        guard here.sign.sign == sign, here.baseline != there.baseline else { return nil }
        return here.sign.name + (here.eye.map { " " + $0.rawValue } ?? "")
      }
      return RecordAgreement(
        sign: sign.name, pictures: pictures, beyond: beyond, allowed: allowed, habits: habits,
        verdict: beyond <= allowed && habits.isEmpty ? .agrees : .differs)
    }
    return signs + [flags(record, again, allowed: allowed), wrinkles(record, again)]
  }

  /// Visible, closed, covered, unsure: what each picture could show.
  private static func flags(_ record: SignRecord, _ again: SignRecord, allowed: Int) -> RecordAgreement {
    let beyond = (0..<record.count).count { record.flags(at: $0) != again.flags(at: $0) }
    return RecordAgreement(
      sign: "what is seen", pictures: record.count, beyond: beyond, allowed: allowed, habits: [],
      verdict: beyond <= allowed ? .agrees : .differs)
  }

  private static func wrinkles(_ record: SignRecord, _ again: SignRecord) -> RecordAgreement {
    let habits = zip(record.header.wrinkles.regions, again.header.wrinkles.regions).compactMap { here, there in
      here.1 == there.1 ? nil : here.0
    }
    return RecordAgreement(
      sign: Sign.wrinkles.name, pictures: record.count, beyond: 0, allowed: 0, habits: habits,
      verdict: habits.isEmpty ? .agrees : .differs)
  }
}
