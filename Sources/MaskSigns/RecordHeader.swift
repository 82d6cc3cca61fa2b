/// What holds for a whole record.
public struct RecordHeader: Hashable, Sendable {
  /// The source was recorded by a mirroring front camera.
  public var isMirrored: Bool
  public var eyeDistance: EyeDistanceClass
  public var frameRate: FrameRateClass
  public var policy: PolicySummary
  public var wrinkles: WrinkleGrades
  public var baselines: Baselines
  /// Version of the software, printable ASCII, at most ``maximumText`` characters.
  public var software: String
  /// Versions of the models, printable ASCII, at most ``maximumText`` characters.
  public var models: String

  public static let maximumText = 96

  public init(
    isMirrored: Bool = false, eyeDistance: EyeDistanceClass, frameRate: FrameRateClass, policy: PolicySummary,
    wrinkles: WrinkleGrades = .notMeasured, baselines: Baselines, software: String, models: String
  ) {
    self.isMirrored = isMirrored
    self.eyeDistance = eyeDistance
    self.frameRate = frameRate
    self.policy = policy
    self.wrinkles = wrinkles
    self.baselines = baselines
    self.software = software
    self.models = models
  }

  /// Printable ASCII, no control characters, bounded.
  public static func isAllowed(_ text: String) -> Bool {
    text.utf8.count <= maximumText && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }
}

/// How large the eyes stood in the source picture, in four classes: enough to judge what could be measured.
public enum EyeDistanceClass: UInt8, Hashable, Sendable, CaseIterable {
  case under60, under100, under200, from200

  /// Anything that is not a distance is the smallest class.
  public init(pixels: Double) {
    self = pixels >= 200 ? .from200 : pixels >= 100 ? .under200 : pixels >= 60 ? .under100 : .under60
  }
  public var description: String {
    switch self {
    case .under60: "under 60 px"
    case .under100: "60 to 99 px"
    case .under200: "100 to 199 px"
    case .from200: "200 px or more"
    }
  }
}

/// Nominal pictures per second of the source, in the rates that cameras have.
public enum FrameRateClass: UInt8, Hashable, Sendable, CaseIterable {
  case unknown, to12, near15, near24, near25, near30, near50, near60, near120, near240

  /// The nearest class of a median interval; `nil` or no interval is `unknown`.
  public init(medianTicks: Int64?) {
    guard let ticks = medianTicks, ticks > 0 else {
      self = .unknown
      return
    }
    let rate = Double(MediaTime.ticksPerSecond) / Double(ticks)
    let edges: [(Double, FrameRateClass)] = [
      (13.5, .to12), (19, .near15), (24.5, .near24), (27, .near25), (38, .near30), (55, .near50), (85, .near60),
      (170, .near120), (1000, .near240),
    ]
    self = edges.first { rate < $0.0 }?.1 ?? .unknown
  }

  /// Pictures per second; `nil` when unknown.
  public var nominal: Double? {
    switch self {
    case .unknown: nil
    case .to12: 12
    case .near15: 15
    case .near24: 24
    case .near25: 25
    case .near30: 30
    case .near50: 50
    case .near60: 60
    case .near120: 120
    case .near240: 240
    }
  }
}
