import MaskSigns

/// How deep the lines of each part of the face are, as the record tells it.
struct WrinkleFindings {
  let course: Course
  init(_ course: Course) { self.course = course }

  var all: [Finding] {
    let grades = course.record.header.wrinkles
    return [
      finding(.wrinklesForehead, grades.forehead), finding(.wrinklesGlabella, grades.glabella),
      finding(.wrinklesCrowsFeet, grades.crowsFeet), finding(.wrinklesUnderEye, grades.underEye),
      finding(.wrinklesNasolabial, grades.nasolabial),
    ]
  }

  private func finding(_ kind: FindingKind, _ grade: WrinkleGrade?) -> Finding {
    let mode = course.policy[.wrinkles].baseline
    if mode == .none { return Finding(kind, nil, .cannotBeJudged(.policy(.wrinkles))) }
    guard let grade else { return Finding(kind, nil, .cannotBeJudged(.notMeasured)) }
    // A policy that lets only deep lines out says of all others that they are not deep.
    let isWhole = mode == .steps || mode == .exact
    let seen = (0..<course.count).filter { course.record.flags(at: $0).contains(.faceVisible) }
    return Finding(
      kind, nil,
      .judged(
        Judgement(
          .described, value: isWhole ? Double(grade.rawValue) : nil, words: isWhole || grade == .deep ? grade.name : "not deep",
          pictures: PictureSet(seen))))
  }
}
