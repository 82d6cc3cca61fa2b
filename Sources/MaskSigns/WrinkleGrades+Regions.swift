extension WrinkleGrade {
  /// As tables and receipts name it.
  public var name: String {
    switch self {
    case .none: "none"
    case .fine: "fine"
    case .moderate: "moderate"
    case .deep: "deep"
    }
  }
}

extension WrinkleGrades {
  /// Regions by name, from the top of the face down; `nil` is "not measured".
  public var regions: [(name: String, grade: WrinkleGrade?)] {
    [
      ("forehead", forehead), ("glabella", glabella), ("crow's feet", crowsFeet), ("under the eye", underEye),
      ("nasolabial", nasolabial),
    ]
  }

  /// One line: what was measured, or that nothing was.
  public var summary: String {
    let measured = regions.filter { $0.grade != nil }
    if measured.isEmpty { return "not measured" }
    return regions.map { "\($0.name) \($0.grade?.name ?? "not measured")" }.joined(separator: ", ")
  }
}
