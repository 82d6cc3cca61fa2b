import Foundation

/// Readable JSON that is the same for the same value: keys in order, a line feed at the end.
///
/// - Parameter failure: What is said when it cannot be made.
func stableJSON(_ value: some Encodable, _ failure: String) throws(MaskError) -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  do {
    return try encoder.encode(value) + Data("\n".utf8)
  } catch {
    throw MaskError(.inputOutput, failure)
  }
}
