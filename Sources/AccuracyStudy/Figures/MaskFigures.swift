import MaskSigns

/// What the way through record, drawing and compression adds: the same pipeline on the mask against the record.
struct MaskFigures: Sendable {
  var figures: [Figure] = []

  init(_ results: StudyResults) {
    let masks = results.clips.compactMap(\.mask)
    /// A mean for each mask.
    func means(
      _ pictures: (MaskReading) -> [(told: FaceReading, read: FaceReading?)],
      _ error: (MaskReading, Eye, EyeReading, EyeReading) -> Double
    ) -> [Double] {
      masks.compactMap { mask in
        Mean.of(
          pictures(mask).flatMap { picture in
            Eye.allCases.compactMap { eye in
              let told = picture.told.eyes[eye]
              guard told.isOpen, told.confidence > 0, let read = picture.read?.eyes[eye] else { return nil }
              return error(mask, eye, told, read)
            }
          })
      }
    }
    func figure(_ name: String, bar: Figure.Bar? = .atMost(1), _ errors: [Double]) -> Figure {
      Figure(
        name: name, unit: "quanta", value: Mean.of(errors), interval: Bootstrap.interval(errors) { Mean.of($0) },
        count: "\(errors.count) masks", bar: bar)
    }
    func figure(_ name: String, _ error: (MaskReading, Eye, EyeReading, EyeReading) -> Double) -> Figure {
      figure(name, means({ $0.pictures }, error))
    }
    /// What stays the same all over a mask, and what comes and goes, by axis: means of both eyes' sizes, quanta.
    func parts(_ axis: Int) -> [(constant: Double, moving: Double)] {
      masks.compactMap { mask in
        let eyes = Eye.allCases.compactMap { eye -> (constant: Double, moving: Double)? in
          let errors = mask.pictures.compactMap { picture -> Double? in
            let told = picture.told.eyes[eye]
            guard told.isOpen, told.confidence > 0, let read = picture.read?.eyes[eye] else { return nil }
            return (read.gaze[axis] - told.gaze[axis]) / MaskReading.gazeQuantum
          }
          guard let constant = Mean.of(errors), let moving = Mean.of(errors.map { abs($0 - constant) }) else { return nil }
          return (abs(constant), moving)
        }
        guard let constant = Mean.of(eyes.map(\.constant)), let moving = Mean.of(eyes.map(\.moving)) else { return nil }
        return (constant, moving)
      }
    }
    let (sideways, upright) = (parts(0), parts(1))
    figures = [
      figure("Mask, added to MRD1") { mask, eye, told, read in abs(read.mrd1 - told.mrd1) / mask.lidQuantum[eye] },
      figure("Mask, added to MRD2") { mask, eye, told, read in abs(read.mrd2 - told.mrd2) / mask.lidQuantum[eye] },
      figure("Mask, added to the gaze sideways") { _, _, told, read in
        abs(read.gaze.x - told.gaze.x) / MaskReading.gazeQuantum
      },
      figure("Mask, added to the gaze up and down") { _, _, told, read in
        abs(read.gaze.y - told.gaze.y) / MaskReading.gazeQuantum
      },
      figure(
        "Gaze sideways, on the mask's own globes", bar: nil,
        means({ $0.onOwnGlobes }) { _, _, told, read in abs(read.gaze.x - told.gaze.x) / MaskReading.gazeQuantum }),
      figure(
        "Gaze up and down, on the mask's own globes", bar: nil,
        means({ $0.onOwnGlobes }) { _, _, told, read in abs(read.gaze.y - told.gaze.y) / MaskReading.gazeQuantum }),
      figure("Gaze sideways: its constant part", bar: nil, sideways.map(\.constant)),
      figure("Gaze sideways: its moving part", bar: nil, sideways.map(\.moving)),
      figure("Gaze up and down: its constant part", bar: nil, upright.map(\.constant)),
      figure("Gaze up and down: its moving part", bar: nil, upright.map(\.moving)),
    ]
  }
}
