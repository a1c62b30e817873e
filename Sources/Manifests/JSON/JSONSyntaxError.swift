/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The rule of RFC 8259 that is broken, or the limit that is exceeded.
    package enum Reason: String, Sendable, Hashable {
        case unexpectedEnd = "the text ends too early"
        case unexpectedCharacter = "a value was expected"
        case expectedKey = "an object key in double quotes was expected"
        case expectedColon = "a colon was expected after the object key"
        case expectedCommaOrEnd = "a comma or the closing bracket was expected"
        case trailingText = "there is text after the end of the value"
        case controlCharacter = "a control character must be written as an escape"
        case badEscape = "the escape is not one of JSON's"
        case badNumber = "the number is not one of JSON's"
        case badLiteral = "the word is not true, false or null"
        case tooDeep = "values are nested too deeply"
        case notUTF8 = "the text is not UTF-8"
        case notObject = "the value is not an object"
    }

    package let reason: Reason
    /// Bytes before the place of the error.
    package let offset: Int

    package init(_ reason: Reason, offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    package var description: String { "\(reason.rawValue) at byte \(offset + 1)" }
}
