import Foundation
import MaskSigns
import SyntheticPatients

/// One recording: who, with what, in which examination, before which camera. All of it follows from the person's number.
struct ClipSubject: Sendable {
  let kind: ClipKind
  var recipe: ClipRecipe

  init(kind: ClipKind, person: UInt64) {
    var random = SeededGenerator(study: person)
    let recording = Self.recording(kind, &random)
    let drawn = ClipRecipe.draw(
      count: 1, condition: Self.condition(kind, &random), examination: .primary, seed: person, recording: { _ in recording })
    let signs = drawn.first?.condition ?? .healthy
    self.kind = kind
    // The signs are drawn for somebody of another number; the person's own is one that no training has seen.
    recipe = ClipRecipe(
      seed: person, condition: Self.own(kind, signs, &random),
      script: Self.script(kind, signs.alignment.deviating, &random), recording: recording)
    recipe.frameRate = kind == .nystagmus ? 60 : 30
    guard kind == .nystagmus else { return }
    // A stream of its own, so that all else of the recording stays as it was.
    var own = SeededGenerator(study: ~person)
    recipe.bitsPerPixel = Self.phoneBits(&own)
  }

  /// Bits for each pixel of each picture, as a phone records. The least is what Android's guidance for developers asks of
  /// 720p (2 Mbit/s at 30 pictures a second; 0.096 of 480 by 360), an iPhone keeps about 0.19 of 720p (40 MB a minute).
  private static let phone = 0.07...0.2

  /// Evenly in its logarithm.
  static func phoneBits(_ random: inout SeededGenerator) -> Double {
    phone.lowerBound * exp(random.unit() * log(phone.upperBound / phone.lowerBound))
  }

  /// The same recording sent on: compressed by a rate factor, by which x264 keeps 0.003 to 0.5 bits for each pixel of these
  /// drawn pictures, most under 0.02, and at 60 pictures a second less than at 30. `nil` of what is compressed so anyway.
  var sent: ClipSubject? {
    guard recipe.bitsPerPixel != nil else { return nil }
    var sent = self
    sent.recipe.bitsPerPixel = nil
    return sent
  }

  /// Of its folder.
  var name: String { "clip-\(recipe.seed)" + (recipe.bitsPerPixel == nil ? "" : "-phone") }

  private static func condition(_ kind: ClipKind, _ random: inout SeededGenerator) -> Condition {
    func any(_ all: [Condition]) -> Condition { all[random.index(all.count)] }
    switch kind {
    case .gaze, .nystagmus: return .healthy
    case .cover:
      return any([.esotropia, .exotropia, .esotropia, .exotropia, .hypertropia, .hypotropia, .exophoria, .healthy])
    case .squint: return any([.esotropia, .exotropia, .hypertropia, .esotropiaAlternating, .exotropiaAlternating, .healthy])
    case .blinks:
      return any([
        .ptosisAponeurotic, .ptosisCongenital, .thyroidRetraction, .scleralShow, .healthy, .ptosisAponeurotic, .horner,
      ])
    }
  }

  /// What the study asks for besides the disease.
  private static func own(_ kind: ClipKind, _ signs: EyeCondition, _ random: inout SeededGenerator) -> EyeCondition {
    var signs = signs
    if kind == .nystagmus {
      let waveform = Nystagmus.Waveform.allCases[random.index(4)]
      // Half of them from 0.5 to 3°, where measuring is hard; the rest to 10°.
      let amplitude = random.chance(0.5) ? random.uniform(0.5, 3) : random.uniform(3, 10)
      let isVertical = random.chance(0.2)
      let sign: Double = random.chance(0.5) ? 1 : -1
      signs.nystagmus = Nystagmus(
        waveform: waveform, amplitude: .degrees(amplitude), frequency: random.uniform(1.5, 4.5),
        direction: isVertical ? SIMD2(0, sign) : SIMD2(sign, 0))
    }
    if kind != .blinks { signs.blinking = 0 }
    return signs
  }

  /// A head and some shoulder; eyes of 63 mm stand 110 to 175 pixels apart.
  static func recording(_ kind: ClipKind, _ random: inout SeededGenerator) -> Recording {
    let sizes: [(width: Int, height: Int, pixels: ClosedRange<Double>)] = [
      (640, 480, 112...128), (480, 640, 114...150), (640, 480, 112...128), (1280, 720, 150...175),
    ]
    let size = sizes[random.index(sizes.count)]
    let pixels = random.uniform(size.pixels.lowerBound, size.pixels.upperBound) / 63
    let distance = Distance.draw(&random)
    var camera = Camera(width: size.width, height: size.height, focalLength: distance * pixels, distance: distance)
    camera.offset = SIMD2(random.uniform(-8, 8), size.height > size.width ? 10 : 4 + random.uniform(-6, 6))
    var look = CameraLook.varied(seed: random.next())
    look.bystander = nil
    return Recording(
      camera: camera, look: look, frameRate: 30, constantRateFactor: random.uniform(18, 30).rounded())
  }

  private static func script(_ kind: ClipKind, _ deviating: Eye, _ random: inout SeededGenerator) -> ExaminationScript {
    switch kind {
    case .gaze: return nineDirections(&random)
    case .cover:
      let fellow: Eye = deviating == .right ? .left : .right
      return ExaminationScript(
        duration: 5.4, covers: [.init(fellow, from: 1.4, to: 2.6), .init(deviating, from: 4.0, to: 5.2)],
        occluder: random.chance(0.6) ? .paddle : .hand)
    case .squint: return ExaminationScript(duration: 3)
    case .nystagmus: return ExaminationScript(duration: 4.5)
    case .blinks:
      // The first is quick; lids that were never seen open tell nothing.
      return ExaminationScript(
        duration: 5, blinks: [
          Blink(start: random.uniform(0.5, 0.9), down: 0.07, pause: 0.02, up: 0.15), Blink(start: random.uniform(1.6, 2)),
          Blink(start: random.uniform(3.9, 4.3)),
        ], instructions: random.chance(0.5) ? [.init(.closeGently, from: 2.2, to: 3)] : [])
    }
  }

  private static func nineDirections(_ random: inout SeededGenerator) -> ExaminationScript {
    var places: [SIMD2<Double>] = [
      SIMD2(-22, 0), SIMD2(22, 0), SIMD2(0, 16), SIMD2(0, -16), SIMD2(-18, 14), SIMD2(18, 14), SIMD2(-18, -14),
      SIMD2(18, -14),
    ]
    places.shuffle(using: &random)
    let targets = places.enumerated().map { k, place in
      ExaminationScript.Target(
        start: 0.5 + 0.5 * Double(k), .still(Gaze(yaw: .degrees(place.x), pitch: .degrees(place.y))))
    }
    let turn = random.uniform(10, 18) * (random.chance(0.5) ? 1 : -1)
    let moves: [ExaminationScript.HeadMove] = random.chance(0.5)
      ? [
        .init(start: 0.8, duration: 1.2, to: HeadPosture(yaw: .degrees(turn), pitch: .degrees(turn / 3), roll: .zero)),
        .init(start: 2.9, duration: 1.2, to: HeadPosture(yaw: .degrees(-turn / 2), pitch: .zero, roll: .degrees(4))),
      ] : []
    return ExaminationScript(duration: 5, targets: targets, headMoves: moves)
  }
}
