import MaskSigns

extension SignRecord {
  /// The same movement with other habitual values and grades.
  ///
  /// - Throws: ``AuditError/release(_:)`` when the record cannot be taken apart and put together again without a change.
  func replacing(_ baselines: Baselines, _ wrinkles: WrinkleGrades) throws(AuditError) -> SignRecord {
    let columns = MotionColumn.allCases
    var times: [MediaTime] = []
    var flags: [MotionFlags] = []
    var codes: [Int16] = []
    codes.reserveCapacity(count * columns.count)
    for index in 0..<count {
      times.append(time(at: index))
      flags.append(self.flags(at: index))
      for column in columns {
        let quantum = Double(header.policy[column.sign].motion.fineQuanta) * column.quantum
        // What is not measured holds the last code: a record fills that in by itself.
        codes.append(motion(column, at: index).map { Int16(($0 / quantum).rounded()) } ?? 0)
      }
    }
    do {
      guard try SignRecord(header: header, times: times, flags: flags, codes: codes) == self else { throw AuditError.release(.unusable) }
      var changed = header
      (changed.baselines, changed.wrinkles) = (baselines, wrinkles)
      return try SignRecord(header: changed, times: times, flags: flags, codes: codes)
    } catch {
      throw .release(.unusable)
    }
  }
}
