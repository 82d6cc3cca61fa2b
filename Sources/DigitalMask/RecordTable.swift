import Foundation
import MaskSigns

/// A record as a table: one row per frame, and a sidecar that gives each column's unit and meaning.
public struct RecordTable {
  private let record: SignRecord
  public init(_ record: SignRecord) { self.record = record }
  public var tsv: String { "" }
  public func sidecar() throws(MaskError) -> Data { Data() }
}
