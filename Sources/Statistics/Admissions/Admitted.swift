/// The children that a school holds, the one with the highest rank at hand: a heap.
struct Admitted: Sendable {
  struct Application: Sendable {
    var rank: UInt64
    var child: Int32
    var choice: Int32
  }

  private var heap: [Application] = []

  /// Takes a child in, and answers the one that must go, which may be the same; nil where there was a place.
  mutating func admit(_ new: Application, places: Int) -> Application? {
    if heap.count < places {
      heap.append(new)
      rise(from: heap.count - 1)
      return nil
    }
    guard let last = heap.first, new.rank < last.rank else { return new }
    heap[0] = new
    sink()
    return last
  }

  private mutating func rise(from start: Int) {
    var index = start
    while index > 0, heap[(index - 1) / 2].rank < heap[index].rank {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  private mutating func sink() {
    var index = 0
    while true {
      var largest = index
      for child in (2 * index + 1)..<(2 * index + 3) where child < heap.count {
        if heap[child].rank > heap[largest].rank { largest = child }
      }
      guard largest != index else { return }
      heap.swapAt(index, largest)
      index = largest
    }
  }
}
