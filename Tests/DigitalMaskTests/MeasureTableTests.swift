import DigitalMask
import FaceReconstruction
import MaskSigns
import Testing

@Suite struct MeasureTableTests {
  private static func eye(closed: Bool = false, covered: Bool = false) -> EyeFit {
    EyeFit(
      gaze: Gaze(yaw: .degrees(-3.25), pitch: .degrees(1.5)), upperLid: LidMargin(nasal: 3, central: 4, temporal: 3),
      lowerLid: LidMargin(nasal: -4, central: -5, temporal: -4), mrd1: 3.75, mrd2: 5.25, fissureWidth: 28.5,
      irisCentre: SIMD2(100.5, 80.25), irisDiameterPixels: 20, isClosed: closed, isCovered: covered, confidence: 0.875)
  }

  private static let fit = FaceFit(
    person: PersonFit(
      shape: [], globeCentres: BothEyes(right: .zero, left: .zero), irisLever: 10, eyeDistancePixels: 120,
      residualPixels: 1),
    frames: [
      FrameFit(
        time: MediaTime(ticks: 0),
        face: VisibleFace(
          head: HeadPosture(yaw: .degrees(10), pitch: .degrees(-2), roll: .degrees(0.5)), position: SIMD3(1, 2, 3),
          eyes: BothEyes(right: eye(), left: eye(closed: true)), brows: BothEyes(right: 18, left: 19), mouthOpening: 0,
          mouthCorners: BothEyes(right: .zero, left: .zero), confidence: 1)),
      FrameFit(time: MediaTime(ticks: 3000), face: nil),
    ])

  @Test func `open, closed and lost have the cells that were measured, and no more`() {
    let lines = MeasureTable(Self.fit, mirroredWidth: nil).tsv.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "frame\ttime_s\teye\tmrd1_mm\tmrd2_mm\tpfh_mm\tpfw_mm\tgaze_yaw_deg\tgaze_pitch_deg\tiris_x_px\tiris_y_px\tclosed\tcovered\tconfidence\thead_yaw_deg\thead_pitch_deg\thead_roll_deg\tbrow_mm",
        "0\t0.000000\tOD\t3.750\t5.250\t9.000\t28.500\t-3.250\t1.500\t101.00\t80.75\t0\t0\t0.875\t10.000\t-2.000\t0.500\t18.000",
        "0\t0.000000\tOS\t\t\t0\t28.500\t\t\t\t\t1\t0\t0.875\t10.000\t-2.000\t0.500\t19.000",
        "1\t0.033333\tOD" + String(repeating: "\t", count: 15), "1\t0.033333\tOS" + String(repeating: "\t", count: 15),
      ])
  }

  @Test func `pixels of a mirrored source are told as they lie in the file`() {
    let row = MeasureTable(Self.fit, mirroredWidth: 640).tsv.split(separator: "\n")[1].split(separator: "\t")
    #expect(row[9] == "540.00")
  }
}
