extension ManifestLine {
    /// Whether the line has a value other than null under `key`: in a chained manifest, a label (05/CHN-5).
    package func hasValue(for key: String) -> Bool {
        guard let scan = try? JSONObjectScan(Array(text.utf8)),
            let member = scan.members.last(where: { scan.hasKey($0, key) })
        else { return false }
        return !scan.bytes[member.value].elementsEqual("null".utf8)
    }
}
