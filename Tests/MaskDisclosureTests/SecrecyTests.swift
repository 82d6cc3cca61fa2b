import FaceReconstruction
import MaskDisclosure
import MaskSigns
import Testing

/// What belongs to the person changes nothing of the record.
struct SecrecyTests {
  private let clip: [Moment]
  private let person: Person

  init() {
    var random = Random(4)
    clip = Moment.clip(30, &random)
    person = Person.healthy(&random)
  }

  private func bytes(_ fit: FaceFit, _ policy: DisclosurePolicy = .init(.full)) throws -> [UInt8] {
    try disclose(fit, policy: policy, context: context).encode()
  }

  @Test func `shape, globes, scale, position, size and residual change no byte`() throws {
    let fit = person.fit(clip)
    let original = try bytes(fit)
    let perturbations: [(String, (inout FaceFit) -> Void)] = [
      ("shape", { $0.person.shape = [9, -9, 1, 4] }),
      ("globes", { $0.person.globeCentres.right.x -= 4 }),
      ("iris lever", { $0.person.irisLever = 8 }),
      ("eye distance within its class", { $0.person.eyeDistancePixels = 101 }),
      ("residual", { $0.person.residualPixels = 7 }),
      ("position", { fit in for index in fit.frames.indices { fit.frames[index].face?.position += SIMD3(60, -40, 300) } }),
      ("fissure width", { fit in for index in fit.frames.indices { fit.frames[index].face?.eyes.left.fissureWidth = 33 } }),
      (
        "iris in the picture",
        { fit in
          for index in fit.frames.indices {
            fit.frames[index].face?.eyes.right.irisCentre += SIMD2(33, 5)
            fit.frames[index].face?.eyes.right.irisDiameterPixels *= 2
          }
        }
      ),
      (
        "mouth place",
        { fit in
          for index in fit.frames.indices {
            fit.frames[index].face?.mouthCorners.right += SIMD3(-4, -9, 3)
            fit.frames[index].face?.mouthCorners.left += SIMD3(4, -9, 3)
          }
        }
      ),
      ("confidence above the threshold", { fit in for index in fit.frames.indices { fit.frames[index].face?.confidence = 0.7 } }),
      ("time of the first picture", { fit in for index in fit.frames.indices { fit.frames[index].time.ticks += 123_456 } }),
    ]
    for (name, perturb) in perturbations {
      var other = fit
      perturb(&other)
      #expect(try bytes(other) == original, "\(name)")
    }
  }

  @Test func `the eye distance leaves as one of four classes`() throws {
    var fit = person.fit(clip)
    let classes = try [Double.nan, 30, 61, 150, 500].map { pixels in
      fit.person.eyeDistancePixels = pixels
      return try disclose(fit, context: context).header.eyeDistance
    }
    #expect(classes == [.under60, .under60, .under100, .under200, .from200])
  }

