import ArgumentParser
import DigitalMask
import Foundation

/// The table of contents of the command line.
@main
struct DigitalMaskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digitalmask",
    abstract: "Turns a face video into a mask that keeps the clinical signs and drops the person.",
    discussion: """
      Exit codes:
        0   done
        20  no face found
        21  quality check failed: the mask does not show what the recording showed
        64  wrong usage
        65  bad input
        66  input missing or unreadable
        69  the networks, or a browser for report --pdf, are not installed
        73  output cannot be made
        74  reading or writing failed
        75  interrupted, or a temporary failure: try again

      Not a medical device.
      """,
    version: softwareVersion,
    subcommands: [
      Apply.self, Verify.self, Measure.self, Render.self, Info.self, SignsTable.self, Report.self, Compare.self, Patients.self,
      Evaluate.self, Audit.self, Release.self,
    ])

  static func main() async {
    do {
      var command = try await asyncParseAsRoot(nil)
      if var command = command as? AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch where exitCode(for: error) == .validationFailure {
      let misunderstanding = Misunderstanding(Array(CommandLine.arguments.dropFirst()), help: wholeHelp)
      FileHandle.standardError.write(Data((misunderstanding.told(fullMessage(for: error)) + "\n").utf8))
      exit(withError: ExitCode.validationFailure)
    } catch {
      exit(withError: error)
    }
  }
}
