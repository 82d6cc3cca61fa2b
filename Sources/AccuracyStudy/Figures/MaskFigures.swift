import MaskSigns

/// What the way through record, drawing and compression adds: the same pipeline on the mask against the record.
struct MaskFigures: Sendable {
  var figures: [Figure] = []

  init(_ results: StudyResults) {
    let masks = results.clips.compactMap(\.mask)
    /// A mean for each mask.
    func means(_ error: (MaskReading, Eye, EyeReading, EyeReading) -> Double) -> [Double] {
      masks.compactMap { mask in
        Mean.of(
          mask.pictures.flatMap { picture in
            Eye.allCases.compactMap { eye in
              let told = picture.told.eyes[eye]
              guard told.isOpen, told.confidence > 0, let read = picture.read?.eyes[eye] else { return nil }
              return error(mask, eye, told, read)
            }
          })
      }
    }
    func figure(_ name: String, _ error: (MaskReading, Eye, EyeReading, EyeReading) -> Double) -> Figure {
      let errors = means(error)
      return Figure(
        name: name, unit: "quanta", value: Mean.of(errors), interval: Bootstrap.interval(errors) { Mean.of($0) },
        count: "\(errors.count) masks", bar: .atMost(1))
    }
    figures = [
      figure("Mask, added to MRD1") { mask, eye, told, read in abs(read.mrd1 - told.mrd1) / mask.lidQuantum[eye] },
      figure("Mask, added to MRD2") { mask, eye, told, read in abs(read.mrd2 - told.mrd2) / mask.lidQuantum[eye] },
      figure("Mask, added to the gaze sideways") { _, _, told, read in
        abs(read.gaze.x - told.gaze.x) / MaskReading.gazeQuantum
      },
      figure("Mask, added to the gaze up and down") { _, _, told, read in
        abs(read.gaze.y - told.gaze.y) / MaskReading.gazeQuantum
      },
    ]
  }
}
