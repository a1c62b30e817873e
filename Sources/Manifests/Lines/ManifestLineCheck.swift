/// The rules about the attributes of a manifest line, over the scanned line.
struct ManifestLineCheck {
    let number: Int
    let scan: JSONObjectScan
    let limits: ManifestLimits

    /// Names that streaming jobs put into their own output, which is valid input again (05/OUT-8, OUT-14).
    private static let sequencerKey = "$sequencer"
    private static let objectIDSuffix = "-object-id"

    /// Checks the names and lengths of all attributes.
    func attributes() throws(ManifestLineError) {
        for member in scan.members {
            if scan.bytes[member.key.lowerBound + 1] == UInt8(ascii: "$") { try checkDollarName(member) }
            if member.value.count > limits.attributeCharacters { try checkLength(member) }
        }
    }

    /// The string value of `name`; nil when the line has no such attribute.
    func source(_ name: String) throws(ManifestLineError) -> String? {
        var found: String?
        for member in scan.members where scan.hasKey(member, name) {
            guard found == nil else { throw error(.sourceRepeated(name: name), member) }
            guard let value = scan.string(of: member) else { throw error(.sourceNotString(name: name), member) }
            found = value
        }
        return found
    }

    private func checkDollarName(_ member: JSONObjectScan.Member) throws(ManifestLineError) {
        let name = scan.key(of: member)
        guard name == Self.sequencerKey || name.hasSuffix(Self.objectIDSuffix) else {
            throw error(.attributeNameStartsWithDollar(name: name), member)
        }
    }

    private func checkLength(_ member: JSONObjectScan.Member) throws(ManifestLineError) {
        let isString = scan.bytes[member.value.lowerBound] == UInt8(ascii: "\"")
        let count =
            isString
            ? JSONString.characterCount(scan.bytes[member.value.dropFirst().dropLast()])
            : scan.bytes[member.value].unicodeScalarCount
        guard count > limits.attributeCharacters else { return }
        let name = scan.key(of: member)
        throw error(.attributeTooLong(name: name, count: count, limit: limits.attributeCharacters), member)
    }

    private func error(_ rule: ManifestLineError.Rule, _ member: JSONObjectScan.Member) -> ManifestLineError {
        let value = scan.bytes[member.value].prefix(4 * ManifestLineError.maxExcerptCharacters + 4)
        return ManifestLineError(line: number, rule: rule, value: String(decoding: value, as: UTF8.self))
    }
}
