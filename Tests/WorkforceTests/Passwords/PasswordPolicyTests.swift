import Testing
import Workforce

@Suite struct PasswordPolicyTests {
    struct Case: Sendable {
        let password: String
        let violation: PasswordPolicy.Violation?
    }

    static let cases: [Case] = [
        .init(password: "Abcdef1!", violation: nil),
        .init(password: "Abcdef1", violation: .tooShort),
        .init(password: "abcdefg1!", violation: .noUppercase),
        .init(password: "ABCDEFG1!", violation: .noLowercase),
        .init(password: "Abcdefgh!", violation: .noNumber),
        .init(password: "Abcdefg12", violation: .noSymbol),
        .init(password: "Abc def12", violation: nil),
        .init(password: " Abcdef1!", violation: .outerSpace),
        .init(password: "Äbcdefg1!", violation: .noUppercase),
        .init(password: String(repeating: "Aa1!", count: 64), violation: nil),
        .init(password: String(repeating: "Aa1!", count: 65), violation: .tooLong),
    ]

    @Test("the standard policy names the first rule that a password breaks", arguments: cases)
    func violation(_ test: Case) {
        #expect(PasswordPolicy.standard.violation(by: test.password) == test.violation)
    }

    @Test("a policy asks for no more than it says")
    func loosePolicy() {
        let policy = PasswordPolicy(
            minimumLength: 6, requiresUppercase: false, requiresLowercase: false, requiresNumbers: false,
            requiresSymbols: false)
        #expect(policy.violation(by: "      a") == .outerSpace)
        #expect(policy.violation(by: "aaaaaa") == nil)
    }

    @Test("passwords that are made up obey the policy, and differ", arguments: [6, 12, 40, 99])
    func temporaryPasswords(minimumLength: Int) {
        var policy = PasswordPolicy.standard
        policy.minimumLength = minimumLength
        let passwords = (0..<200).map { _ in policy.temporaryPassword(from: .system) }
        #expect(passwords.allSatisfy { policy.violation(by: $0) == nil })
        #expect(Set(passwords).count == passwords.count)
        #expect(passwords.allSatisfy { $0.count == max(12, minimumLength) })
    }
}
