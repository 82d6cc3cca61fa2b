import ClinicalFindings

/// What becomes of abnormal findings when records are changed, summed over records.
struct FindingTally {
  var abnormal = 0, kept = 0, withheld = 0
  var lost: [String: Int] = [:], invented: [String: Int] = [:]

  /// Both lists hold the same kinds in the same order.
  mutating func add(_ source: [Finding], _ left: [Finding]) {
    for (before, after) in zip(source, left) {
      switch (before.liesOutside, after.judgement) {
      case (true, _?):
        abnormal += 1
        if after.liesOutside { kept += 1 } else { lost[before.kind.rawValue, default: 0] += 1 }
      case (true, nil):
        abnormal += 1
        withheld += 1
      case (false, _): if after.liesOutside { invented[after.kind.rawValue, default: 0] += 1 }
      }
    }
  }
}
