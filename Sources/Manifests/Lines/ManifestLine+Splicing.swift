package import LabelingDomain

extension ManifestLine {
    /// This line with `label` under `attribute` and `metadata` under its metadata key (05/OUT-3..5).
    ///
    /// A key that is there already keeps its place and gets the new value; one that is not is added at the end. If
    /// the key is repeated, the later ones go, so that every reader finds the new value. Every other byte of the line
    /// stays as it is, in order, white space included (DESIGN invariant 4).
    package func splicing(
        _ attribute: LabelAttributeName, label: JSONValue, metadata: JSONValue
    ) throws(ManifestLineError) -> String {
        let scan: JSONObjectScan
        do {
            scan = try JSONObjectScan(Array(text.utf8))
        } catch {
            throw ManifestLineError(line: number, rule: .notJSON(error), value: text)
        }
        var splice = ObjectSplice(scan)
        splice.set(attribute.text, to: label)
        splice.set(attribute.metadataKey, to: metadata)
        return splice.text
    }
}
