import FaceReconstruction
import MaskDisclosure
import MaskSigns
import Testing

let context = RecordContext(software: "digital-mask test", models: "none")

struct NormalIsNobodysTests {
  @Test func `two healthy people doing the same leave byte-identical records`() throws {
    for seed in 0..<300 as Range<UInt64> {
      var random = Random(seed)
      let clip = Moment.clip(40, &random)
      let (one, other) = (Person.healthy(&random), Person.healthy(&random))
      for preset in DisclosurePolicy.Preset.allCases {
        let policy = DisclosurePolicy(preset)
        let first = try disclose(one.fit(clip), policy: policy, context: context).encode()
        let second = try disclose(other.fit(clip), policy: policy, context: context).encode()
        #expect(first == second, "seed \(seed), \(preset)")
      }
    }
  }

  @Test func `a record of a moving clip decodes to itself`() throws {
    for seed in 0..<50 as Range<UInt64> {
      var random = Random(seed)
      let record = try disclose(Person.healthy(&random).fit(Moment.clip(60, &random)), context: context)
      let bytes = record.encode()
      #expect(try SignRecord.decode(bytes) == record)
    }
  }
}
