import Synchronization

/// Memory for drawing, used by one picture after another: as many as are drawn at once.
final class MemoryPool: Sendable {
  private let free = Mutex<[DrawingMemory]>([])

  func take() -> DrawingMemory? { free.withLock { $0.popLast() } }
  func giveBack(_ memory: DrawingMemory) { free.withLock { $0.append(memory) } }
}
