import DigitalMask
import Foundation
import MaskSigns
import Testing

/// `verify`, and the check at the end of `apply`, on three seconds of the sample of the repository.
@Suite struct VerifyCommandTests {
  private static let sample = Program.repository.appendingPathComponent("Samples/patient.mp4")
  private static let span = ["--from", "0", "--to", "3"]

  private func apply(_ mask: URL, _ more: [String] = []) throws -> Finished {
    try Program.run(Program.digitalmask, ["apply", Self.sample.path, "-o", mask.path] + Self.span + more)
  }
  private func verify(_ record: URL, _ more: [String] = [], span: [String] = span) throws -> Finished {
    try Program.run(Program.digitalmask, ["verify", Self.sample.path, record.path] + span + more)
  }

  @Test func `a mask carries its own evidence, and verify agrees`() throws {
    let scratch = try Scratch()
    let run = try apply(scratch.file("mask.mp4"))
    #expect(run.status == 0, "\(run.failure)")
    #expect(run.output.contains("verified"))
    let receipt = try JSONDecoder().decode(Receipt.self, from: Data(contentsOf: scratch.file("mask.receipt.json")))
    #expect(receipt.fidelity.passed)
    #expect(receipt.fidelity.picture == .file)
    #expect(receipt.fidelity.findings.lost + receipt.fidelity.findings.invented + receipt.fidelity.findings.changed == 0)
    let mrd1 = try #require(receipt.fidelity.signs.first { $0.sign == "mrd1 OS" })
    #expect(mrd1.pictures > 45)
    #expect(mrd1.percentile95 <= mrd1.allowed)
    #expect(mrd1.quantum > 0)

    let again = try verify(
      scratch.file("mask.dmask"), ["--mask", scratch.file("mask.mp4").path, "-o", scratch.file("v.json").path])
    #expect(again.status == 0, "\(again.output)")
    let verification = try JSONDecoder().decode(Verification.self, from: Data(contentsOf: scratch.file("v.json")))
    #expect(verification.passed)
    #expect(verification.signs.count >= 30)
    #expect(verification.record.allSatisfy { $0.verdict == .agrees })
    // The one way to the same numbers: what the receipt told is what the clinic reads again.
    #expect(verification.fidelity.signs == receipt.fidelity.signs)
  }

  @Test func `the receipt tells how a mask was made, and without it somebody has to`() throws {
    let scratch = try Scratch()
    let policy = scratch.file("sure.yaml")
    try Data("based_on: eyes\nminimum_confidence: 0.5\n".utf8).write(to: policy)
    #expect(try apply(scratch.file("mask.mp4"), ["--policy", policy.path, "--no-verify"]).status == 0)
    let receipt = try JSONDecoder().decode(Receipt.self, from: Data(contentsOf: scratch.file("mask.receipt.json")))
    let selection = try #require(receipt.selection)
    #expect(selection.from == 0 && selection.to == 3 && selection.face == 1 && !selection.focalLengthStated)
    let run = try verify(scratch.file("mask.dmask"), span: [])
    #expect(run.status == 0, "\(run.output)\(run.failure)")
    // What is said counts more than the receipt.
    let other = try verify(scratch.file("mask.dmask"), span: ["--from", "0", "--to", "2"])
    #expect(other.status == 21 && other.failure.contains("90 pictures") && other.failure.contains("60 pictures"), "\(other.failure)")
    #expect(!other.failure.contains("receipt"))

    try FileManager.default.moveItem(at: scratch.file("mask.receipt.json"), to: scratch.file("other.receipt.json"))
    let lost = try verify(scratch.file("mask.dmask"), span: [])
    #expect(lost.status == 21)
    #expect(lost.failure.contains("No receipt") && lost.failure.contains("--from"), "\(lost.failure)")
    #expect(lost.failure.split(separator: "\n").count == 1)
  }

