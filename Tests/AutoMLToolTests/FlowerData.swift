/// Rows of two easy classes, with a column of each simple kind.
enum FlowerData {
    static let header = "length,colour,kind\n"

    static func row(_ index: Int) -> String {
        let isLong = index % 2 == 0
        return "\(Double(index % 10) / 10 + (isLong ? 5 : 1)),\(index % 3 == 0 ? "red" : "blue"),\(isLong ? "long" : "short")\n"
    }

    static func csv(_ rows: Range<Int>) -> String { header + rows.map(row).joined() }

    /// Texts as a labeling job writes them: a class's number with its name in the metadata (05/CLS-2).
    static func manifest(_ rows: Range<Int>) -> String {
        rows.map { index in
            let isGood = index % 2 == 0
            let text = isGood ? "what a lovely good day number \(index)" : "an awful bad day number \(index)"
            let name = isGood ? "positive" : "negative"
            return #"{"source": "\#(text)", "mood": \#(isGood ? 1 : 0), "mood-metadata": {"class-name": "\#(name)", "confidence": 0.9}}"#
                + "\n"
        }.joined()
    }
}
