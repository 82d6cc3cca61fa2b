import ClinicalFindings
import MaskSigns
@testable import Reports
import Testing

struct ReportTests {
  /// A right ptosis with a jerk nystagmus, a blink and a cover.
  func record(software: String = "digital-mask 1.0", seconds: Double = 8) throws -> SignRecord {
    var policy = PolicySummary()
    for sign in Sign.allCases { policy[sign] = SignModes(baseline: .norm, motion: sign == .wrinkles ? .none : .fine) }
    var baselines = Baselines()
    for sign in BaselineSign.allCases { for eye in Eye.allCases { baselines[sign, eye] = .norm } }
    baselines[.mrd1, .right] = .value(3)
    baselines[.mrd1, .left] = .value(9)
    let count = Int(seconds * 30)
    var times: [MediaTime] = []
    var flags: [MotionFlags] = []
    var codes: [Int16] = []
    for picture in 0..<count {
      times.append(MediaTime(ticks: Int64(picture) * 3000))
      var shown: MotionFlags = [.faceVisible]
      var row = [Int16](repeating: 0, count: MotionColumn.allCases.count)
      row[Int(MotionColumn.versionYaw.rawValue)] = Int16(6 - picture % 12)
      row[Int(MotionColumn.headYaw.rawValue)] = Int16(picture / 20)
      if picture % 90 == 60 || picture % 90 == 61 { shown.formUnion([.closed(.right), .closed(.left)]) }
      if (70..<85).contains(picture) { shown.insert(.covered(.left)) }
      if picture == 100 { shown = [] }
      flags.append(shown)
      codes += row
    }
    let header = RecordHeader(
      eyeDistance: .from200, frameRate: .near30, policy: policy, baselines: baselines, software: software, models: "mesh")
    return try SignRecord(header: header, times: times, flags: flags, codes: codes)
  }

  @Test func `what lies outside stands in the summary, what cannot be judged has its reason`() throws {
    let html = try ReportPage(record()).html()
    let summary = try #require(html.components(between: "<section id=\"summary\"", and: "</section>"))
    #expect(summary.contains("Ptosis OD"))
    #expect(summary.contains("moderate droop"))
    #expect(summary.contains("jerk nystagmus"))
    let unjudged = try #require(html.components(between: "<section id=\"unjudged\"", and: "</section>"))
    #expect(unjudged.contains("Lid lag"))
    #expect(unjudged.contains("did not go far enough"))
    #expect(html.contains(escaped(Findings.notice)))
  }

  @Test func `no text of the record or receipt becomes markup`() throws {
    let nasty = "<script>alert('x')</script>\"&<img src=x onerror=y>"
    let html = try ReportPage(record(software: nasty), receipt: nasty + "\u{0}\u{1b}</pre><b>").html()
    #expect(!html.contains("<script"))
    #expect(!html.contains("<img src=x"))
    #expect(!html.contains("</pre><b>"))
    #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;"))
    #expect(html.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
  }

  @Test func `the page asks nothing of a network and runs nothing`() throws {
    let html = try ReportPage(record(), receipt: "{}").html()
    for word in ["http://", "https://", "<script", "<link", "@import", "url(", "javascript:", "<iframe", "onload"] {
      #expect(!html.lowercased().contains(word), "\(word)")
    }
    #expect(html.contains("default-src 'none'"))
  }

  @Test func `pictures have words, plots titles, tables captions and headers`() throws {
    let html = try ReportPage(record()).html()
    let pictures = html.count(of: "<img ")
    #expect(pictures >= 3)
    #expect(pictures == html.count(of: "alt=\"The mask at "))
    // Lines lie in a drawing of their own inside the plot, to be stretched in time.
    let plots = html.count(of: "<svg ") - html.count(of: "<svg preserveAspectRatio=\"none\"")
    #expect(plots >= 6)
    #expect(plots == html.count(of: "role=\"img\""))
    #expect(plots == html.count(of: "<desc id="))
    #expect(html.count(of: "<table") == html.count(of: "<caption>"))
    #expect(html.count(of: "<thead") == html.count(of: "<table"))
    #expect(html.count(of: "<h1") == 1)
    #expect(html.contains("<html lang=\"en\">"))
    #expect(html.contains("prefers-color-scheme:dark"))
    #expect(html.contains("@media print"))
  }

  @Test func `tags are closed and identifiers stand once`() throws {
    let html = try ReportPage(record(), receipt: "{\"a\": 1}").html()
    for tag in ["section", "table", "figure", "svg", "dl", "ul", "thead", "tbody", "tr", "pre", "h2", "h3"] {
      #expect(html.count(of: "<\(tag)>") + html.count(of: "<\(tag) ") == html.count(of: "</\(tag)>"), "\(tag)")
    }
    let identifiers = html.all(between: " id=\"", and: "\"")
    #expect(Set(identifiers).count == identifiers.count)
    for target in html.all(between: "href=\"#", and: "\"") { #expect(identifiers.contains(target), "\(target)") }
  }

  @Test func `a minute's page is under 1.5 MB and ready within a second`() throws {
    let record = try record(seconds: 60)
    let clock = ContinuousClock()
    var bytes = 0
    // The least of three: other work on the machine only adds.
    let times = try (0..<3).map { _ in try clock.measure { bytes = try ReportPage(record).html().utf8.count } }
    #expect(bytes <= 1_500_000)
    #expect(try #require(times.min()) <= .seconds(1))
  }

  @Test func `a record of nothing, and one that withholds all, still give a page`() throws {
    let empty = RecordHeader(
      eyeDistance: .under60, frameRate: .unknown, policy: PolicySummary(), baselines: Baselines(), software: "", models: "")
    let nothing = try SignRecord(header: empty, times: [], flags: [], codes: [])
    #expect(try ReportPage(nothing).html().contains("Nothing could be judged"))
    let faces = [MotionFlags](repeating: [.faceVisible], count: 3)
    let withheld = try SignRecord(
      header: empty, times: (0..<3).map { MediaTime(ticks: Int64($0) * 3000) }, flags: faces,
      codes: [Int16](repeating: 0, count: 3 * MotionColumn.allCases.count))
    #expect(try ReportPage(withheld).html().contains("disclosure policy keeps this"))
  }

  @Test(arguments: [(0.0, 1.0), (-20, 35), (2, 2), (0, 0.03)])
  func `an axis holds its values between round marks`(low: Double, high: Double) {
    let scale = Scale(values: [low, high], shown: low...high)
    #expect(scale.low <= low && scale.high >= high)
    #expect(scale.marks.count >= 2 && scale.marks.count <= 8)
  }
}

extension String {
  fileprivate func count(of part: String) -> Int { all(ranges: part).count }

  private func all(ranges part: String) -> [String.Index] {
    var found: [String.Index] = []
    var rest = self[...]
    while let range = rest.firstRange(of: part) {
      found.append(range.lowerBound)
      rest = rest[range.upperBound...]
    }
    return found
  }

  fileprivate func all(between from: String, and to: String) -> [String] {
    var found: [String] = []
    var rest = self[...]
    while let start = rest.firstRange(of: from) {
      rest = rest[start.upperBound...]
      guard let end = rest.firstRange(of: to) else { break }
      found.append(String(rest[..<end.lowerBound]))
      rest = rest[end.upperBound...]
    }
    return found
  }

  fileprivate func components(between from: String, and to: String) -> String? { all(between: from, and: to).first }
}
