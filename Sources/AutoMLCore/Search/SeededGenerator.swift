import Foundation

/// Random numbers that a seed determines (SplitMix64, Steele et al. 2014), the same on every machine.
package struct SeededGenerator: RandomNumberGenerator, Sendable, Codable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    /// A generator for one of several purposes that share a seed.
    package init(seed: UInt64, purpose: Int) {
        state = seed &+ UInt64(bitPattern: Int64(purpose)) &* 0xd1b5_4a32_d192_ed03
        state = next()
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// In 0..<1.
    package mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// In 0..<count, without the bias correction that the standard library's draws pay for.
    package mutating func index(below count: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(count)).high)
    }

    /// Normally distributed with mean 0 and deviation 1 (Box & Muller 1958).
    package mutating func normal() -> Double {
        (-2 * log(max(unit(), .leastNormalMagnitude))).squareRoot() * cos(2 * .pi * unit())
    }
}
