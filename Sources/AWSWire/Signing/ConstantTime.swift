/// Comparison of secrets whose time does not tell where they differ.
package enum ConstantTime {
    /// True when both texts hold the same bytes. Only their lengths may show in the time it takes.
    package static func equal(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        var difference: UInt8 = 0
        for (a, b) in zip(left.utf8, right.utf8) { difference |= a ^ b }
        return difference == 0
    }
}
