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

  /// An angle of the head as the record tells it, degrees; ``signs(at:)`` draws it without the steps.
  func toldHead(_ sign: BaselineSign, _ column: MotionColumn, at index: Int) -> Double {
    value(sign) + heldMotion(column, at: index)
  }
}
