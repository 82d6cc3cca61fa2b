import MaskSigns

/// How it was measured: what a reader needs to judge the numbers.
enum Method {
  static func text(_ results: StudyResults) -> String {
    let plan = results.plan
    let kinds = ClipKind.allCases.map { kind in "\(results.clips.count { $0.kind == kind }) \(kind.rawValue)" }
      .joined(separator: ", ")
    return """
      ## How it was measured

      **People.** Numbers \(plan.seed) and on; networks are trained on numbers under 500 000. `SyntheticPatients` draws \
      them, and its lids are moved by the rig that also draws the mask: truth is the drawn geometry. Light, background, \
      exposure, noise, distance (33 cm to 1 m), skin, lashes, make-up and glasses vary.

      **Stills.** One picture of each person, as PNG, 122 to 200 pixels between eyes of 63 mm. Head within ±25° of yaw, \
      ±12° of pitch, ±10° of roll; three lids in ten droop (MRD1 −1 to 3 mm), two in ten are retracted (5.5 to 8 mm), half \
      of the people differ between their sides, one in twelve has the eyes closed, one in six squints. The spread is wider \
      than a clinic's, so that a slope means something; errors are larger for it. Stills are in focus.

      **Recordings.** \(kinds). 3 to 5.4 s at 30 pictures a second, nystagmus 4.5 s at 60; 640×480, 480×640 or 1280×720, \
      112 to 175 pixels between eyes of 63 mm, H.264 at a rate factor of 18 to 30, with shake, drifting exposure, motion \
      blur and defocus. Nystagmus at a bit rate instead, as a phone records at 60 pictures a second: 0.07 bits for each \
      pixel and picture (the least that Android's guidance for developers asks of 720p) to 0.2. Until November 2026 it was \
      compressed by the rate factor too, by which these drawn pictures, whose walls do not move, keep a tenth of what any \
      phone writes; those recordings are still measured and told as "sent on".

      **Ours.** The library, file in, measurements out: the same tracker and fit as `digitalmask measure`. MRD1 and MRD2 \
      are taken of every eye whose lids are truly open, whether or not the pipeline calls it closed or unsure; a face that \
      was not found is no pair, and its number is told above.\(camera(plan))

      **MediaPipe alone.** The tracker runs MediaPipe's attention mesh itself (its points are 0.2–0.4 % of the eye distance \
      from MediaPipe's own Python). Its points are read straight in the picture: millimetres from its own iris, 11.7 mm \
      over the mean of both eyes; "up" across the line through the outer canthi; MRD1 and MRD2 from the iris' centre to its \
      lid margins in that column; gaze by the iris' offset from the middle between the canthi over 10.2 mm; closed when the \
      fissure's height is under 0.15 of its width.

      **Our eye network read straight** is read just so, from its own lines and its own iris; "MediaPipe's points in our \
      fit" is the pipeline with the eye network's answers taken away. Both tell where an error comes from.

      **Slope** is that of least squares of measured on true, as the truth is exact. **Intervals** are of 1000 bootstrap \
      draws of whole people (percentiles), of shares the exact ones of Clopper and Pearson over single eye pictures, which \
      are not independent: those are too narrow. A bar is judged by the value; "not its interval" says that chance could \
      undo it.

      **Ptosis grade.** By each eye's own droop from the healthy mean of \(Text.decimal(HealthyRanges.of(.mrd1).mean, 1)) mm: \
      none under 1, mild under 2.5, moderate to 4, severe over 4 mm; the usual scale (1–2, 3–4, over 4 mm, doi \
      10.20517/2347-9264.2020.110) leaves 2–3 mm open. Judged by quadratic weights.

      **Closed** is an eye whose lids touch along their whole length (under 0.1 mm); every picture of every recording \
      counts, also those in which a lid is almost shut. A blink is lost when none of its closed pictures, nor the one \
      before or after, is called closed.

      **Gaze** is the optical axis relative to the head, of open eyes within ±25°, a mean for each recording. **Squint \
      with a cover test**: the difference of the optical axes with both eyes open, less the difference of each eye's axis \
      while its fellow is covered: kappa and a misplaced globe fall out of it. The times of the covers are those of the \
      examination. **Without**: the median difference of the optical axes.

      **Nystagmus.** The mean of both eyes along the beat's axis, less a cubic. Frequency: the peak of the Hann-windowed \
      spectrum from 0.8 to 9 Hz. Amplitude: peak to peak of the mean beat, each sample placed by the trace's own phase. \
      Slow phase: the least-squares slope of the mean beat between its turning points. The same estimators read the true \
      trace; tests prove them on exact traces.

      **From the mask.** Policy `eyes`, 720 pixels, measured with the focal length that every mask is drawn by (without \
      it both eyes seem turned in by some 4°); mean absolute difference for each mask between what the record told it \
      to show and what the pipeline measured on its video.

      """
  }

  private static func camera(_ plan: StudyPlan) -> String {
    plan.knowsCamera
      ? " The fit was told each camera's focal length, as by `--focal-length`, but for the masks' own videos." : ""
  }
}
