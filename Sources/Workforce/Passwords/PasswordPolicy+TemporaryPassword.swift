extension PasswordPolicy {
    /// Letters and digits that nobody mistakes for one another when they type them from a message.
    private static let uppercase = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")
    private static let lowercase = Array("abcdefghijkmnopqrstuvwxyz")
    private static let digits = Array("23456789")
    /// Symbols that no mail client takes for markup or the end of a link.
    private static let safeSymbols = Array("!@#%*?=+")
    private static let minTemporaryLength = 12

    /// A password for an invitation: random, as long as the policy asks for, with a character of every class.
    package func temporaryPassword(from random: RandomSource) -> String {
        let classes = [Self.uppercase, Self.lowercase, Self.digits, Self.safeSymbols]
        let length = max(minimumLength, Self.minTemporaryLength)
        var characters = classes.flatMap { Array(random.text(of: 1, from: $0)) }
        characters += random.text(of: length - characters.count, from: Self.uppercase + Self.lowercase + Self.digits)
        // Sorting by random keys shuffles, so that the classes do not stand in a known order.
        let keys = random.bytes(4 * length)
        return String(
            characters.enumerated().sorted { left, right in
                keys[(4 * left.offset)..<(4 * left.offset + 4)].lexicographicallyPrecedes(
                    keys[(4 * right.offset)..<(4 * right.offset + 4)])
            }.map(\.element))
    }
}
