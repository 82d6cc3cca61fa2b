/// JSON whose members keep their order, so that the same recipe writes the same bytes.
indirect enum OrderedJSON {
  case text(String)
  /// With a fixed count of decimals.
  case number(Double, Int)
  case whole(Int)
  case flag(Bool)
  case list([OrderedJSON])
  case object([(String, OrderedJSON)])

  /// Members of the outermost objects stand on lines of their own.
  func written(indent: Int = 0) -> String {
    switch self {
    case .text(let text): return Self.quoted(text)
    case .number(let value, let places): return TruthTable.decimal(value, places)
    case .whole(let value): return "\(value)"
    case .flag(let value): return value ? "true" : "false"
    case .list(let values): return "[" + values.map { $0.written(indent: 2) }.joined(separator: ", ") + "]"
    case .object(let members):
      guard indent < 2 else {
        return "{" + members.map { Self.quoted($0.0) + ": " + $0.1.written(indent: 2) }.joined(separator: ", ") + "}"
      }
      let space = String(repeating: "  ", count: indent + 1)
      let lines = members.map { space + Self.quoted($0.0) + ": " + $0.1.written(indent: indent + 1) }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + space.dropLast(2) + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
