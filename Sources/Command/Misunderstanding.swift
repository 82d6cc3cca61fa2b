import ArgumentParser
import Foundation

/// A command line that is not understood, told without what was typed: a mistyped word may be a patient's file name, and
/// what is written on standard error ends up in logs.
///
/// The parser puts the words that it stumbled over between quotation marks; here their numbers on the command line take
/// their place. Names of our own commands and options stay.
struct Misunderstanding {
  private let words: [String]
  private let own: Set<String>

  /// - Parameters:
  ///   - words: The command line without the program's name.
  ///   - help: All help texts of the program: whatever stands in them is nobody's name.
  init(_ words: [String], help: String) {
    self.words = words
    own = Self.names(in: help)
  }

  /// - Parameter message: What the parser says, all of it.
  func told(_ message: String) -> String {
    var text = message
    // Longer words first: a shorter one may be a part of them.
    for (number, word) in pieces.sorted(by: { $0.word.count > $1.word.count }) where !own.contains(word) {
      text = text.replacingOccurrences(of: "'\(word)'", with: "(word \(number))")
    }
    text = namingTheCommand(hidingUnknownOptions(text))
    // Whatever else the parser may say one day.
    let typed = words.reduce(into: Set<String>()) { $0.formUnion(Self.names(in: $1)) }.filter { $0.count >= 3 }
    return !typed.subtracting(own).isDisjoint(with: Self.names(in: text)) ? "The command line is not understood: see 'digitalmask --help'." : text
  }

  /// What may be a name in a text: runs of letters, digits and hyphens, also without their hyphens.
  private static func names(in text: String) -> Set<String> {
    let whole = text.split { !($0.isLetter || $0.isNumber || $0 == "-") }
    return Set((whole + whole.flatMap { $0.split(separator: "-") }).map(String.init))
  }

  /// The words, and both sides of `--option=value`, with the number of their word.
  private var pieces: [(number: Int, word: String)] {
    words.enumerated().flatMap { index, word in
      var pieces = [word]
      if word.hasPrefix("-"), let sign = word.firstIndex(of: "=") {
        pieces += [String(word[..<sign]), String(word[word.index(after: sign)...])]
      }
      return pieces.filter { !$0.isEmpty }.map { (index + 1, $0) }
    }
  }

  /// Where only a command is expected, all words are too many; that the first one is no command says more.
  private func namingTheCommand(_ text: String) -> String {
    guard text.contains("<subcommand>\n"), text.contains("nexpected argument"), let word = text.firstRange(of: /\(word \d+\)/),
      let end = text.firstIndex(of: "\n")
    else { return text }
    return "Error: There is no such command \(text[word])." + text[end...]
  }

  /// The parser reads `-doe` as `-d`, too.
  private func hidingUnknownOptions(_ text: String) -> String {
    text.components(separatedBy: "'").enumerated().map { index, part in
      let name = part.split(separator: " ").first.map(String.init) ?? part
      return index % 2 == 1 && part.hasPrefix("-") && !own.contains(name) ? "-…" : part
    }.joined(separator: "'")
  }
}

extension ParsableCommand {
  /// The help texts of a command and of all beneath it.
  static var wholeHelp: String {
    ([DigitalMaskCommand.helpMessage(for: self)] + configuration.subcommands.map { $0.wholeHelp }).joined(separator: "\n")
  }
}
