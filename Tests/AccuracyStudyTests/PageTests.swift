import MaskSigns
import SyntheticPatients
import Testing

@testable import AccuracyStudy

/// The page from made-up measurements, whose figures are known beforehand.
struct PageTests {
  private func eye(_ mrd1: Double, _ mrd2: Double) -> EyeReading {
    EyeReading(
      mrd1: mrd1, mrd2: mrd2, fissureWidth: 28, gaze: SIMD2(3, 2), iris: SIMD2(100, 100), isClosed: false,
      isCovered: false)
  }

  /// Sixty people whose lids are read as `slope` times the truth and `bias` over it; MediaPipe is a millimetre off.
  private func results(slope: Double = 1, bias: Double = 0) -> StudyResults {
    let stills = (0..<60).map { k -> StillResult in
      let mrd1 = -1 + 9 * Double(k) / 59
      let mrd2 = 4 + 4 * Double((k * 7) % 60) / 59
      func both(_ a: Double, _ b: Double) -> FaceReading {
        FaceReading(eyes: BothEyes(right: eye(a, b), left: eye(a, b)), head: SIMD3(Double(k % 50) - 25, 0, 0))
      }
      return StillResult(
        subject: Subject(.number(StudyPlan.firstUnseen + UInt64(k))),
        sample: PictureSample(
          time: 0, truth: both(mrd1, mrd2), ours: both(slope * mrd1 + bias, mrd2 + bias),
          mediaPipe: both(mrd1 + (k % 2 == 0 ? 1 : -1), mrd2 + 1), eyeDistance: 130))
    }
    return StudyResults(
      plan: StudyPlan(stills: 60, clips: 0, stillsPerEyeDistance: 0, masks: 0), stills: stills, clips: [],
      sized: StudyPlan.eyeDistances.map { ($0, []) })
  }

  private func figure(_ name: String, _ results: StudyResults) throws -> Figure {
    try #require(LidFigures(results).figures.first { $0.name == name })
  }

  @Test func `a shift of 0.2 mm is the error, five times below MediaPipe's, with slope 1`() throws {
    let results = results(bias: 0.2)
    let error = try figure("MRD1, mean absolute error", results)
    #expect(abs((error.value ?? 0) - 0.2) < 1e-9)
    #expect(error.isMet == true && error.isCertain)
    let ratio = try figure("MRD1, MediaPipe's error over ours", results)
    #expect(abs((ratio.value ?? 0) - 5) < 1e-9)
    let slope = try figure("MRD1, slope of measured on true", results)
    #expect(abs((slope.value ?? 0) - 1) < 1e-9)
  }

  @Test func `a lid pulled to the middle fails, and the page says so`() throws {
    let results = results(slope: 0.4, bias: 2.1)
    #expect(try figure("MRD1, slope of measured on true", results).isMet == false)
    let page = AccuracyPage(results).text
    #expect(page.contains("- MRD1, slope of measured on true: 0.40; the bar is 0.95 to 1.05."))
    #expect(page.contains("**not met**"))
    // Below 3 mm the mean of 2.1 − 0.6 t over t = −1…3.
    #expect(page.contains("A drooping lid (MRD1 under 3 mm) is read +1.5"))
  }

  @Test func `what was not measured is not met`() {
    let mask = MaskFigures(results())
    #expect(mask.figures.allSatisfy { $0.value == nil && ($0.bar == nil || $0.isMet == false) })
    #expect(AccuracyPage(results()).text.contains("- Mask, added to MRD1: not measured."))
  }

  @Test func `the same results give the same bytes, without nan, path or date`() {
    let (one, two) = (AccuracyPage(results(bias: 0.1)), AccuracyPage(results(bias: 0.1)))
    #expect(one.text == two.text)
    #expect(one.plots.map(\.svg) == two.plots.map(\.svg))
    #expect(one.plots.count == 7)
    for text in [one.text] + one.plots.map(\.svg) {
      #expect(!text.lowercased().split { !$0.isLetter }.contains("nan") && !text.contains("/tmp"))
    }
    for plot in one.plots { #expect(one.text.contains("](\(AccuracyPage.plotFolder)/\(plot.name))")) }
  }

  @Test func `numbers have a true minus sign and no negative zero`() {
    #expect(Text.decimal(-1.005, 1) == "−1.0")
    #expect(Text.decimal(-0.001, 2) == "0.00")
    #expect(Text.signed(0.25, 1) == "+0.3")
    #expect(Text.signed(0.001, 2) == "0.00")
    #expect(Text.decimal(.nan, 2) == "–")
  }

  @Test func `ticks are round and few`() {
    #expect(Panel.ticks(0...10, about: 5).values == [0, 2, 4, 6, 8, 10])
    let fine = Panel.ticks(0.06...0.42, about: 8)
    #expect(fine.values.count <= 8 && fine.decimals == 2)
    #expect(abs(fine.values[0] - 0.10) < 1e-9)
  }

  @Test func `what is written into a plot cannot become markup`() {
    var svg = SVG(width: 10, height: 10)
    svg.text("a < b & c", at: SIMD2(1, 2))
    #expect(svg.file.contains(">a &lt; b &amp; c<"))
  }
}
