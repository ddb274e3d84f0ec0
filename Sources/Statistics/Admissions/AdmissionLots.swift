/// Lots for children who are equal in all criteria: one for each child, which holds at every school.
public enum AdmissionLots {
  /// The place of each child when all are put in the order of their lots, from 0; no two have the same one.
  ///
  /// A child's lot is the first number of the ``RandomStream`` that the seed and the 64-bit FNV-1a hash of its name's UTF-8
  /// choose: who else applies, and in what order they stand, changes nothing about it. Of equal lots the child that stands first
  /// goes before.
  public static func places(of names: [String], seed: UInt64) -> [UInt32] {
    var drawn: [Drawn] = []
    drawn.reserveCapacity(names.count)
    for (child, name) in names.enumerated() {
      var stream = RandomStream(seed: seed, stream: Int(truncatingIfNeeded: hash(name)))
      drawn.append(Drawn(lot: stream.next(), child: UInt32(child)))
    }
    drawn.sort { $0.lot == $1.lot ? $0.child < $1.child : $0.lot < $1.lot }
    var places = [UInt32](repeating: 0, count: names.count)
    for (place, one) in drawn.enumerated() { places[Int(one.child)] = UInt32(place) }
    return places
  }

  private struct Drawn {
    var lot: UInt64
    var child: UInt32
  }

  private static func hash(_ name: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}
