import MaskSigns

/// What stands beside a clip's table of truth: the constants of the clip, and every column with unit and meaning.
enum TruthSidecar {
  static func text(_ recipe: ClipRecipe, _ patient: SyntheticPatient, _ movement: PatientMovement) -> String {
    OrderedJSON.object([
      ("Description", .text("Exact truth of a synthetic patient, computed from the geometry that was drawn. One row per frame and eye.")),
      ("Axes", .text("Head frame: x to the patient's left, y up, z out of the face. The head is straight when z points at the camera's plane. Picture: x to the right, y down, from the top-left corner.")),
      ("Recording", recording(recipe)),
      ("Patient", person(patient, movement)),
      ("Condition", condition(recipe)),
      ("Events", .list(events(recipe, movement))),
      ("Columns", columns),
    ]).written() + "\n"
  }

  private static func recording(_ recipe: ClipRecipe) -> OrderedJSON {
    let camera = recipe.camera
    return .object([
      ("seed", .text("\(recipe.seed)")), ("examination", .text(recipe.examination?.rawValue ?? "own")),
      ("duration_s", .number(recipe.script.duration, 3)), ("frames_per_second", .whole(recipe.frameRate)),
      ("frames", .whole(recipe.frames)), ("width_px", .whole(camera.width)), ("height_px", .whole(camera.height)),
      ("focal_length_px", .number(camera.focalLength, 3)), ("distance_mm", .number(camera.distance, 1)),
      ("background", .text(recipe.look.background.rawValue)), ("bystander", .flag(recipe.look.bystander != nil)),
      ("lamp_beside_lens", .flag(recipe.look.room.flashColour != .zero)),
      ("shutter_s", .number(recipe.look.exposureTime, 5)), ("noise", .number(recipe.look.noise, 5)),
      ("defocus", .number(recipe.look.defocus, 5)), ("shake_deg", .number(recipe.look.shake, 4)),
      recipe.bitsPerPixel.map { ("bits_per_pixel", .number($0, 4)) }
        ?? ("constant_rate_factor", .number(recipe.constantRateFactor, 1)),
    ])
  }

  private static func person(_ patient: SyntheticPatient, _ movement: PatientMovement) -> OrderedJSON {
    let facts = PersonFacts(patient.person)
    let apart = movement.globes.left - movement.globes.right
    func sides(_ value: (Eye) -> OrderedJSON) -> OrderedJSON { .object(Eye.allCases.map { ($0.rawValue, value($0)) }) }
    return .object([
      ("age_years", .whole(facts.age)), ("sex", .text(facts.sex)), ("skin_tone", .text(facts.skinTone)),
      ("globes_apart_mm", .number(length(apart), 2)),
      ("iris_diameter_mm", .number(2 * Double(patient.person.eye.irisRadius), 2)),
      ("optical_from_visual_axis_deg", sides { eye in
        .object([("temporal", .number(movement.kappa[eye].x, 3)), ("up", .number(movement.kappa[eye].y, 3))])
      }),
    ])
  }

  private static func condition(_ recipe: ClipRecipe) -> OrderedJSON {
    let d = recipe.diagnosis
    let signs = recipe.condition
    var members: [(String, OrderedJSON)] = [
      ("name", .text(d.condition.rawValue)), ("meaning", .text(d.condition.meaning)), ("side", .text(d.side.rawValue)),
      ("severity", .text(d.severity.rawValue)),
    ]
    members += d.facts.map { ($0.name, .number($0.value, 3)) }
    let a = signs.alignment
    members.append(
      ("alignment", .object([
        ("control", .text(a.control.rawValue)), ("deviating", .text(a.deviating.rawValue)),
        ("offset_left_deg", .number(a.offset.x, 3)), ("offset_up_deg", .number(a.offset.y, 3)),
        ("is_comitant", .flag(a.field == .zero && a.limits == Alignment.DuctionLimits())),
      ])))
    if let n = signs.nystagmus {
      members.append(
        ("nystagmus", .object([
          ("waveform", .text(n.waveform.rawValue)), ("amplitude_deg", .number(n.amplitude.degrees, 3)),
          ("frequency_hz", .number(n.frequency, 3)), ("fast_phase_left", .number(n.direction.x, 3)),
          ("fast_phase_up", .number(n.direction.y, 3)), ("is_latent", .flag(n.isLatent)),
        ])))
    }
    for eye in Eye.allCases {
      members.append(
        ("resting_\(eye.rawValue)", .object([
          ("mrd1_mm", .number(signs.mrd1[eye], 3)), ("mrd2_mm", .number(signs.mrd2[eye], 3)),
          ("levator", .number(signs.levator[eye], 3)), ("lid_lag", .number(signs.lag[eye], 3)),
          ("fatigue_mm", .number(signs.fatigue[eye], 3)), ("closing", .number(signs.closing[eye], 3)),
          ("brow_lift_mm", .number(signs.brow[eye], 3)), ("face", .number(signs.face[eye], 3)),
        ])))
    }
    return .object(members)
  }

  /// What happens when: covers, blinks, spasms and instructions.
  private static func events(_ recipe: ClipRecipe, _ movement: PatientMovement) -> [OrderedJSON] {
    var events: [(start: Double, json: OrderedJSON)] = []
    func add(_ what: String, _ start: Double, _ end: Double, _ more: [(String, OrderedJSON)] = []) {
      guard start < recipe.script.duration else { return }
      events.append(
        (start, .object([("what", .text(what)), ("start_s", .number(start, 3)), ("end_s", .number(end, 3))] + more)))
    }
    for cover in recipe.script.covers {
      add("cover", cover.start, cover.end, [("eye", .text(cover.eye.rawValue)), ("with", .text(recipe.script.occluder.rawValue))])
    }
    for blink in movement.face.blinks { add("blink", blink.start, blink.start + blink.duration, [("depth", .number(blink.depth, 3))]) }
    for bout in movement.face.spasms { add("spasm", bout.start, bout.start + bout.duration, [("depth", .number(bout.depth, 3))]) }
    for instruction in recipe.script.instructions { add(instruction.kind.rawValue, instruction.start, instruction.end) }
    return events.sorted { $0.start < $1.start }.map(\.json)
  }

  /// Every column, described.
  static var columns: OrderedJSON {
    .object(
      TruthTable.all.map { column in
        var members: [(String, OrderedJSON)] = [("Description", .text(column.meaning))]
        if let unit = column.unit { members.append(("Units", .text(unit))) }
        if !column.levels.isEmpty { members.append(("Levels", .object(column.levels.map { ($0.0, .text($0.1)) }))) }
        return (column.name, .object(members))
      })
  }
}
