/// The top level of one JSON object, as byte ranges: what its keys are and where their values lie.
///
/// Nothing is decoded and no tree is built, so that a manifest of a million lines is checked in about a second.
package struct JSONObjectScan: Sendable {
    /// A key and its value, as ranges into `bytes`.
    package struct Member: Sendable, Hashable {
        /// The key with its quotes.
        package let key: Range<Int>
        /// The value without white space around it.
        package let value: Range<Int>
    }

    package let bytes: [UInt8]
    package let members: [Member]
    /// The place of the closing brace.
    package let end: Int

    /// Checks that `bytes` (UTF-8) are exactly one JSON object, white space around it allowed.
    package init(_ bytes: [UInt8]) throws(JSONSyntaxError) {
        var scanner = JSONScanner(bytes)
        scanner.skipWhitespace()
        guard scanner.current == UInt8(ascii: "{") else { throw scanner.error(.notObject) }
        scanner.advance()
        scanner.skipWhitespace()
        var members: [Member] = []
        members.reserveCapacity(4)
        if scanner.current == UInt8(ascii: "}") {
            scanner.advance()
        } else {
            repeat {
                scanner.skipWhitespace()
                let key = try scanner.scanKeyAndColon()
                members.append(Member(key: key, value: try scanner.scanValue(depth: 1)))
            } while try scanner.scanCommaOrEnd(UInt8(ascii: "}"))
        }
        end = scanner.position - 1
        try scanner.expectEnd()
        self.bytes = bytes
        self.members = members
    }

    /// Whether `member`'s key, escapes resolved, is `name`.
    package func hasKey(_ member: Member, _ name: String) -> Bool {
        let inner = member.key.dropFirst().dropLast()
        let raw = bytes[inner]
        if raw.elementsEqual(name.utf8) { return true }
        return raw.contains(UInt8(ascii: "\\")) && JSONString.decode(raw) == name
    }

    /// The key of `member`, escapes resolved.
    package func key(of member: Member) -> String {
        JSONString.decode(bytes[member.key.dropFirst().dropLast()])
    }

    /// The value of `member` when it is a string, escapes resolved; nil when it is something else.
    package func string(of member: Member) -> String? {
        guard bytes[member.value.lowerBound] == UInt8(ascii: "\"") else { return nil }
        return JSONString.decode(bytes[member.value.dropFirst().dropLast()])
    }
}
