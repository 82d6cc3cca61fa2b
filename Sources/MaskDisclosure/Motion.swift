import MaskSigns

/// Movement around the habitual values, quantised: one row of codes after the other.
struct Motion {
  private(set) var flags: [MotionFlags] = []
  private(set) var codes: [Int16] = []
  private var row = [Int16](repeating: 0, count: MotionColumn.allCases.count)
  private let habits: Habits
  private let policy: PolicySummary

  init(habits: Habits, policy: PolicySummary, pictures: Int) {
    self.habits = habits
    self.policy = policy
    flags.reserveCapacity(pictures)
    codes.reserveCapacity(pictures * row.count)
  }

  /// What is not measured keeps the last code, at first 0.
  mutating func append(_ frame: JudgedFrame?) {
    var shown = MotionFlags()
    if let frame {
      shown.insert(.faceVisible)
      set(.headYaw, (frame.head.yaw - habits.head.yaw).degrees)
      set(.headPitch, (frame.head.pitch - habits.head.pitch).degrees)
      set(.headRoll, (frame.head.roll - habits.head.roll).degrees)
      appendGaze(frame.eyes)
      for eye in Eye.allCases {
        appendLids(eye, frame.eyes[eye], &shown)
        if let brow = frame.brows[eye], let rest = habits.brows[eye], leaves(.brows) {
          shown.insert(.brow(eye))
          set(eye == .right ? .rightBrow : .leftBrow, brow - rest)
        }
      }
      appendMouth(frame.mouth, &shown)
    }
    flags.append(shown)
    codes += row
  }

  private func leaves(_ sign: Sign) -> Bool { policy[sign] != .withheld }

  /// The quantum of a column under the policy; `nil` when its movement may not leave.
  private func quantum(_ column: MotionColumn) -> Double? {
    let fine = policy[column.sign].motion.fineQuanta
    return fine == 0 ? nil : Double(fine) * column.quantum
  }

  private mutating func set(_ column: MotionColumn, _ value: Double) {
    guard let quantum = quantum(column) else { return }
    let limit = column.limit / policy[column.sign].motion.fineQuanta
    row[Int(column.rawValue)] = quanta(value, of: quantum, limit: limit)
  }

  /// The movement as it left; 0 when it may not.
  private func left(_ column: MotionColumn) -> Double {
    Double(row[Int(column.rawValue)]) * (quantum(column) ?? 0)
  }

  /// Each eye against its own habitual direction; both together are version, their difference is vergence.
  private mutating func appendGaze(_ eyes: BothEyes<JudgedEye>) {
    guard let version = habits.version else { return }
    let half = habits.deviationReference
    func moved(_ eye: OpenEye, _ sign: Double) -> Direction {
      Direction(
        yaw: eye.yaw - version.yaw - sign * half.yaw / 2, pitch: eye.pitch - version.pitch - sign * half.pitch / 2)
    }
    switch (eyes.right.gazing.map { moved($0, 1) }, eyes.left.gazing.map { moved($0, -1) }) {
    case (let right?, let left?):
      setGaze((right.yaw + left.yaw) / 2, (right.pitch + left.pitch) / 2, right.yaw - left.yaw, right.pitch - left.pitch)
    case (let eye?, nil), (nil, let eye?):
      // The other eye is hidden, or a lid is on its way over its iris: then it goes along with its fellow.
      setGaze(eye.yaw, eye.pitch, 0, 0)
    // Behind two half-closed lids the eyes stay where they were last seen.
    case (nil, nil): break
    }
  }

  private mutating func setGaze(_ yaw: Double, _ pitch: Double, _ vergenceYaw: Double, _ vergencePitch: Double) {
    set(.versionYaw, yaw)
    set(.versionPitch, pitch)
    set(.vergenceYaw, vergenceYaw)
    set(.vergencePitch, vergencePitch)
  }

  private mutating func appendLids(_ eye: Eye, _ judged: JudgedEye, _ shown: inout MotionFlags) {
    switch judged {
    case .covered: shown.insert(.covered(eye))
    case .unsure: shown.insert(.unsure(eye))
    case .closed(let lower):
      if policy[.upperLid].motion != .none { shown.insert(.closed(eye)) }
      if let rest = habits.lids[eye] { appendMargin(MotionColumn.lids(eye).lower, lower, rest.lower, rest) }
    case .open(let open):
      guard let rest = habits.lids[eye] else { return }
      appendMargin(MotionColumn.lids(eye).lower, open.lower, rest.lower, rest)
      appendMargin(MotionColumn.lids(eye).upper, open.upper, rest.upper, rest)
      keepOpen(eye, rest)
      appendDetails(eye, open, &shown)
    }
  }

  /// Fractions of the patient's own open fissure at each point, the outer points as differences from the central one.
  private mutating func appendMargin(_ columns: [MotionColumn], _ margin: LidMargin, _ rest: LidMargin, _ own: LidHabits) {
    func fraction(_ point: (LidMargin) -> Millimetres) -> Double {
      let fissure = max((point(own.upper) - point(own.lower)).value, SignRecord.smallestFissure)
      return (point(margin) - point(rest)).value / fissure
    }
    let central = fraction(\.central)
    set(columns[0], central)
    // Counted from what left, so that errors do not add up; or from the truth, so that a withheld lid does not leak.
    let reference = quantum(columns[0]) == nil ? central : left(columns[0])
    set(columns[1], fraction(\.nasal) - reference)
    set(columns[2], fraction(\.temporal) - reference)
  }

  /// An eye that is not closed keeps at least one quantum open at its centre: lagophthalmos is a sign.
  private mutating func keepOpen(_ eye: Eye, _ rest: LidHabits) {
    let (upper, lower) = (MotionColumn.lids(eye).upper[0], MotionColumn.lids(eye).lower[0])
    guard let quantum = quantum(upper), (rest.upper.central - rest.lower.central).value >= SignRecord.smallestFissure
    else { return }
    let least = left(lower) - 1 + quantum
    if left(upper) < least { set(upper, least) }
  }

  private mutating func appendDetails(_ eye: Eye, _ open: OpenEye, _ shown: inout MotionFlags) {
    let isRight = eye == .right
    if let crease = open.crease, let rest = habits.crease[eye], leaves(.crease) {
      shown.insert(.crease(eye))
      set(isRight ? .rightCrease : .leftCrease, crease - rest)
    }
    if let pupil = open.pupil, let rest = habits.pupil[eye], leaves(.pupil) {
      shown.insert(.pupil(eye))
      set(isRight ? .rightPupil : .leftPupil, pupil - rest)
    }
    if let reflex = open.reflex, let rest = habits.reflex[eye], leaves(.reflex) {
      shown.insert(.reflex(eye))
      set(isRight ? .rightReflexX : .leftReflexX, reflex.x.value - (isRight ? rest.nasal : -rest.nasal))
      set(isRight ? .rightReflexY : .leftReflexY, reflex.y.value - rest.up)
    }
  }

  private mutating func appendMouth(_ mouth: JudgedMouth?, _ shown: inout MotionFlags) {
    guard let mouth, let rest = habits.mouth, leaves(.mouth) else { return }
    shown.insert(.mouth)
    set(.mouthOpening, mouth.opening - rest.opening)
    set(.rightCornerOut, mouth.corners.right.out - rest.corners.right.out)
    set(.rightCornerUp, mouth.corners.right.up - rest.corners.right.up)
    set(.leftCornerOut, mouth.corners.left.out - rest.corners.left.out)
    set(.leftCornerUp, mouth.corners.left.up - rest.corners.left.up)
  }
}
