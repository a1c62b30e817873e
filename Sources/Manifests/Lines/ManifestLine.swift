/// One line of an input manifest that keeps every rule of 04/IN-4..12: a data object and what is known of it.
package struct ManifestLine: Sendable, Hashable {
    /// Counted from 1, as editors do; blank lines count.
    package let number: Int
    /// The line exactly as written, without its line break.
    package let text: String
    /// The value of `source`: the text to label itself (04/IN-11); nil when there is none.
    package let source: String?
    /// The value of `source-ref`: where the object to label lies (04/IN-10); nil when there is none.
    package let sourceReference: String?

    /// Keys whose values hold the object to label.
    package static let sourceKey = "source"
    package static let sourceReferenceKey = "source-ref"

    /// Checks `bytes`, one line without its break.
    package init(
        number: Int, bytes: [UInt8], limits: ManifestLimits = ManifestLimits()
    ) throws(ManifestLineError) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ManifestLineError(line: number, rule: .notUTF8, value: String(decoding: bytes, as: UTF8.self))
        }
        guard bytes.count <= limits.lineCharacters || text.unicodeScalars.count <= limits.lineCharacters else {
            throw ManifestLineError(line: number, rule: .lineTooLong(limit: limits.lineCharacters), value: text)
        }
        let scan: JSONObjectScan
        do {
            scan = try JSONObjectScan(bytes)
        } catch {
            throw ManifestLineError(line: number, rule: .notJSON(error), value: text)
        }
        let check = ManifestLineCheck(number: number, scan: scan, limits: limits)
        try check.attributes()
        source = try check.source(Self.sourceKey)
        sourceReference = try check.source(Self.sourceReferenceKey)
        guard source != nil || sourceReference != nil else {
            throw ManifestLineError(line: number, rule: .sourceMissing, value: text)
        }
        self.number = number
        self.text = text
    }

    /// Checks `text`, one line without its break; for lines that were stored and come back.
    package init(
        number: Int, text: String, limits: ManifestLimits = ManifestLimits()
    ) throws(ManifestLineError) {
        try self.init(number: number, bytes: Array(text.utf8), limits: limits)
    }
}