  @Test func `a receipt of another record is not believed`() throws {
    let scratch = try Scratch()
    #expect(try apply(scratch.file("mask.mp4"), ["--no-verify"]).status == 0)
    #expect(ReceiptFile.beside(scratch.file("mask.dmask")) != nil)
    try FileManager.default.copyItem(at: scratch.file("mask.receipt.json"), to: scratch.file("other.receipt.json"))
    try Data("another".utf8).write(to: scratch.file("other.dmask"))
    #expect(ReceiptFile.beside(scratch.file("other.dmask")) == nil)
    try Data("{}".utf8).write(to: scratch.file("mask.receipt.json"))
    #expect(ReceiptFile.beside(scratch.file("mask.dmask")) == nil)
  }

  @Test func `a focal length that was stated must be said again`() throws {
    let scratch = try Scratch()
    #expect(try apply(scratch.file("mask.mp4"), ["--no-verify", "--focal-length", "28mm"]).status == 0)
    let text = try String(contentsOf: scratch.file("mask.receipt.json"), encoding: .utf8)
    #expect(text.contains(#""focalLengthStated" : true"#) && !text.contains("28mm"))
    let unsaid = try verify(scratch.file("mask.dmask"), span: [])
    #expect(unsaid.status == 65 && unsaid.failure.contains("--focal-length"), "\(unsaid.failure)")
    #expect(try verify(scratch.file("mask.dmask"), ["--focal-length", "28mm"], span: []).status == 0)
  }

  @Test func `a record without its droop, and a mask drawn from it, fail with code 21`() throws {
    let scratch = try Scratch()
    #expect(try apply(scratch.file("mask.mp4"), ["--no-verify"]).status == 0)
    var forgery = Forgery(try SignRecord.decode([UInt8](Data(contentsOf: scratch.file("mask.dmask")))))
    for eye in Eye.allCases { forgery.header.baselines[.mrd1, eye] = .norm }
    let forged = scratch.file("forged.dmask")
    try Data(try forgery.record().encode()).write(to: forged)
    let record = try verify(forged)
    #expect(record.status == 21, "\(record.output)")
    #expect(record.failure.split(separator: "\n").count == 1)
    #expect(record.output.contains("ptosis OS: LOST"))
    // The true record beside a mask that was drawn from the forged one.
    try Program.digitalmask("render", forged.path, "-o", scratch.file("forged.mp4").path)
    let mask = try verify(scratch.file("mask.dmask"), ["--mask", scratch.file("forged.mp4").path])
    #expect(mask.status == 21, "\(mask.output)")
    #expect(mask.output.contains("ptosis OS: LOST"))
  }

  @Test func `dropped pictures, another part of the recording and no face fail with code 21`() throws {
    let scratch = try Scratch()
    #expect(try apply(scratch.file("mask.mp4"), ["--no-verify"]).status == 0)
    let dropped = scratch.file("dropped.mp4"), grey = scratch.file("grey.mp4")
    try Program.ffmpeg(
      "-i", scratch.file("mask.mp4").path, "-vf", "select='not(eq(n,40))'", "-fps_mode", "vfr", "-c:v", "libx264", dropped.path)
    #expect(try verify(scratch.file("mask.dmask"), ["--mask", dropped.path]).status == 21)
    try Program.ffmpeg("-f", "lavfi", "-i", "color=gray:s=720x720:r=30:d=3", "-c:v", "libx264", grey.path)
    let faceless = try verify(scratch.file("mask.dmask"), ["--mask", grey.path])
    #expect(faceless.status == 21)
    #expect(faceless.failure.split(separator: "\n").count == 1)
    let part = try verify(scratch.file("mask.dmask"), span: ["--from", "3", "--to", "6"])
    #expect(part.status == 21, "\(part.failure)")
  }

  @Test func `without verifying the receipt says so`() throws {
    let scratch = try Scratch()
    let run = try apply(scratch.file("mask.mp4"), ["--no-verify"])
    #expect(run.status == 0)
    #expect(run.output.contains("not verified"))
    let receipt = try JSONDecoder().decode(Receipt.self, from: Data(contentsOf: scratch.file("mask.receipt.json")))
    #expect(receipt.fidelity == .notVerified)
  }
}
