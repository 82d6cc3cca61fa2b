internal import Foundation
internal import Synchronization

/// Several workers, each with tools of its own; each takes every so-many-th job.
enum Crew {
  /// - Parameters:
  ///   - progress: Called after each job with how many are done, of how many.
  ///   - tools: Makes one worker's tools.
  /// - Returns: What the jobs gave, in their order.
  /// - Throws: What tools and jobs throw; `CancellationError`.
  static func run<Tools: ~Copyable, Result: Sendable>(
    jobs: Int, progress: @escaping @Sendable (Int, Int) -> Void, tools: @escaping @Sendable () throws -> Tools,
    _ job: @escaping @Sendable (Int, inout Tools) throws -> Result
  ) async throws -> [Result] {
    let workers = max(min(ProcessInfo.processInfo.activeProcessorCount, jobs), 1)
    let done = Counter()
    return try await withThrowingTaskGroup(of: [(Int, Result)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          var own = try tools()
          var part: [(Int, Result)] = []
          for index in stride(from: worker, to: jobs, by: workers) {
            try Task.checkCancellation()
            part.append((index, try job(index, &own)))
            progress(done.next(), jobs)
          }
          return part
        }
      }
      var all: [(Int, Result)] = []
      for try await part in group { all += part }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// The same work for each of some items.
  ///
  /// - Returns: What the work gave, in the items' order.
  /// - Throws: What it threw for the first item that failed.
  static func map<Item: Sendable, Made: Sendable>(
    _ items: [Item], _ work: @Sendable (Item) throws(AuditError) -> Made
  ) throws(AuditError) -> [Made] {
    let found = Mutex([Result<Made, AuditError>?](repeating: nil, count: items.count))
    DispatchQueue.concurrentPerform(iterations: items.count) { index in
      let one: Result<Made, AuditError>
      do throws(AuditError) {
        one = .success(try work(items[index]))
      } catch {
        one = .failure(error)
      }
      found.withLock { $0[index] = one }
    }
    var all: [Made] = []
    for one in found.withLock({ $0 }) { if let one { all.append(try one.get()) } }
    return all
  }

  private final class Counter: Sendable {
    private let count = Mutex(0)
    func next() -> Int {
      count.withLock { count in
        count += 1
        return count
      }
    }
  }
}
