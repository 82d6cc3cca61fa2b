extension SignRecord {
  /// How far in time neighbours take part: a tenth of a second to either side.
  private static let reach = MediaTime.ticksPerSecond / 10
  /// What is drawn stays nearer to a picture's own code than to the next one.
  private static let room = 0.49

  /// The head's movement without the steps of its quantum, as it is drawn.
  ///
  /// A head that turns slowly would jerk from code to code by a degree. So it stands where its neighbours in time stand
  /// on average, nearer ones counting more, but never so far from its own code that it would be read as another one.
  func steadyMotion(_ column: MotionColumn, at index: Int) -> Double {
    let own = heldMotion(column, at: index)
    var sum = own * Double(Self.reach)
    var weight = Double(Self.reach)
    for direction in [-1, 1] {
      var other = index + direction
      while other >= 0, other < count, flags[other].contains(.faceVisible) {
        let share = Self.reach - abs(times[other] - times[index])
        guard share > 0 else { break }
        sum += Double(share) * heldMotion(column, at: other)
        weight += Double(share)
        other += direction
      }
    }
    let room = Self.room * column.quantum * Double(header.policy[column.sign].motion.fineQuanta)
    return min(max(sum / weight, own - room), own + room)
  }

  /// Where the head stands in one picture as the record tells it, in whole quanta; `nil` when the face was not visible.
  ///
  /// ``signs(at:)`` draws it without the steps.
  public func headPosture(at index: Int) -> HeadPosture? {
    guard flags[index].contains(.faceVisible) else { return nil }
    func told(_ sign: BaselineSign, _ column: MotionColumn) -> Angle { .degrees(value(sign) + heldMotion(column, at: index)) }
    return HeadPosture(
      yaw: told(.headYaw, .headYaw), pitch: told(.headPitch, .headPitch), roll: told(.headRoll, .headRoll))
  }
}
