/// Text for HTML: nothing in it can become a tag, an attribute or an entity.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    // Control characters are no text; HTML forbids most of them.
    case "\n", "\t": result.unicodeScalars.append(scalar)
    case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// The frame around a report: style for screen, dark screens and paper, and a policy that forbids all else.
enum HTMLPage {
  static func whole(title: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(escaped(title))</title>
    <style>\(style)</style>
    </head>
    <body>
    <a class="skip" href="#summary">Go to the summary</a>
    \(body)
    </body>
    </html>

    """
  }

  static func section(_ id: String, _ title: String, _ content: String) -> String {
    "<section id=\"\(id)\" aria-labelledby=\"\(id)-title\">\n<h2 id=\"\(id)-title\">\(escaped(title))</h2>\n\(content)\n</section>\n"
  }

  /// - Parameters:
  ///   - rows: The first cell of each is the row's header.
  static func table(_ caption: String, _ columns: [String], _ rows: [(cells: [String], isMarked: Bool)]) -> String {
    var text = "<div class=\"wide\"><table><caption>\(escaped(caption))</caption>\n<thead><tr>"
    text += columns.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
    text += "</tr></thead>\n<tbody>\n"
    for row in rows {
      text += row.isMarked ? "<tr class=\"outside\">" : "<tr>"
      for (place, cell) in row.cells.enumerated() {
        text += place == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>"
      }
      text += "</tr>\n"
    }
    return text + "</tbody></table></div>\n"
  }

  /// Stretches all drawings of a section in time; by style alone, for the page runs nothing.
  static let zoom = """
    <fieldset class="zoom"><legend>Stretch time:</legend>\
    <label><input type="radio" name="zoom" id="zoom-1" checked> whole</label>\
    <label><input type="radio" name="zoom" id="zoom-4"> 4 times</label>\
    <label><input type="radio" name="zoom" id="zoom-16"> 16 times</label></fieldset>

    """

  private static let style = """
    :root{--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--paper:#ffffff;--shade:#f3f5f7;--od:#b3261e;--os:#1f5fa8;\
    --third:#3d7a3a;--mark:#b35900;--markshade:#fff4e5;--band:#8a8f98}
    @media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#a3adb8;--line:#3b434c;--paper:#14181c;--shade:#1d2329;\
    --od:#ff8a80;--os:#82b7ff;--third:#8fd08a;--mark:#ffb454;--markshade:#33270f;--band:#6b737d}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:62rem;padding:1.5rem 1.25rem 4rem;background:var(--paper);color:var(--ink);\
    font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    h1{font-size:1.7rem;line-height:1.2;margin:.2rem 0 .4rem}
    h2{font-size:1.25rem;margin:2.4rem 0 .6rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
    h3{font-size:1.02rem;margin:1.4rem 0 .3rem}
    p{margin:.5rem 0}
    .soft,figcaption,caption{color:var(--soft)}
    .notice{border-left:.3rem solid var(--mark);background:var(--markshade);padding:.6rem .9rem;margin:1rem 0}
    .skip{position:absolute;left:-100rem}
    .skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
    .wide{overflow-x:auto}
    table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.4rem 0 1rem}
    caption{text-align:left;padding:.2rem 0 .4rem}
    th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line)}
    thead th{color:var(--soft);font-weight:600;white-space:nowrap}
    tbody th{font-weight:500}
    tr.outside th,tr.outside td{background:var(--markshade)}
    tr.outside th{box-shadow:inset .3rem 0 0 var(--mark);padding-left:.7rem;font-weight:650}
    .number{white-space:nowrap;font-variant-numeric:tabular-nums}
    figure{margin:1rem 0 1.4rem}
    figcaption{font-size:.88rem;margin-top:.25rem}
    svg{display:block;width:100%;height:auto}
    svg text{fill:var(--soft);font:11px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    svg .title{fill:var(--ink);font-size:12px;font-weight:600}
    figure .title{font-size:.8rem;font-weight:600;margin:0 0 .1rem 46px}
    .key{margin-left:1rem;font-weight:400;color:var(--soft)}
    .key::before{content:"";display:inline-block;width:1.4rem;margin-right:.35rem;vertical-align:.25em;border-top:2px solid var(--od)}
    .key-os::before{border-top:2px dashed var(--os)}.key-third::before{border-top:2px dotted var(--third)}
    .time{display:flex}.axis{position:relative;flex:0 0 46px}
    .axis span{position:absolute;right:6px;transform:translateY(-50%);color:var(--soft);font-size:11px;line-height:1}
    .scroll{flex:1;overflow-x:auto;overflow-y:hidden}
    .scroll:focus-visible{outline:2px solid var(--mark);outline-offset:2px}
    svg.drawing{width:100%}.drawing path{vector-effect:non-scaling-stroke}
    .zoom{border:0;margin:.6rem 0;padding:0;color:var(--soft)}
    .zoom legend{float:left;padding:0;margin-right:.8rem}.zoom label{margin-right:1rem;white-space:nowrap}
    section:has(#zoom-4:checked) svg.drawing{width:400%}section:has(#zoom-16:checked) svg.drawing{width:1600%}
    .grid{stroke:var(--line);stroke-width:1;fill:none}
    .zero{stroke:var(--soft);stroke-width:1;fill:none;opacity:.6}
    .od,.os,.third{fill:none;stroke-width:1.4;stroke-linejoin:round}
    .od{stroke:var(--od)}.os{stroke:var(--os);stroke-dasharray:5 2}.third{stroke:var(--third);stroke-dasharray:1.5 2}
    .dot-od{fill:var(--od);fill-opacity:.75}.dot-os{fill:none;stroke:var(--os);stroke-width:1.1}
    .band{fill:var(--band);opacity:.22}.cover-od{fill:var(--od);opacity:.75}.cover-os{fill:var(--os);opacity:.75}
    .beat{fill:var(--mark);opacity:.22}
    .stills{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:1rem}
    .stills figure{margin:0}
    .stills img{width:100%;height:auto;display:block;border-radius:.4rem;background:var(--shade)}
    .nine{width:auto}
    .nine th,.nine td{border:1px solid var(--line);padding:.45rem .8rem;text-align:center}
    dl dt{font-weight:600;margin-top:.9rem}
    dl dd{margin:.1rem 0 0 0}
    pre{background:var(--shade);padding:.8rem;overflow-x:auto;font-size:.8rem;line-height:1.35;white-space:pre-wrap;\
    overflow-wrap:anywhere}
    ul{padding-left:1.2rem}
    @media print{:root{--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--shade:#f4f4f4;--od:#b3261e;--os:#1f5fa8;\
    --third:#3d7a3a;--mark:#b35900;--markshade:#fff4e5;--band:#8a8f98}
    @page{size:A4;margin:14mm}body{max-width:none;padding:0;font-size:10pt}.skip{display:none}
    table{font-size:8.5pt}th,td{padding:.18rem .4rem .18rem 0}dl,pre{font-size:8.5pt}dl dt{margin-top:.4rem}
    .stills{grid-template-columns:repeat(4,1fr);gap:.5rem}.zoom{display:none}
    section svg.drawing{width:100%!important}
    h2,h3{break-after:avoid}figure,tr,.notice,dl dt{break-inside:avoid}a{color:inherit;text-decoration:none}}
    """
}
