import MaskSigns

/// How an examiner's occluder goes from cover to cover.
struct OccluderCourse: Sendable {
  var covers: [ExaminationScript.Cover]
  var kind: Occluder.Kind
  /// Globe centres in the head's frame.
  var globes: BothEyes<SIMD3<Double>>

  /// Seconds that it takes to bring it before an eye or take it away, and to pass from one eye to the other.
  static let approach = 0.40
  static let passing = 0.28
  /// How far it is held before the globes, millimetres: clear of the nose.
  static let distance = 52.0

  /// - Returns: `nil` while it is out of the way.
  func occluder(at time: Double) -> Occluder? {
    for (index, cover) in covers.enumerated() {
      // Passing straight on from the last cover, it comes over the nose, else from its own side.
      let before = index > 0 ? covers[index - 1] : nil
      let after = index + 1 < covers.count ? covers[index + 1] : nil
      let comesOver = before.map { $0.eye != cover.eye && cover.start - $0.end <= Self.passing + 1e-9 } ?? false
      let goesOver = after.map { $0.eye != cover.eye && $0.start - cover.end <= Self.passing + 1e-9 } ?? false
      let side = cover.eye.temporal
      let place = place(cover.eye)
      if time >= cover.start && time <= cover.end { return Occluder(kind: kind, centre: place, side: side) }
      if !comesOver, time > cover.start - Self.approach, time < cover.start {
        let k = smoothstep(cover.start - Self.approach, cover.start, time)
        return Occluder(kind: kind, centre: away(side) + (place - away(side)) * k, side: side)
      }
      if time > cover.end {
        if goesOver, let after, time < after.start {
          let k = smoothstep(cover.end, after.start, time)
          let there = self.place(after.eye)
          return Occluder(kind: kind, centre: place + (there - place) * k, side: k < 0.5 ? side : -side)
        }
        if !goesOver, time < cover.end + Self.approach {
          let k = smoothstep(cover.end, cover.end + Self.approach, time)
          return Occluder(kind: kind, centre: place + (away(side) - place) * k, side: side)
        }
      }
    }
    return nil
  }

  private func place(_ eye: Eye) -> SIMD3<Double> {
    globes[eye] + SIMD3(eye.temporal * 3, 0, Self.distance)
  }
  private func away(_ side: Double) -> SIMD3<Double> { SIMD3(side * 190, -60, Self.distance) }
}
