import MaskSigns

/// A record made from signs as they would be seen: quantised as the wall does, habits given apart.
struct Recorded {
  var rate = 30.0
  var seconds = 10.0
  var policy = Recorded.policy()
  /// What habits are rounded to.
  var mode = BaselineMode.norm {
    didSet { policy = Self.policy(Dictionary(uniqueKeysWithValues: Sign.allCases.map { ($0, SignModes(baseline: mode, motion: $0 == .wrinkles ? .none : .fine)) })) }
  }
  var eyeDistance = EyeDistanceClass.from200
  var baselines = Recorded.healthy
  var wrinkles = WrinkleGrades.notMeasured
  /// Degrees around the habit, + to the patient's left and up.
  var version: (Double) -> (yaw: Double, pitch: Double) = { _ in (0, 0) }
  /// Right less left, degrees.
  var vergence: (Double) -> (yaw: Double, pitch: Double) = { _ in (0, 0) }
  var head: (Double) -> (yaw: Double, pitch: Double) = { _ in (0, 0) }
  /// Openings of each eye as shares of the own fissure; 0 and under is closed.
  var opening: (Eye, Double) -> Double = { _, _ in 1 }
  /// The upper lid goes with the pupil: share of the pupil's way, up and down.
  var following: (Eye) -> (up: Double, down: Double) = { _ in (0.9, 1.22) }
  var covered: (Eye, Double) -> Bool = { _, _ in false }
  var unsure: (Eye, Double) -> Bool = { _, _ in false }
  var isVisible: (Double) -> Bool = { _ in true }

  static func policy(_ changes: [Sign: SignModes] = [:]) -> PolicySummary {
    var policy = PolicySummary()
    for sign in Sign.allCases {
      policy[sign] = SignModes(baseline: .norm, motion: sign == .wrinkles ? .none : .fine)
      if let change = changes[sign] { policy[sign] = change }
    }
    return policy
  }

  /// Everything measured and surely healthy.
  static let healthy: Baselines = {
    var baselines = Baselines()
    for sign in BaselineSign.allCases { for eye in Eye.allCases { baselines[sign, eye] = .norm } }
    return baselines
  }()

  /// A habitual value in its own unit, rounded to clinical steps, or to what ``mode`` says.
  mutating func set(_ sign: BaselineSign, _ eye: Eye = .right, to value: Double) {
    baselines[sign, eye] = .value(Int((value / sign.quantum(mode)).rounded()))
  }

  func record() throws -> SignRecord {
    let count = Int((seconds * rate).rounded())
    var times: [MediaTime] = []
    var flags: [MotionFlags] = []
    var codes: [Int16] = []
    var summary = policy
    var baselines = baselines
    for sign in BaselineSign.allCases where policy[sign.sign].baseline == .none {
      for eye in Eye.allCases { baselines[sign, eye] = .notMeasured }
    }
    summary = policy
    for picture in 0..<count {
      let time = Double(picture) / rate
      times.append(MediaTime(ticks: Int64((time * 90_000).rounded())))
      var row = [Double](repeating: 0, count: MotionColumn.allCases.count)
      var shown: MotionFlags = []
      if isVisible(time) {
        shown.formUnion([.faceVisible, .mouth])
        let gaze = version(time)
        let between = vergence(time)
        let turned = head(time)
        row[.headYaw] = turned.yaw
        row[.headPitch] = turned.pitch
        func sees(_ eye: Eye) -> Bool { !covered(eye, time) && !unsure(eye, time) && opening(eye, time) > 0 }
        let (seesRight, seesLeft) = (sees(.right), sees(.left))
        // With one eye hidden, the other's gaze is the version, as the wall has it.
        let half = seesRight && seesLeft ? 0 : seesRight ? 0.5 : -0.5
        row[.versionYaw] = gaze.yaw + half * between.yaw
        row[.versionPitch] = gaze.pitch + half * between.pitch
        row[.vergenceYaw] = half == 0 ? between.yaw : 0
        row[.vergencePitch] = half == 0 ? between.pitch : 0
        for eye in Eye.allCases {
          shown.insert(.brow(eye))
          if covered(eye, time) {
            shown.insert(.covered(eye))
            continue
          }
          if unsure(eye, time) {
            shown.insert(.unsure(eye))
            continue
          }
          let pitch = gaze.pitch + (eye == .right ? 0.5 : -0.5) * between.pitch
          lids(eye, opening(eye, time), pitch, &row)
          if opening(eye, time) <= 0 { shown.insert(.closed(eye)) } else { shown.formUnion([.pupil(eye), .crease(eye), .reflex(eye)]) }
        }
      }
      flags.append(shown)
      codes += MotionColumn.allCases.map { column in
        let steps = policy[column.sign].motion.fineQuanta
        guard steps > 0 else { return 0 }
        let code = (row[column] / (column.quantum * Double(steps))).rounded(.toNearestOrAwayFromZero)
        return Int16(min(max(code, Double(-column.limit / steps)), Double(column.limit / steps)))
      }
    }
    let header = RecordHeader(
      eyeDistance: eyeDistance, frameRate: FrameRateClass(medianTicks: Int64((90_000 / rate).rounded())), policy: summary,
      wrinkles: wrinkles, baselines: baselines, software: "tests", models: "none")
    return try SignRecord(header: header, times: times, flags: flags, codes: codes)
  }

