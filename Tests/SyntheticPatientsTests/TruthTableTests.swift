import Foundation
import MaskSigns
import Testing

@testable import SyntheticPatients

@Suite struct TruthTableTests {
  @Test(arguments: [
    (0.0, 3, "0.000"), (-0.0004, 3, "0.000"), (1.2346, 3, "1.235"), (-12.5, 1, "-12.5"), (0.05, 2, "0.05"),
    (7, 0, "7"), (-0.9996, 3, "-1.000"),
  ])
  func `decimals are plain and never minus nought`(value: Double, places: Int, text: String) {
    #expect(TruthTable.decimal(value, places) == text)
  }

  /// A picture of round numbers, to read the table by.
  private static let moment: TruthTable.Moment = {
    func ellipse(_ x: Double) -> PictureEllipse {
      PictureEllipse(centre: SIMD2(x, 300), major: 29, minor: 28.5, angle: .degrees(-12))
    }
    func eye(_ side: Double) -> EyeTruth {
      EyeTruth(
        mrd1: 4.25, mrd2: 5.5, fissureHeight: 9.75, fissureWidth: 28, upperMargin: [1, 2, 3, 4, 3, 2, 1],
        lowerMargin: [-1, -2, -3, -4, -3, -2, -1], upperCurve: [SIMD2(600, 300), SIMD2(620.04, 290)],
        lowerCurve: [SIMD2(600, 310)], creaseCurve: [], crease: nil, isClosed: false, nasalCanthus: SIMD2(610, 301),
        temporalCanthus: SIMD2(560, 302), gaze: Gaze(yaw: .degrees(5 * side), pitch: .degrees(1)),
        globe: SIMD2(640 + 78 * side, 301), irisCentre: SIMD2(640 + 80 * side, 300), irisDiameterPixels: 29, iris: ellipse(640), pupil: ellipse(641),
        pupilDiameter: 4, reflex: SIMD2(642, 299), reflexOffset: SIMD2(0.5, 0.125), showsReflex: side > 0, coveredShare: 0.25,
        isCovered: false, browHeight: 19, browCurve: [SIMD2(1, 2)], mouthCorner: SIMD2(600, 500),
        mouthCornerWay: SIMD2(1, -2))
    }
    var points: [PictureTruth.Point: SIMD2<Double>] = [:]
    for (k, point) in PictureTruth.Point.allCases.enumerated() { points[point] = SIMD2(640, Double(k)) }
    let truth = PictureTruth(
      head: HeadPosture(yaw: .degrees(1), pitch: .degrees(2), roll: .degrees(-3)), eyes: BothEyes(right: eye(-1), left: eye(1)),
      place: SIMD3(1, 2, -500), mouthOpening: 0.5, wrinkles: WrinklePose(forehead: 1.5), points: points)
    return TruthTable.Moment(
      time: 1 / 30, truth: truth, kappa: BothEyes(both: SIMD2(5, 1)), target: SIMD2(0, 0), fixing: .left)
  }()

  @Test func `the table is written as the golden text`() {
    let lines = TruthTable.text([Self.moment]).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4 && lines[3].isEmpty)
    #expect(lines[0].hasPrefix("frame\ttime_s\teye\tmrd1_mm\tmrd2_mm\tpfh_mm\tpfw_mm\tgaze_yaw_deg\tgaze_pitch_deg\tiris_x_px\tiris_y_px\tclosed\tcovered\tconfidence\thead_yaw_deg\thead_pitch_deg\thead_roll_deg\tbrow_mm\tvisual_yaw_deg"))
    #expect(lines[1] == Self.golden("OD", "-5.000", "560.00", visual: "0.000", fixing: "0", reflex: "\t\t\t"))
    #expect(lines[2] == Self.golden("OS", "5.000", "720.00", visual: "0.000", fixing: "1", reflex: "642.00\t299.00\t0.500\t0.125"))
  }

  private static func golden(
    _ eye: String, _ yaw: String, _ iris: String, visual: String, fixing: String, reflex: String
  ) -> Substring {
    """
    0\t0.0333\t\(eye)\t4.250\t5.500\t9.750\t28.000\t\(yaw)\t1.000\t\(iris)\t300.00\t0\t0\t1\t1.000\t2.000\t-3.000\t19.000\t\
    \(visual)\t0.000\t0.000\t0.000\t\(fixing)\t0\t0.250\t\
    1.000\t2.000\t3.000\t4.000\t3.000\t2.000\t1.000\t-1.000\t-2.000\t-3.000\t-4.000\t-3.000\t-2.000\t-1.000\t\
    \t4.000\t29.00\t28.50\t-12.0\t641.00\t300.00\t29.00\t28.50\t-12.0\t\(reflex)\t\
    610.00\t301.00\t560.00\t302.00\t600.00\t500.00\t1.00\t-2.00\t0.50\t1.50\t0.00\t0.00\t0.00\t0.00\t1.00\t2.00\t-500.00\t\
    640.00\t0.00\t640.00\t1.00\t640.00\t2.00\t640.00\t3.00\t640.00\t4.00\t640.00\t5.00\t640.00\t6.00\t\
    600.0 300.0;620.0 290.0\t600.0 310.0\t\t1.0 2.0
    """
  }

  @Test func `every column is described once, with its unit`() {
    #expect(Set(TruthTable.columns).count == TruthTable.columns.count)
    for column in TruthTable.all {
      #expect(!column.meaning.isEmpty)
      let ending = column.name.split(separator: "_").last.map(String.init)
      if let ending, ["mm", "deg", "px", "s"].contains(ending) { #expect(column.unit == ending, "\(column.name)") }
    }
  }

  @Test func `JSON keeps its order and escapes what it must`() {
    let json = OrderedJSON.object([
      ("b", .text("say \"no\"\n")), ("a", .number(-0.0001, 3)), ("c", .list([.whole(1), .flag(true)])),
      ("d", .object([("x", .object([("y", .whole(2))]))])),
    ])
    #expect(
      json.written() == """
        {
          "b": "say \\"no\\"\\n",
          "a": 0.000,
          "c": [1, true],
          "d": {
            "x": {"y": 2}
          }
        }
        """)
  }

  @Test func `a clip's sidecar is valid JSON that names patient, condition and camera`() throws {
    let recipe = try #require(ClipRecipe.draw(count: 1, condition: .palsySixth, examination: .coverUncover, seed: 3).first)
    let patient = try SyntheticPatient(seed: recipe.seed, camera: .phone(width: 320, height: 180))
    let text = TruthSidecar.text(recipe, patient, patient.movement(recipe.condition, recipe.script))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect((object["Condition"] as? [String: Any])?["name"] as? String == "palsy-6")
    #expect((object["Recording"] as? [String: Any])?["examination"] as? String == "cover-uncover")
    #expect((object["Columns"] as? [String: Any])?.count == TruthTable.columns.count)
    let events = try #require(object["Events"] as? [[String: Any]])
    #expect(events.filter { $0["what"] as? String == "cover" }.count == 4)
  }
}
