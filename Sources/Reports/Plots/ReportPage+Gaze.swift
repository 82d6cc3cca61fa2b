import ClinicalFindings
import MaskSigns

extension ReportPage {
  /// Where the eyes looked, and how they stood against each other in nine directions.
  var gazeSection: String {
    guard record.header.policy[.gaze].motion != .none, record.count > 0 else { return "" }
    let text = scatter + nineGaze
    return text.isEmpty ? "" : HTMLPage.section("gaze", "Where the eyes looked", text)
  }

  /// One dot for each direction in which an eye was seen: gaze comes in steps, so that many pictures share a dot.
  private var scatter: String {
    var dots = BothEyes<Set<[Int]>>(right: [], left: [])
    var farthest = 20.0
    for index in 0..<record.count {
      guard let signs = record.signs(at: index) else { continue }
      for eye in Eye.allCases where record.flags(at: index).showsGlobe(eye) {
        let gaze = signs.eyes[eye].gaze
        // Half degrees; what lies nearer is not told apart.
        dots[eye].insert([Int((gaze.yaw.degrees * 2).rounded()), Int((gaze.pitch.degrees * 2).rounded())])
        farthest = max(farthest, abs(gaze.yaw.degrees), abs(gaze.pitch.degrees))
      }
    }
    guard !dots.right.isEmpty || !dots.left.isEmpty else { return "" }
    let edge = (min(farthest, 90) / 10).rounded(.up) * 10
    let size = 380.0
    let middle = size / 2
    let scale = (middle - 24) / edge
    // As the camera sees it: the patient's left is on the right.
    func x(_ yaw: Double) -> Double { middle + yaw * scale }
    func y(_ pitch: Double) -> Double { middle - pitch * scale }
    var svg = ""
    for ring in stride(from: 10.0, through: edge, by: 10) {
      svg += "<circle class=\"grid\" cx=\"\(point(middle))\" cy=\"\(point(middle))\" r=\"\(point(ring * scale))\"/>"
      svg += "<text x=\"\(point(x(ring) - 2))\" y=\"\(point(middle - 3))\" text-anchor=\"end\">\(spoken(ring, decimals: 0))°</text>\n"
    }
    svg += "<path class=\"zero\" d=\"M\(point(x(-edge))) \(point(middle))H\(point(x(edge)))M\(point(middle)) \(point(y(edge)))V\(point(y(-edge)))\"/>\n"
    for eye in Eye.allCases {
      // A long record fills the plane; so many dots show it.
      let most = 1500
      let sorted = dots[eye].sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
      let thinned = sorted.count <= most ? sorted : (0..<most).map { sorted[$0 * sorted.count / most] }
      for dot in thinned {
        svg += "<circle class=\"\(eye == .right ? "dot-od" : "dot-os")\" cx=\"\(point(x(Double(dot[0]) / 2)))\" cy=\"\(point(y(Double(dot[1]) / 2)))\" r=\"\(eye == .right ? "1.7" : "2.4")\"/>"
      }
      svg += "\n"
    }
    svg += "<text x=\"4\" y=\"\(point(size - 4))\">patient's right</text><text x=\"\(point(size - 4))\" y=\"\(point(size - 4))\" text-anchor=\"end\">patient's left</text>"
    return """
      <figure style="max-width:30rem"><svg viewBox="0 0 \(point(size)) \(point(size))" role="img" aria-labelledby="plot-gaze-t plot-gaze-d">\
      <title id="plot-gaze-t">Directions of gaze</title>\
      <desc id="plot-gaze-d">Every direction in which each eye was seen, up to \(spoken(farthest, decimals: 0)) degrees from straight ahead.</desc>
      \(svg)</svg><figcaption>Every direction in which an eye was seen, in the head, as the camera sees it. Filled: OD; rings: OS.</figcaption></figure>

      """
  }

  /// Edges of the nine fields, degrees off straight ahead.
  private static let field = 10.0

  private var nineGaze: String {
    guard record.header.policy[.deviation].motion != .none else { return "" }
    var fields = [[(yaw: Double, pitch: Double)]](repeating: [], count: 9)
    for index in 0..<record.count where record.flags(at: index).showsGlobe(.right) && record.flags(at: index).showsGlobe(.left) {
      guard let signs = record.signs(at: index) else { continue }
      let (right, left) = (signs.eyes.right.gaze, signs.eyes.left.gaze)
      let yaw = (right.yaw.degrees + left.yaw.degrees) / 2
      let pitch = (right.pitch.degrees + left.pitch.degrees) / 2
      func place(_ angle: Double) -> Int { angle < -Self.field ? 0 : angle > Self.field ? 2 : 1 }
      fields[(2 - place(pitch)) * 3 + place(yaw)].append((right.yaw.degrees - left.yaw.degrees, right.pitch.degrees - left.pitch.degrees))
    }
    func middle(_ values: [Double]) -> Double {
      let sorted = values.sorted()
      return sorted[sorted.count / 2]
    }
    func cell(_ field: [(yaw: Double, pitch: Double)]) -> String {
      guard field.count >= 3 else { return "<td>–</td>" }
      let across = signed(prismDioptres(degrees: middle(field.map(\.yaw))), decimals: 0)
      let up = signed(prismDioptres(degrees: middle(field.map(\.pitch))), decimals: 0)
      return "<td><span class=\"number\">H \(across) Δ<br>V \(up) Δ</span><br><span class=\"soft\">\(field.count)</span></td>"
    }
    var rows = ""
    for (row, name) in ["Up", "Ahead", "Down"].enumerated() {
      rows += "<tr><th scope=\"row\">\(name)</th>" + (0..<3).map { cell(fields[row * 3 + $0]) }.joined() + "</tr>\n"
    }
    return """
      <h3>Nine directions</h3>
      <div class="wide"><table class="nine"><caption>Deviation of the eyes as the mask shows them: median, and the number of pictures. \
      H + eso, V + right eye higher. Beyond \(spoken(Self.field, decimals: 0))° counts as a side. Squint inside the healthy range is drawn straight.</caption>
      <thead><tr><td></td><th scope="col">Patient's right</th><th scope="col">Middle</th><th scope="col">Patient's left</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>

      """
  }
}
