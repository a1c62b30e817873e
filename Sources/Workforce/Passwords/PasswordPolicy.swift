/// What a password of a pool has to look like.
package struct PasswordPolicy: Sendable, Hashable, Codable {
    package var minimumLength: Int
    package var requiresUppercase: Bool
    package var requiresLowercase: Bool
    package var requiresNumbers: Bool
    package var requiresSymbols: Bool

    /// The longest password that is taken, in characters.
    package static let maxLength = 256
    /// What counts as a symbol.
    package static let symbols: [Character] = Array("^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-")

    package init(
        minimumLength: Int, requiresUppercase: Bool, requiresLowercase: Bool, requiresNumbers: Bool,
        requiresSymbols: Bool
    ) {
        self.minimumLength = minimumLength
        self.requiresUppercase = requiresUppercase
        self.requiresLowercase = requiresLowercase
        self.requiresNumbers = requiresNumbers
        self.requiresSymbols = requiresSymbols
    }

    /// The policy of a pool that was created without one.
    package static let standard = PasswordPolicy(
        minimumLength: 8, requiresUppercase: true, requiresLowercase: true, requiresNumbers: true, requiresSymbols: true)

    /// The first rule that `password` breaks; nil when it may be used.
    package func violation(by password: String) -> Violation? {
        if password.count > Self.maxLength { return .tooLong }
        if password.count < minimumLength { return .tooShort }
        if password.first == " " || password.last == " " { return .outerSpace }
        let characters = password.unicodeScalars
        if requiresUppercase, !characters.contains(where: { ("A"..."Z").contains($0) }) { return .noUppercase }
        if requiresLowercase, !characters.contains(where: { ("a"..."z").contains($0) }) { return .noLowercase }
        if requiresNumbers, !characters.contains(where: { ("0"..."9").contains($0) }) { return .noNumber }
        if requiresSymbols, !password.contains(where: { Self.symbols.contains($0) || $0 == " " }) { return .noSymbol }
        return nil
    }

    /// A broken rule, in the words that clients of Cognito know.
    package enum Violation: String, Error, Hashable {
        case tooShort = "Password not long enough"
        case tooLong = "Password must not be longer than 256 characters"
        case outerSpace = "Password must not begin or end with a space"
        case noUppercase = "Password must have uppercase characters"
        case noLowercase = "Password must have lowercase characters"
        case noNumber = "Password must have numeric characters"
        case noSymbol = "Password must have symbol characters"
    }
}
