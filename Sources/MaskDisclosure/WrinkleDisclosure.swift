import FaceReconstruction
import MaskSigns

extension WrinkleFit {
  /// What leaves of the wrinkles: by grade, or as absent or deep only.
  ///
  /// Absent or deep: in doubt the sign stays, see ``WrinkleDepth/isDeep``, unless the mode decides doubt otherwise.
  func disclosed(_ mode: BaselineMode) -> WrinkleGrades {
    switch mode {
    case .none: return .notMeasured
    case .steps, .exact: return grades
    case .norm, .settled, .clear:
      func grade(_ depth: WrinkleDepth?) -> WrinkleGrade? {
        depth.flatMap { $0.isMeasured ? ($0.isDeep(mode) ? .deep : WrinkleGrade.none) : nil }
      }
      return WrinkleGrades(
        forehead: grade(forehead), glabella: grade(glabella), crowsFeet: grade(Self.both(crowsFeet)),
        underEye: grade(Self.both(underEye)), nasolabial: grade(Self.both(nasolabial)))
    }
  }
}

extension WrinkleGrades {
  /// The same of grades that come without an error of their own.
  func disclosed(_ mode: BaselineMode) -> WrinkleGrades {
    func grade(_ grade: WrinkleGrade?) -> WrinkleGrade? {
      switch mode {
      case .none: nil
      case .norm, .settled, .clear: grade.map { $0 == .deep ? .deep : .none }
      case .steps, .exact: grade
      }
    }
    return WrinkleGrades(
      forehead: grade(forehead), glabella: grade(glabella), crowsFeet: grade(crowsFeet), underEye: grade(underEye),
      nasolabial: grade(nasolabial))
  }
}

extension WrinkleDepth {
  /// Lines of 2.5 grades and more are deep.
  private static let deep = 2.5

  fileprivate func isDeep(_ mode: BaselineMode) -> Bool {
    switch mode {
    case .settled: grade >= Self.deep
    case .clear: grade >= Self.deep + deviation
    case .none, .norm, .steps, .exact: isDeep
    }
  }
}
