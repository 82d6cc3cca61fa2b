import ArgumentParser
import DigitalMask
import FaceRecognition
import Foundation
import ReidentificationAudit

/// `digitalmask audit`: attacks the program's own masks and records, and says who is found again.
struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Attacks our own masks and records: who is found again, by whom, and what bounds it.",
    discussion: """
      Makes people who do not exist, lets each be recorded twice, masks the recordings, and lets attackers look for each \
      person among all. Writes audit.html, audit.json and a folder of evidence; run it again after an interruption, and it \
      goes on where it was.

      Examples:
        digitalmask audit --synthetic 60 -o audit          a look, in minutes
        digitalmask audit --synthetic 600 --seed 1 -o audit --force
      """)

  @Option(help: "People who are looked for; twice as many others train the attackers.") var synthetic: Int
  @Option(help: "The same seed gives the same people.") var seed: UInt64 = 1
  @Option(help: "People who train the attackers.") var training: Int?
  @Option(help: "Pictures of each recording, for attackers who look at pictures.") var stills = 8
  @Option(name: .shortAndLong, help: "The folder.") var output: String
  @Option(help: "Folder of the recogniser; found by itself otherwise.") var models: String?
  @Flag(help: "Replace a report that exists.") var force = false
  @Option(help: "plain or json.") var log: LogStyle = .plain

  func validate() throws {
    guard (AuditPlan.fewest...100_000).contains(synthetic), (AuditPlan.fewest...100_000).contains(training ?? AuditPlan.fewest),
      (1...64).contains(stills)
    else { throw ValidationError("--synthetic and --training must be \(AuditPlan.fewest) to 100000, --stills 1 to 64.") }
  }

  func run() async throws {
    let log = Log(log)
    let plan = AuditPlan(people: synthetic, training: training, seed: seed, stills: stills)
    try await running(log) {
      let page = URL(fileURLWithPath: output).appendingPathComponent("audit.html")
      if !force, FileManager.default.fileExists(atPath: page.path) {
        throw MaskError(.cannotCreateOutput, "A report exists: choose another folder or pass --force.")
      }
      let result = try await attack(plan, log)
      do {
        try result.json.write(to: page.deletingLastPathComponent().appendingPathComponent("audit.json"), options: .atomic)
        try Data(AuditReport(result).html.utf8).write(to: page, options: .atomic)
      } catch {
        throw MaskError(.cannotCreateOutput, "The report could not be written: check its folder and the disk.")
      }
      for line in AuditReport(result).summary { print(line) }
    }
  }

  private func attack(_ plan: AuditPlan, _ log: Log) async throws -> AuditResult {
    do {
      return try await AuditStudy(plan: plan, folder: output + "/evidence", models: models).run { done, total in
        log.progress(MaskProgress(step: .observing, done: done, total: total))
      }
    } catch AuditError.otherPlan {
      throw MaskError(.cannotCreateOutput, "The folder holds evidence of another audit: choose another folder.")
    } catch AuditError.file {
      throw MaskError(.cannotCreateOutput, "The evidence could not be written: check the folder and the disk.")
    } catch is RecognitionError {
      throw MaskError(.installation, "The recogniser is not installed or does not fit: run Tools/install.")
    } catch is CancellationError {
      throw CancellationError()
    } catch let error as MaskError {
      throw error
    } catch {
      throw MaskError(.badInput, "The attackers could not be trained: ask for more people.")
    }
  }
}
