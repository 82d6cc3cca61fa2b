/// Does the same for each of a list, on several cores, and gives the results back in the list's order.
///
/// - Parameters:
///   - width: How many at once.
///   - done: Called after each with how many are done.
func inParallel<Item: Sendable, Result: Sendable>(
  _ items: [Item], width: Int, done: @Sendable (Int) -> Void = { _ in },
  _ work: @escaping @Sendable (Item) async throws -> Result
) async throws -> [Result] {
  try await withThrowingTaskGroup(of: (Int, Result).self) { group in
    var results: [Result?] = items.map { _ in nil }
    var next = 0
    func start() {
      guard next < items.count else { return }
      let (index, item) = (next, items[next])
      next += 1
      group.addTask { (index, try await work(item)) }
    }
    for _ in 0..<max(width, 1) { start() }
    var finished = 0
    while let (index, result) = try await group.next() {
      try Task.checkCancellation()
      results[index] = result
      finished += 1
      done(finished)
      start()
    }
    return results.compactMap { $0 }
  }
}
