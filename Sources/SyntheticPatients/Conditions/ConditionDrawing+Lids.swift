import HeadGeometry
import MaskSigns

extension ConditionDrawing {
  /// How far inside a sign's edge no patient may stay, millimetres.
  private static let beyond = 0.3

  /// Droop of 1–2 mm is mild, 3–4 mm moderate, more severe (doi 10.20517/2347-9264.2020.110); the lid always ends under the
  /// healthy range.
  mutating func ptosis(_ kind: Condition) {
    let edge = HealthyRanges.of(.mrd1).lower - Self.beyond
    let affected = eyes(both: kind == .ptosisCongenital ? 0.25 : kind == .ptosisMyogenic ? 0.7 : 0.5)
    let shared = random.unit()
    for eye in affected {
      // The two sides of one patient are alike, not equal.
      let u = min(max(shared + random.uniform(-0.25, 0.25), 0), 1)
      let droop = diagnosis.severity.from(1...2, 2.5...4, 4.2...5.5, at: u)
      let own = signs.mrd1[eye]
      signs.mrd1[eye] = max(min(own - droop, edge), -1.5)
      diagnosis.note("droop_\(eye.rawValue)_mm", own - signs.mrd1[eye])
      switch kind {
      case .ptosisCongenital:
        signs.levator[eye] = diagnosis.severity.from(0.6...0.75, 0.38...0.58, 0.12...0.3, at: 1 - u)
        signs.crease[eye] = diagnosis.severity == .severe ? 0 : random.uniform(2.5, 4)
      case .ptosisMyogenic:
        signs.levator[eye] = random.uniform(0.65, 0.9)
        signs.fatigue[eye] = random.uniform(1.2, 2.8)
        signs.closing[eye] = random.uniform(0.96, 1)
        diagnosis.note("fatigue_\(eye.rawValue)_mm", signs.fatigue[eye])
      default:
        signs.levator[eye] = random.uniform(0.88, 1)
        signs.crease[eye] = random.uniform(11.8, 14.5)
      }
      diagnosis.note("levator_\(eye.rawValue)_mm", signs.levator[eye] * LidFollowing.healthyExcursion)
      // The brow helps, most where the levator is weak.
      let help = kind == .ptosisCongenital ? 0.9 : 0.7
      signs.brow[eye] = min((own - signs.mrd1[eye]) * help, 5)
    }
    // With both pupils near the lid's edge the chin goes up.
    let better = max(signs.mrd1.right, signs.mrd1.left)
    if affected.count == 2, better < 1 { signs.head.pitch += .degrees(4 * (1 - better)) }
  }

  /// Retraction under 2 mm is mild, over it moderate to severe (EUGOGO), with temporal flare and lid lag.
  mutating func retraction() {
    let edge = HealthyRanges.of(.mrd1).upper + Self.beyond
    for eye in eyes(both: 0.6) {
      let rise = amount(1...2, 2...3, 3...3.8)
      let own = signs.mrd1[eye]
      signs.mrd1[eye] = min(max(own + rise, edge), 8.2)
      signs.mrd2[eye] = min(signs.mrd2[eye] + amount(0...0.4, 0.3...1, 0.8...1.8), 8)
      signs.contour[eye].upper.y += random.uniform(0.5, 1.6)
      signs.lag[eye] = amount(0.2...0.5, 0.4...0.8, 0.7...1)
      diagnosis.note("retraction_\(eye.rawValue)_mm", signs.mrd1[eye] - own)
      diagnosis.note("lag_\(eye.rawValue)", signs.lag[eye])
    }
    signs.blinking *= 0.7
  }

  mutating func lidLag() {
    for eye in eyes(both: 0.6) {
      signs.lag[eye] = amount(0.35...0.55, 0.55...0.8, 0.8...1)
      diagnosis.note("lag_\(eye.rawValue)", signs.lag[eye])
    }
  }

  mutating func scleralShow() {
    let edge = HealthyRanges.of(.mrd2).upper + Self.beyond
    for eye in eyes(both: 0.6) {
      let own = signs.mrd2[eye]
      signs.mrd2[eye] = min(max(own + amount(1...1.6, 1.6...2.6, 2.6...3.6), edge), 9.3)
      diagnosis.note("lowering_\(eye.rawValue)_mm", signs.mrd2[eye] - own)
      diagnosis.note("show_\(eye.rawValue)_mm", signs.mrd2[eye] - irisRadius)
    }
  }

  /// Oculosympathetic palsy: 1–2 mm of ptosis, the lower lid up by half of that, and a pupil 1–2 mm smaller.
  mutating func horner() {
    let eye = oneEye()
    // Room for a small pupil beside a healthy one.
    let wide = max(signs.pupil[eye.fellow] ?? 4, 3.6)
    let smaller = amount(1...1.2, 1.2...1.5, 1.5...1.9)
    signs.pupil[eye.fellow] = wide
    signs.pupil[eye] = wide - smaller
    let droop = amount(1...1.3, 1.3...1.7, 1.7...2)
    // From the lower of both lids: on a pair whose other side is low already, the droop would not show.
    signs.mrd1[eye] = min(signs.mrd1[eye], signs.mrd1[eye.fellow]) - droop
    signs.mrd2[eye] = min(signs.mrd2[eye], signs.mrd2[eye.fellow]) - droop / 2
    diagnosis.note("anisocoria_mm", smaller)
    diagnosis.note("droop_mm", droop)
  }

  /// Bouts of squeezing, brows pulled under the rim, and blinks twice to three times as often.
  mutating func blepharospasm() {
    diagnosis.side = .both
    signs.spasm = amount(0.3...0.5, 0.5...0.75, 0.75...1)
    signs.blinking *= amount(1.5...2, 2...2.5, 2.5...3)
    let down = amount(0.5...1, 1...1.5, 1.5...2.5)
    signs.brow = BothEyes(both: -down)
    diagnosis.note("spasm", signs.spasm)
  }

  /// Regions with lines of grade 1 (mild), 2 or 3 (severe), or deeper where the age has brought more; the others have what
  /// the age brings.
  mutating func wrinkles() {
    diagnosis.side = .both
    var pose = signs.wrinkles ?? WrinklePose()
    let grade = amount(1...1, 2...2, 3...3)
    let choice = Int(random.next() % 7) + 1
    if choice & 1 != 0 {
      pose.forehead = max(pose.forehead, grade)
      pose.glabella = max(pose.glabella, grade)
      diagnosis.note("forehead_grade", pose.forehead)
    }
    if choice & 2 != 0 {
      pose.crowsFeet = pose.crowsFeet.map { max($0, grade) }
      diagnosis.note("crows_feet_grade", max(pose.crowsFeet.right, pose.crowsFeet.left))
    }
    if choice & 4 != 0 {
      pose.underEye = pose.underEye.map { max($0, grade) }
      diagnosis.note("under_eye_grade", max(pose.underEye.right, pose.underEye.left))
    }
    signs.wrinkles = pose
  }
}

extension LidFollowing {
  /// Travel of a healthy upper lid from 45° down to 33° up, millimetres.
  static let healthyExcursion = 13.5
}
