import Foundation

/// Where random bytes come from: the system, or a test.
package struct RandomSource: Sendable {
    /// That many random bytes.
    package let bytes: @Sendable (Int) -> [UInt8]

    package init(bytes: @escaping @Sendable (Int) -> [UInt8]) {
        self.bytes = bytes
    }

    /// The generator of the operating system, fit for secrets.
    package static let system = RandomSource { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// `count` characters of `alphabet`, each as likely as the others. An alphabet has 1...256 characters.
    package func text(of count: Int, from alphabet: [Character]) -> String {
        // Bytes past the last whole multiple are drawn again: a remainder would favour the first characters.
        let limit = 256 - 256 % alphabet.count
        var text = ""
        while text.count < count {
            for byte in bytes(count) where Int(byte) < limit && text.count < count {
                text.append(alphabet[Int(byte) % alphabet.count])
            }
        }
        return text
    }

    /// A random UUID (version 4, RFC 9562) in lower case.
    package func uuid() -> String {
        var bytes = bytes(16)
        bytes[6] = bytes[6] & 0x0f | 0x40
        bytes[8] = bytes[8] & 0x3f | 0x80
        let hex = bytes.map(\.hexadecimal).joined()
        let cuts = [0, 8, 12, 16, 20, 32]
        return zip(cuts, cuts.dropFirst()).map { hex.dropFirst($0).prefix($1 - $0) }.joined(separator: "-")
    }
}

extension UInt8 {
    /// Two lower-case hexadecimal digits.
    var hexadecimal: String { (self < 16 ? "0" : "") + String(self, radix: 16) }
}
