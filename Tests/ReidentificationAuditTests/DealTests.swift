import Testing

@testable import ReidentificationAudit

/// Whoever is sought by chance moves an attack's figures: by how much is told beside them.
@Suite struct DealTests {
  private let plan = AuditPlan(people: 20, training: 30, patients: 0, seed: 3, galleries: 4)

  private func deals(leak: Double) throws -> [DealFigures] {
    try DealFigures.all(plan, StudyTests.people(50, leak: leak, seed: 1))
  }

  @Test func `masks that tell nothing stay at chance whoever is sought, and spread`() throws {
    for deal in try deals(leak: 0) {
      #expect(deal.deals == DealFigures.usual)
      #expect(abs(deal.equalErrorRate - 0.5) < 0.08 && abs(deal.rank1 - 0.05) < 0.05, "\(deal.id)")
      #expect(deal.equalErrorRateDeviation > 0.005 && deal.equalErrorRateDeviation < 0.12, "\(deal.id)")
    }
  }

  @Test func `masks that leak are linked whoever is sought`() throws {
    let found = try deals(leak: 1.5)
    #expect(Set(found.map(\.id)).isSuperset(of: ["lazy-informed", "semi-informed", "whitebox"]))
    for deal in found { #expect(deal.equalErrorRate < 0.3 && deal.rank1 > 0.2, "\(deal.id)") }
  }

  @Test func `the same seed deals the same people`() throws {
    #expect(try deals(leak: 0.5) == deals(leak: 0.5))
  }

  @Test func `who leaves nobody to train deals nothing`() throws {
    let everybody = try StudyTests.people(12, leak: 0, seed: 1)
    let attacker = try #require(Attackers.all.first { $0.id == "semi-informed" })
    #expect(try DealFigures(attacker, everybody: everybody, sought: 12, galleries: 2, seed: 1) == nil)
    #expect(try DealFigures(attacker, everybody: everybody, sought: 6, deals: 1, galleries: 2, seed: 1) == nil)
  }
}
