import ArgumentParser

/// `digitalmask evaluate`: how good the program is, measured from scratch.
struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures the program itself, from scratch, on people who do not exist.",
    subcommands: [EvaluateAccuracy.self, EvaluateHabits.self, EvaluateAgreement.self])
}
