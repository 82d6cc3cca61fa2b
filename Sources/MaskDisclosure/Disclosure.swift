import FaceReconstruction
import MaskSigns

/// The wall: takes all that is known of a patient and gives back the clinical signs that the policy lets out.
///
/// Shape, scale, position, colour and habitual healthy values end here. Doubt ends here too: what is not finite or not
/// confident leaves as "not visible", "unsure" or "not measured".
///
/// - Parameters:
///   - fit: Lengths in the patient's millimetres, angles in the head frame.
///   - policy: Which signs leave, and how finely.
///   - context: Versions and the mirrored flag, for the record's header.
/// - Throws: ``DisclosureError``; a recording without any visible face is no error, its record says so in every picture.
public func disclose(
  _ fit: consuming FaceFit, policy: DisclosurePolicy = .eyes, context: RecordContext
) throws(DisclosureError) -> SignRecord {
  guard RecordHeader.isAllowed(context.software), RecordHeader.isAllowed(context.models) else { throw .versionText }
  guard let start = fit.frames.first?.time.ticks else { throw .noPictures }
  let times = fit.frames.map { MediaTime(ticks: $0.time.ticks - start) }
  guard zip(times, times.dropFirst()).allSatisfy(<) else { throw .timesNotAscending }

  let eyeDistance = EyeDistanceClass(pixels: fit.person.eyeDistancePixels)
  var frames = fit.frames.map { JudgedFrame($0.face, minimumConfidence: policy.minimumConfidence) }
  for eye in Eye.allCases { doubtLongHidden(eye, in: &frames, times: times) }
  let habits = Habits(frames.compactMap { $0 })
  var motion = Motion(habits: habits, policy: policy.summary, pictures: frames.count)
  for frame in frames { motion.append(frame) }

  let mode = policy[.wrinkles].baseline
  let wrinkles = context.wrinkles?.disclosed(mode) ?? fit.person.wrinkles.disclosed(mode)
  let header = RecordHeader(
    isMirrored: context.isMirrored, eyeDistance: eyeDistance, frameRate: frameRate(times), policy: policy.summary,
    wrinkles: wrinkles, baselines: habits.baselines(policy.summary),
    software: context.software, models: context.models)
  do {
    return try SignRecord(header: header, times: times, flags: motion.flags, codes: motion.codes)
  } catch {
    throw .record(error)
  }
}

/// An open eye whose iris is hidden for longer than a blink takes to pass is unsure as a whole: where it looks is not known.
private func doubtLongHidden(_ eye: Eye, in frames: inout [JudgedFrame?], times: [MediaTime]) {
  // 1 s in ticks: closing and opening of the slowest voluntary blinks take 0.5 s each, and a blink has both.
  let longest: Int64 = 90_000
  var first: Int?
  for k in 0...frames.count {
    let isHidden = k < frames.count && frames[k]?.eyes[eye].open?.seesIris == false
    if isHidden { first = first ?? k } else if let begin = first {
      if times[k - 1].ticks - times[begin].ticks > longest { for j in begin..<k { frames[j]?.eyes[eye] = .unsure } }
      first = nil
    }
  }
}

private func frameRate(_ times: [MediaTime]) -> FrameRateClass {
  FrameRateClass(medianTicks: median(zip(times, times.dropFirst()).map { Double($1.ticks - $0.ticks) }).map(Int64.init))
}
