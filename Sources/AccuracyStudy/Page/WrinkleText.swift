extension WrinkleFigures {
  /// The page's part on wrinkles.
  var text: String {
    var table = MarkdownTable(
      "", "measured, of", "mean absolute error, grades", "bias", "weighted κ of the grade", "deep, told as deep",
      "absent, told as not deep")
    for row in rows {
      func share(_ part: (right: Int, of: Int)) -> String { part.of == 0 ? "–" : "\(part.right) of \(part.of)" }
      table.add(
        row.name, "\(row.measured) of \(row.possible)", Text.decimal(row.agreement.meanAbsoluteError, 2),
        Text.signed(row.agreement.bias, 2), Text.decimal(row.kappa, 2), share(row.deep), share(row.absent))
    }
    return """
      ## Wrinkles

      Grades from 0 (none) over fine and moderate to 3 (deep), both sides of a region together; reported, without a bar. \
      κ has quadratic weights. Deep is a true grade of 2.5 and more, absent one under 0.5; a region is told as deep where \
      the default policy would let it leave. See [wrinkles.md](wrinkles.md).

      \(table.text)
      """
  }
}
