import Foundation
import Synchronization

/// A regular expression of a service model, in Java's dialect, compiled when it is first needed.
///
/// ICU, which `NSRegularExpression` runs on, reads nearly the same dialect; the classes that Java keeps to ASCII are
/// spelled out. A text must match from its first to its last character.
package final class JavaPattern: Sendable {
    /// The longest text that is matched; longer ones are left to the limit on their length.
    package static let maxCharacters = 130_000

    /// The pattern as the model has it, which messages repeat.
    package let text: String
    private let compiled = Mutex<NSRegularExpression?>(nil)

    package init(_ text: String) {
        self.text = text
    }

    /// True when all of `candidate` matches. A pattern that ICU cannot read matches everything; a test finds those.
    package func matches(_ candidate: String) -> Bool {
        guard candidate.utf16.count <= Self.maxCharacters, let expression = expression() else { return true }
        let range = NSRange(location: 0, length: candidate.utf16.count)
        return expression.firstMatch(in: candidate, range: range) != nil
    }

    /// True when ICU can read the pattern.
    package var isReadable: Bool { expression() != nil }

    private func expression() -> NSRegularExpression? {
        compiled.withLock { compiled in
            if compiled == nil { compiled = try? NSRegularExpression(pattern: "\\A(?:\(Self.translate(text)))\\z") }
            return compiled
        }
    }

    /// Spells out `\w`, `\d` and `\s`, and writes five-digit code points in ICU's form.
    static func translate(_ pattern: String) -> String {
        var result = ""
        var isInClass = false
        var rest = pattern[...]
        while let character = rest.popFirst() {
            if character == "\\", let escaped = rest.popFirst() {
                if let ascii = asciiClasses[escaped] {
                    result += isInClass ? ascii : "[\(ascii)]"
                } else if escaped == "u", isLongCodePoint(rest) {
                    let digits = rest.prefix(rest.hasPrefix("10FFFF") ? 6 : 5)
                    rest = rest.dropFirst(digits.count)
                    result += "\\x{\(digits)}"
                } else {
                    result += "\\\(escaped)"
                }
                continue
            }
            if character == "[" { isInClass = true }
            if character == "]" { isInClass = false }
            result.append(character)
        }
        return result
    }

    private static func isLongCodePoint(_ rest: Substring) -> Bool {
        rest.hasPrefix("10000") || rest.hasPrefix("10FFFF")
    }

    private static let asciiClasses: [Character: String] = [
        "w": "a-zA-Z_0-9", "d": "0-9", "s": " \\t\\n\\u000B\\f\\r",
    ]
}

extension JavaPattern: Hashable {
    package static func == (left: JavaPattern, right: JavaPattern) -> Bool { left.text == right.text }
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