  @Test(arguments: Sign.allCases)
  func `a withheld sign leaves neither habit nor movement`(sign: Sign) throws {
    var policy = DisclosurePolicy(.full)
    try policy.set(sign.name, baseline: "none", motion: "none")
    // Contour is the outer points against the central one: it cannot stay when the central one goes.
    if sign == .upperLid { try policy.set("lid_contour", baseline: "none", motion: "none") }
    var random = Random(9)
    // Somebody who deviates in everything, against somebody who deviates in everything else and moves otherwise.
    var ill = Person.healthy(&random)
    ill.mrd1.left = 1
    let record = try disclose(ill.fit(clip), policy: policy, context: context)
    for place in record.baselineEntries where place.sign.sign == sign { #expect(place.baseline == .notMeasured) }
    for column in MotionColumn.allCases where column.sign == sign {
      for index in 0..<record.count { #expect(record.motion(column, at: index) == nil) }
    }
    var other = ill.fit(clip)
    for index in other.frames.indices { Self.disturb(sign, &other.frames[index].face, index) }
    #expect(try bytes(other, policy) == record.encode(), "\(sign) leaks")
  }

  /// Changes one sign alone, habit and movement.
  private static func disturb(_ sign: Sign, _ face: inout VisibleFace?, _ index: Int) {
    let wave = Double(index % 7)
    switch sign {
    case .upperLid:
      // Half-shut pictures only: the resting fissure, in whose fractions the lower lid moves, must stay.
      guard let lids = face?.eyes.left, !lids.isClosed, (lids.upperLid.central - lids.lowerLid.central).value < 4 else { return }
      face?.eyes.left.upperLid.central += Millimetres(0.02 * wave)
      face?.eyes.left.upperLid.nasal += Millimetres(0.02 * wave)
      face?.eyes.left.upperLid.temporal += Millimetres(0.02 * wave)
      if let lid = face?.eyes.left { face?.eyes.left.mrd1 = lid.upperLid.central.value }
    case .lowerLid: break
    case .lidContour:
      face?.eyes.left.upperLid.nasal += Millimetres(0.1 * wave)
      face?.eyes.left.lowerLid.temporal -= Millimetres(0.1 * wave)
    case .crease:
      face?.eyes.left.crease = index % 3 == 0 ? nil : 3 + wave
    case .pupil:
      face?.eyes.left.pupilToIris = index % 3 == 0 ? nil : 0.2 + 0.05 * wave
    case .gaze: break
    case .deviation: break
    case .reflex: face?.eyes.left.reflex = index % 3 == 0 ? nil : ReflexOffset(x: Millimetres(wave), y: 1)
    case .head: face?.head.yaw = .degrees(4 * wave)
    case .brows: face?.brows.left = index % 3 == 0 ? .nan : 15 + wave
    case .mouth:
      face?.mouthOpening += wave
      face?.mouthCorners.left.y -= 2 * wave
    case .wrinkles: break
    }
  }

  @Test func `wrinkles leave as absent or deep unless the policy says steps`() throws {
    func depth(_ grade: Double) -> WrinkleDepth { WrinkleDepth(grade: grade, deviation: 0.2) }
    var fit = person.fit(clip)
    fit.person.wrinkles = WrinkleFit(
      forehead: depth(2.8), glabella: depth(2.2), crowsFeet: BothEyes(right: depth(0.9), left: nil),
      nasolabial: BothEyes(right: depth(0.1), left: depth(0.3)))
    let grades = WrinkleGrades(forehead: .deep, glabella: .moderate, crowsFeet: .fine, underEye: nil, nasolabial: WrinkleGrade.none)
    let context = RecordContext(software: "s", models: "m")
    let eyes = try disclose(fit, policy: .eyes, context: context).header.wrinkles
    #expect(eyes == WrinkleGrades(forehead: .deep, glabella: WrinkleGrade.none, crowsFeet: WrinkleGrade.none, underEye: nil, nasolabial: WrinkleGrade.none))
    #expect(try disclose(fit, policy: .init(.full), context: context).header.wrinkles == grades)
    #expect(try disclose(fit, policy: .init(.lids), context: context).header.wrinkles == .notMeasured)
  }

  @Test func `wrinkles that may be deep leave by what the policy makes of doubt`() throws {
    for (grade, deviation, modes) in [
      (2.9, 0.1, [.norm, .settled, .clear]), (2.6, 0.3, [.norm, .settled]), (2.3, 0.1, []), (2.3, 0.3, [.norm]),
      (1.7, 0.7, []), (0.4, 0.7, []), (.nan, 0.3, nil), (2.8, .nan, nil),
    ] as [(Double, Double, [BaselineMode]?)] {
      var fit = person.fit(clip)
      fit.person.wrinkles.forehead = WrinkleDepth(grade: grade, deviation: deviation)
      for mode in [BaselineMode.norm, .settled, .clear] {
        var policy = DisclosurePolicy.eyes
        try policy.set(.wrinkles, SignModes(baseline: mode, motion: .none))
        let told = try disclose(fit, policy: policy, context: RecordContext(software: "s", models: "m")).header.wrinkles.forehead
        #expect(told == modes.map { $0.contains(mode) ? .deep : WrinkleGrade.none }, "\(grade) ± \(deviation), \(mode)")
      }
    }
  }
}
