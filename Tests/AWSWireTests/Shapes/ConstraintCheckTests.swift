import AWSWire
import Testing

/// The texts are those of AWS: `N validation error(s) detected: Value … at … failed to satisfy constraint: …`.
@Suite struct ConstraintCheckTests {
    static let pattern = "Member must satisfy regular expression pattern: [a-z]+(-[a-z0-9]+)*"

    static let cases: [([Int: WireValue?], [String])] = [
        ([0: .none], ["Value null at 'name' failed to satisfy constraint: Member must not be null"]),
        ([0: .string("a")], ["Value 'a' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 2"]),
        ([0: .string("A_")], ["Value 'A_' at 'name' failed to satisfy constraint: \(pattern)"]),
        ([0: .string("ab\n")], ["Value 'ab\n' at 'name' failed to satisfy constraint: \(pattern)"]),
        (
            [0: .string("ABCDEFG")],
            [
                "Value 'ABCDEFG' at 'name' failed to satisfy constraint: Member must have length less than or equal to 6",
                "Value 'ABCDEFG' at 'name' failed to satisfy constraint: \(pattern)",
            ]
        ),
        ([1: .integer(10)], ["Value '10' at 'count' failed to satisfy constraint: Member must have value less than or equal to 9"]),
        ([1: .integer(0)], ["Value '0' at 'count' failed to satisfy constraint: Member must have value greater than or equal to 1"]),
        ([2: .double(1.5)], ["Value '1.5' at 'ratio' failed to satisfy constraint: Member must have value less than or equal to 1"]),
        (
            [5: .blob([1, 2, 3, 4, 5])],
            ["Value '5 bytes' at 'photo' failed to satisfy constraint: Member must have length less than or equal to 4"]
        ),
        ([6: .list([])], ["Value '[]' at 'words' failed to satisfy constraint: Member must have length greater than or equal to 1"]),
        (
            [6: .list([.string("A"), .string("b")])],
            [
                "Value '[A, b]' at 'words' failed to satisfy constraint: Member must satisfy constraint: "
                    + "[Member must have length less than or equal to 3, Member must satisfy regular expression pattern: [a-z]*]"
            ]
        ),
        (
            [7: .list([.structure([nil, nil]), .structure([.string(""), nil])])],
            [
                "Value null at 'tags.1.member.key' failed to satisfy constraint: Member must not be null",
                "Value '' at 'tags.2.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
            ]
        ),
        (
            [8: .map(["long": .string("x")])],
            [
                "Value '{long=x}' at 'labels' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 3]"
            ]
        ),
        (
            [8: .map(["a": .string("xxxxx")])],
            [
                "Value '{a=xxxxx}' at 'labels' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 4]"
            ]
        ),
        ([9: .string("Blue")], ["Value 'Blue' at 'color' failed to satisfy constraint: Member must satisfy enum value set: [Red, Green]"]),
        ([10: .string("hidden")], ["Value at 'secret' failed to satisfy constraint: Member must have length greater than or equal to 8"]),
        (
            [11: .structure([.string("toolong"), nil])],
            [
                "Value 'toolong' at 'inner.key' failed to satisfy constraint: Member must have length less than or equal to 5"
            ]
        ),
    ]

    @Test("each rule is answered in AWS's words", arguments: cases.indices)
    func rules(_ index: Int) {
        let (changes, expected) = Self.cases[index]
        #expect(ConstraintCheck.violations(in: SampleShape.value(changes), of: SampleShape.shape) == expected)
    }

    @Test("violations are counted and joined by semicolons")
    func message() {
        let value = SampleShape.value([1: .integer(10), 9: .string("Blue")])
        #expect(
            ConstraintCheck.message(for: value, of: SampleShape.shape)
                == "2 validation errors detected: Value '10' at 'count' failed to satisfy constraint: Member must have value "
                + "less than or equal to 9; Value 'Blue' at 'color' failed to satisfy constraint: Member must satisfy enum "
                + "value set: [Red, Green]")
        #expect(
            ConstraintCheck.message(for: SampleShape.value([0: .string("a")]), of: SampleShape.shape)?.hasPrefix(
                "1 validation error detected: ") == true)
        #expect(ConstraintCheck.message(for: SampleShape.full, of: SampleShape.shape) == nil)
    }

    @Test("a long value is not repeated whole")
    func longValues() {
        let value = SampleShape.value([0: .string(String(repeating: "x", count: 1_000_000))])
        let message = ConstraintCheck.message(for: value, of: SampleShape.shape)
        #expect((message?.count ?? .max) < 4000)
    }

    @Test("length counts characters, not bytes")
    func unicodeLength() {
        #expect(ConstraintCheck.violations(in: SampleShape.value([8: .map(["日本語": .string("😀😀😀😀")])]), of: SampleShape.shape).isEmpty)
    }
}
