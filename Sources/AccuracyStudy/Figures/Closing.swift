import MaskSigns

/// Closed against open over recordings, picture by picture and blink by blink; eyes behind a cover do not count.
struct Closing: Sendable {
  var closedFound = (0, of: 0)
  var openFound = (0, of: 0)
  /// The same without eyes that are open by less than a millimetre, whose lids the eye can hardly tell apart.
  var wellOpenFound = (0, of: 0)
  var blinks = 0
  var lost = 0

  init(_ clips: [ClipResult], _ reader: Reader) {
    for clip in clips {
      for eye in Eye.allCases {
        let seen = clip.samples.filter { !$0.truth.eyes[eye].isCovered }
        let truth = seen.map { $0.truth.eyes[eye].isClosed }
        // A face that was not found is not a closed eye.
        let measured = seen.map { reader.reading($0)?.eyes[eye].isClosed ?? false }
        for (k, sample) in seen.enumerated() {
          if truth[k] {
            closedFound.of += 1
            if measured[k] { closedFound.0 += 1 }
          } else if reader.reading(sample) != nil {
            openFound.of += 1
            if !measured[k] { openFound.0 += 1 }
            if sample.truth.eyes[eye].fissureHeight >= 1 {
              wellOpenFound.of += 1
              if !measured[k] { wellOpenFound.0 += 1 }
            }
          }
        }
        guard clip.frameRate == 30 else { continue }
        let result = Blinks.lost(truth: truth, measured: measured)
        blinks += result.of
        lost += result.lost
      }
    }
  }
}
