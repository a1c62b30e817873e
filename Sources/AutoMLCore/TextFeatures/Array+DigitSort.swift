extension [UInt32] {
    private static let digitBits = 9
    /// Fewer numbers are sorted faster by comparing them.
    private static let leastCount = 96

    /// Sorts numbers below 2^bits by their digits, the lowest first.
    mutating func sortByDigits(bits: Int) {
        guard count >= Self.leastCount else { return sort() }
        let mask = UInt32(1 << Self.digitBits) - 1
        var sorted = self
        for shift in stride(from: UInt32(0), to: UInt32(bits), by: Self.digitBits) {
            var places = [Int](repeating: 0, count: 1 << Self.digitBits)
            for number in self { places[Int(number >> shift & mask)] += 1 }
            var next = 0
            for digit in places.indices { (places[digit], next) = (next, next + places[digit]) }
            for number in self {
                let digit = Int(number >> shift & mask)
                sorted[places[digit]] = number
                places[digit] += 1
            }
            swap(&self, &sorted)
        }
    }
}
