import ClinicalFindings
import MaskSigns

extension ReportPage {
  private var times: [Double] { (0..<record.count).map { record.time(at: $0).seconds } }

  var plots: String {
    guard record.count > 1 else { return "" }
    let times = times
    let signs = (0..<record.count).map { record.signs(at: $0) }
    let blinks = findings.blinks.map { blink in
      TimePlot.Band(from: record.time(at: blink.pictures.lowerBound).seconds, to: record.time(at: blink.pictures.upperBound - 1).seconds, style: "band")
    }
    let covers = Eye.allCases.flatMap { eye in
      bands { self.record.flags(at: $0).contains(.covered(eye)) }.map {
        TimePlot.Band(from: times[$0.lowerBound], to: times[$0.upperBound - 1], style: eye == .right ? "cover-od" : "cover-os")
      }
    }
    var text = ""
    if record.header.policy[.upperLid].motion != .none {
      let lines = Eye.allCases.map { eye in line(eye) { self.opening(eye, $0) } }
      text += TimePlot(
        id: "plot-lids", title: "Opening of the lids", unit: "% of the patient's own fissure", times: times, lines: lines,
        bands: blinks + covers, shown: 0...100,
        description: "Opening of each eye. \(findings.blinks.count) blinks.",
        caption: "Grey: blinks (\(findings.blinks.count)). 0 is closed, 100 the habitual opening. \(coverWords(covers))").figure
      let heights = Eye.allCases.filter { record.header.baselines[.mrd1, $0] != .notMeasured }.map { eye in
        line(eye) { index in
          self.record.flags(at: index).showsGlobe(eye) ? signs[index]?.eyes[eye].upperLid.central.value : nil
        }
      }
      text += TimePlot(
        id: "plot-upper", title: "Upper lid over the globe's centre", unit: "mm on the mask", times: times, lines: heights,
        bands: covers, shown: 0...6, description: "Height of the upper lid margin of each eye; straight ahead it is MRD1.",
        caption: "Straight ahead this is MRD1. A healthy eye stands on the norm of \(spoken(HealthyRanges.of(.mrd1).mean, decimals: 1)) mm here, whatever its own height.").figure
    }
    if record.header.policy[.gaze].motion != .none {
      let beats = findings.nystagmus.map { nystagmus in
        nystagmus.runs.map { TimePlot.Band(from: times[$0.lowerBound], to: times[$0.upperBound - 1], style: "beat") }
      } ?? []
      func gaze(_ name: String, _ id: String, _ positive: String, _ plane: GazePlane, _ part: @escaping (Gaze) -> Double) -> String {
        let lines = Eye.allCases.map { eye in
          line(eye) { index in self.record.flags(at: index).showsGlobe(eye) ? signs[index].map { part($0.eyes[eye].gaze) } : nil }
        }
        let mine = findings.nystagmus.map { $0.plane == plane || $0.isInBothPlanes } ?? false ? beats : []
        return TimePlot(
          id: id, title: name, unit: "° in the head, \(positive)", times: times, lines: lines, bands: mine + covers, shown: -10...10,
          description: "\(name) of each eye over time.", caption: mine.isEmpty ? "Relative to the head. \(coverWords(covers))" : "Relative to the head. Orange: the cycles of the nystagmus. \(coverWords(covers))").figure
      }
      text += gaze("Gaze sideways", "plot-yaw", "+ to the patient's left", .horizontal) { $0.yaw.degrees }
      text += gaze("Gaze up and down", "plot-pitch", "+ up", .vertical) { $0.pitch.degrees }
    }
    if record.header.policy[.head].motion != .none {
      func head(_ part: (HeadPosture) -> Angle) -> [Double?] { signs.map { $0.map { part($0.head).degrees } } }
      text += TimePlot(
        id: "plot-head", title: "Head", unit: "°", times: times,
        lines: [
          TimePlot.Line(name: "turn", style: "od", values: head(\.yaw)), TimePlot.Line(name: "chin", style: "os", values: head(\.pitch)),
          TimePlot.Line(name: "tilt", style: "third", values: head(\.roll)),
        ], shown: -10...10, description: "Turn, chin and tilt of the head over time.",
        caption: "Turn + to the patient's left, chin + up, tilt + to the left shoulder.", height: 170).figure
    }
    return text.isEmpty ? "" : HTMLPage.section("plots", "Over time", HTMLPage.zoom + text)
  }

  private func line(_ eye: Eye, _ value: (Int) -> Double?) -> TimePlot.Line {
    TimePlot.Line(name: eye.rawValue, style: eye == .right ? "od" : "os", values: (0..<record.count).map(value))
  }

  private func opening(_ eye: Eye, _ index: Int) -> Double? {
    let flags = record.flags(at: index)
    guard flags.showsLids(eye) else { return nil }
    if flags.contains(.closed(eye)) { return 0 }
    let columns = MotionColumn.lids(eye)
    guard let upper = record.motion(columns.upper[0], at: index) else { return nil }
    return 100 * max(1 + upper - (record.motion(columns.lower[0], at: index) ?? 0), 0)
  }

  private func coverWords(_ covers: [TimePlot.Band]) -> String {
    covers.isEmpty ? "" : "Bars at the top: OD or OS covered."
  }

  /// Ranges of pictures in which something holds.
  private func bands(_ holds: (Int) -> Bool) -> [Range<Int>] {
    PictureSet((0..<record.count).filter(holds)).ranges
  }
}
