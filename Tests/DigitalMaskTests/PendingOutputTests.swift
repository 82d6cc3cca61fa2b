import DigitalMask
import Foundation
import Testing

@Suite struct PendingOutputTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test func `an output that is not committed leaves nothing`() throws {
    do {
      let output = try PendingOutput.open(scratch.file("mask.mp4"), replacing: false)
      try output.fill(with: Data("half".utf8))
      #expect(scratch.names.count == 1)
    }
    #expect(scratch.names.isEmpty)
  }

  @Test func `a committed output has its name and its bytes, and no temporary file stays`() throws {
    let output = try PendingOutput.open(scratch.file("mask.mp4"), replacing: false)
    try output.fill(with: Data("whole".utf8))
    try output.commit()
    #expect(scratch.names == ["mask.mp4"])
    #expect(try Data(contentsOf: scratch.file("mask.mp4")) == Data("whole".utf8))
  }

  @Test func `what appears meanwhile is not overwritten`() throws {
    let output = try PendingOutput.open(scratch.file("mask.mp4"), replacing: false)
    try Data("precious".utf8).write(to: scratch.file("mask.mp4"))
    // A noncopyable value cannot be consumed inside #expect's closure.
    do {
      try output.commit()
      Issue.record("the other's file was overwritten")
    } catch {
      #expect(error.kind == .cannotCreateOutput)
    }
    #expect(try Data(contentsOf: scratch.file("mask.mp4")) == Data("precious".utf8))
    #expect(scratch.names == ["mask.mp4"])
  }

  @Test func `random names never hold the source's name and rarely meet`() {
    let folder = URL(fileURLWithPath: "/tmp")
    let names = (0..<100).map { _ in OutputNames.random(in: folder).mask.lastPathComponent }
    #expect(names.allSatisfy { $0.hasPrefix("mask-") && $0.hasSuffix(".mp4") })
    // 3.2 million names: two of a hundred meet once in 650 runs, three never in practice.
    #expect(Set(names).count >= 98)
  }
}
