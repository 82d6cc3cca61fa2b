/// A page of an audit: one file without anything outside it.
enum AuditPage {
  /// - Parameters:
  ///   - lead: What was found, in one paragraph of HTML.
  ///   - chapters: Titles and bodies, HTML; they are numbered.
  static func html(lead: String, chapters: [(title: String, body: String)]) -> String {
    let all = chapters.enumerated().map { "<h2>\($0 + 1). \($1.title)</h2>\n\($1.body)" }
    return """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Re-identification audit</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"><style>\(style)</style></head><body>
      <h1>Re-identification audit</h1>
      <p class="lead">\(lead)</p>
      \(all.joined(separator: "\n"))
      </body></html>

      """
  }

  private static let style = """
    body{font:16px/1.5 system-ui,sans-serif;max-width:1100px;margin:2rem auto;padding:0 1rem;color:#222}
    h1{margin-bottom:.2rem}h2{margin-top:2.2rem;border-bottom:1px solid #ddd}.lead{font-size:1.15rem}
    table{border-collapse:collapse;font-size:.85rem}td,th{border:1px solid #ddd;padding:.3rem .5rem;text-align:left;vertical-align:top}
    th{background:#f4f4f4}.wide{overflow-x:auto}.small{font-size:.85rem;color:#555}
    .card{border-left:6px solid #999;background:#fafafa;padding:.5rem .8rem;margin:.5rem 0}
    .good{border-color:#009e73}.doubtful{border-color:#e69f00}.bad{border-color:#d55e00}
    .plots{display:flex;flex-wrap:wrap;gap:1rem}figure{flex:1 1 420px;margin:0}svg{width:100%;background:#fff}
    figcaption span{display:inline-block;margin-right:.9rem;font-size:.8rem}figcaption i{display:inline-block;width:.9em;height:.9em;margin-right:.3em}
    """
}
