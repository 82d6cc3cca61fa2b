// Makes a mask of a video, with a record and a receipt beside it.

// snippet.hide
import Foundation

let arguments = CommandLine.arguments
precondition(arguments.count == 3, "usage: MaskAVideo VIDEO MASK")
// snippet.show
import DigitalMask

let job = MaskJob(
  video: URL(fileURLWithPath: arguments[1]), outputs: OutputNames(mask: URL(fileURLWithPath: arguments[2])),
  options: MaskOptions(policy: .eyes))
let result = try await job.run { progress in
  print("\(progress.step) \(progress.done)")
}
print(result.receipt.frames)