  /// Fractions of a fissure of 9.5 mm.
  private func lids(_ eye: Eye, _ opening: Double, _ pitch: Double, _ row: inout [Double]) {
    let columns = MotionColumn.lids(eye)
    let pupil = 10 * sine(pitch)
    let share = following(eye)
    let lower = pupil * (pupil > 0 ? 0.55 : 0.68)
    let open = pupil * (pupil > 0 ? share.up : share.down)
    let upper = max(open, lower - 9.5)
    row[columns.lower[0]] = lower / 9.5
    row[columns.upper[0]] = (lower - 9.5 + (upper - lower + 9.5) * max(opening, 0)) / 9.5
  }
}

extension [Double] {
  subscript(column: MotionColumn) -> Double {
    get { self[Int(column.rawValue)] }
    set { self[Int(column.rawValue)] = newValue }
  }
}

/// Without Foundation: the series is exact to 1e-9 within a quarter turn.
func sine(_ degrees: Double) -> Double {
  let turn = degrees / 360 - (degrees / 360).rounded()
  var x = turn * 2 * Double.pi
  if x > Double.pi / 2 { x = Double.pi - x }
  if x < -Double.pi / 2 { x = -Double.pi - x }
  let square = x * x
  var sum = 0.0
  for odd in stride(from: 15, through: 1, by: -2) { sum = 1 / factorial(odd) - square * sum }
  return x * sum
}

private func factorial(_ n: Int) -> Double { (1...n).reduce(1.0) { $0 * Double($1) } }

enum Wave {
  /// From −1 to 1, once a second, starting at 0.
  static func sine(_ cycles: Double) -> Double { ClinicalFindingsTests.sine(cycles * 360) }
  static func square(_ cycles: Double) -> Double { fraction(cycles) < 0.5 ? 1 : -1 }
  /// Slowly down from 1 to −1, at once up again.
  static func sawtooth(_ cycles: Double) -> Double { 1 - 2 * fraction(cycles) }
  static func fraction(_ x: Double) -> Double { x - x.rounded(.down) }
}

/// A blink of 250 ms, as an opening, at these times.
func blinking(at times: [Double], depth: Double = 1, seconds: Double = 0.25) -> (Eye, Double) -> Double {
  { _, time in
    for start in times where time >= start && time < start + seconds {
      let middle = abs((time - start) / seconds - 0.5) * 2
      return 1 - depth * min(1.6 * (1 - middle), 1)
    }
    return 1
  }
}

/// Seeded noise of standard deviation 1, by twelve even numbers.
struct Noise {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
  mutating func next() -> Double {
    var sum = 0.0
    for _ in 0..<12 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      sum += Double(state >> 11) / Double(1 << 53)
    }
    return sum - 6
  }
  /// A table of noise by time, so that a closure of time can read it.
  static func table(_ count: Int, seed: UInt64) -> [Double] {
    var noise = Noise(seed)
    return (0..<count).map { _ in noise.next() }
  }
}
