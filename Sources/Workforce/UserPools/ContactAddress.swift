/// The forms of addresses under which people are reached and found.
enum ContactAddress {
    /// Something before and after one `@`, and nothing that could break a mail header.
    static func isEmail(_ text: String) -> Bool {
        text.wholeMatch(of: /[^@\s<>,;:"\\]+@[^@\s<>,;:"\\]+/) != nil && text.unicodeScalars.allSatisfy { $0.value >= 0x20 }
    }

    /// E.164: a plus sign and up to 15 digits.
    static func isPhoneNumber(_ text: String) -> Bool {
        text.wholeMatch(of: /\+[0-9]{1,15}/) != nil
    }
}
