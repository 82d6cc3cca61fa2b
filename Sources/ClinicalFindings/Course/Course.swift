import MaskSigns
import RealModule

/// A record opened up once: what each picture shows, as the numbers that findings are computed from.
struct Course {
  let record: SignRecord
  /// Seconds since the first picture, ascending.
  let times: [Double]
  let eyes: BothEyes<[EyeMoment]>
  /// Where both eyes together look, relative to the head; `nil` where no globe is seen or gaze may not leave.
  let version: [Direction?]
  /// Head against the camera; `nil` without a face or when it may not leave.
  let head: [Direction?]

  var count: Int { times.count }
  var policy: PolicySummary { record.header.policy }

  init(_ record: SignRecord) {
    self.record = record
    times = (0..<record.count).map { record.time(at: $0).seconds }
    let signs = (0..<record.count).map { record.signs(at: $0) }
    let showsGaze = record.header.policy[.gaze].motion != .none
    let showsHead = record.header.policy[.head].motion != .none
    func moments(_ eye: Eye) -> [EyeMoment] {
      let columns = MotionColumn.lids(eye)
      let moments = signs.enumerated().map { index, signs -> EyeMoment in
        let flags = record.flags(at: index)
        guard let eyeSigns = signs?.eyes[eye] else { return EyeMoment(state: .noFace) }
        if flags.contains(.covered(eye)) { return EyeMoment(state: .covered) }
        if flags.contains(.unsure(eye)) { return EyeMoment(state: .unsure) }
        var moment = EyeMoment(state: eyeSigns.isClosed ? .closed : .open)
        moment.upper = eyeSigns.upperLid.central.value
        moment.lower = eyeSigns.lowerLid.central.value
        if eyeSigns.isClosed {
          moment.aperture = 0
        } else if let upper = record.motion(columns.upper[0], at: index), let lower = record.motion(columns.lower[0], at: index) {
          moment.aperture = 1 + upper - lower
        }
        if showsGaze, flags.showsGlobe(eye) {
          moment.gaze = Direction(yaw: eyeSigns.gaze.yaw.degrees, pitch: eyeSigns.gaze.pitch.degrees)
        }
        return moment
      }
      return moments
    }
    var (right, left) = (moments(.right), moments(.left))
    Self.markBlinks(&right, times)
    Self.markBlinks(&left, times)
    eyes = BothEyes(right: right, left: left)
    version = signs.indices.map { index in
      switch (right[index].gaze, left[index].gaze) {
      case (let r?, let l?): Direction(yaw: (r.yaw + l.yaw) / 2, pitch: (r.pitch + l.pitch) / 2)
      case (let only?, nil), (nil, let only?): only
      case (nil, nil): nil
      }
    }
    head = signs.map { signs in
      guard let signs, showsHead else { return nil }
      return Direction(yaw: signs.head.yaw.degrees, pitch: signs.head.pitch.degrees)
    }
  }

  /// Lids on their way disturb lids and gaze: what lies this near a closed picture or half shut counts as a blink.
  private static let blinkMargin = 0.1
  /// Of the habitual fissure; downgaze alone narrows it to 0.7.
  private static let blinkAperture = 0.5

  private static func markBlinks(_ moments: inout [EyeMoment], _ times: [Double]) {
    let shut = moments.indices.filter { index in
      guard let aperture = moments[index].aperture else { return moments[index].state == .closed }
      return aperture < blinkAperture
    }
    for index in shut {
      var back = index
      while back >= 0, times[index] - times[back] <= blinkMargin { moments[back].isBlinking = true; back -= 1 }
      var on = index
      while on < moments.count, times[on] - times[index] <= blinkMargin { moments[on].isBlinking = true; on += 1 }
    }
  }

  /// Seconds that a picture stands for: to the next one, at most a fifth of a second.
  func duration(_ index: Int) -> Double {
    index + 1 < count ? min(times[index + 1] - times[index], 0.2) : min(index > 0 ? times[index] - times[index - 1] : 0, 0.2)
  }
  func seconds(_ pictures: [Int]) -> Double { pictures.reduce(0) { $0 + duration($1) } }

  /// Pictures a second: of the times themselves, because the class is only a class; `nil` under two pictures.
  var pictureRate: Double? {
    median(zip(times, times.dropFirst()).map { $1 - $0 }).flatMap { $0 > 0 ? 1 / $0 : nil }
  }
  var isTooSmall: Bool { record.header.eyeDistance == .under60 }
}

/// Degrees, + to the patient's left and up.
struct Direction: Hashable, Sendable {
  var yaw, pitch: Double
}

/// What one picture shows of one eye.
struct EyeMoment: Hashable, Sendable {
  enum State: Hashable, Sendable { case noFace, covered, unsure, closed, open }
  var state: State
  /// `nil` unless the globe is seen and gaze may leave.
  var gaze: Direction?
  /// Margins over the globe's centre, mm on the mask.
  var upper = 0.0
  var lower = 0.0
  /// Opening as a fraction of the patient's own fissure; `nil` when not seen or lid movement may not leave.
  var aperture: Double?
  var isBlinking = false

  var showsLids: Bool { state == .open || state == .closed }
  /// Open, and not on the way of a blink.
  var isSteady: Bool { state == .open && !isBlinking }
}

/// Sine of an angle in degrees.
func sine(degrees: Double) -> Double { .sin(degrees * .pi / 180) }

/// How far the pupil rises over the globe's centre, mm. The lever is that of the mask's globe.
func pupilHeight(pitch: Double) -> Double { irisLever * sine(degrees: pitch) }

/// Globe centre to iris plane on the generic head, mm.
let irisLever = 10.0
/// Half the horizontal visible iris diameter of 11.71 ± 0.42 mm (Rüfer, Schröder & Erb, Cornea 24 (2005) 259–261).
let irisRadius = 5.855
