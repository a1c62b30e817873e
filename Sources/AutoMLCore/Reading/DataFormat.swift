/// How rows are written in a file, told by its first bytes.
enum DataFormat: Equatable {
    case delimited(UInt8)
    case jsonLines

    /// The format of the file that begins with `bytes`.
    init(_ bytes: [UInt8], path: String) throws(ReadingError) {
        let signatures: [([UInt8], String, String)] = [
            (Array("PAR1".utf8), "a Parquet file", "convert it to CSV, for example with `duckdb -c \"COPY 'FILE.parquet' TO 'FILE.csv'\"`"),
            (Array("PK\u{3}\u{4}".utf8), "a ZIP archive or a spreadsheet", "unpack it, or save the sheet as CSV"),
            ([0xff, 0xfe], "UTF-16 text", "save it as UTF-8, for example with `iconv -f UTF-16 -t UTF-8`"),
            ([0xfe, 0xff], "UTF-16 text", "save it as UTF-8, for example with `iconv -f UTF-16 -t UTF-8`"),
            (Array("Obj\u{1}".utf8), "an Avro file", "convert it to CSV or JSON Lines"),
            (Array("ORC".utf8), "an ORC file", "convert it to CSV or JSON Lines"),
        ]
        for (signature, what, remedy) in signatures where bytes.starts(with: signature) {
            throw .unsupported(path: path, what: what, remedy: remedy)
        }
        let start = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
        switch bytes[start...].first(where: { !Self.isSpace($0) }) {
        case UInt8(ascii: "{"): self = .jsonLines
        case UInt8(ascii: "["):
            throw .unsupported(
                path: path, what: "a JSON array", remedy: "write one object a line, for example with `jq -c '.[]'`")
        default: self = .delimited(Self.delimiter(bytes[start...]))
        }
    }

    /// U+FEFF in UTF-8, which some programs write first.
    static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

    /// The delimiter that splits the first records into the same number of fields, more than one; of several the one that
    /// makes most fields.
    private static func delimiter(_ bytes: ArraySlice<UInt8>) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
        let counts = candidates.map { delimiter -> (fields: Int, share: Double) in
            let records = fieldCounts(bytes, delimiter: delimiter)
            guard let header = records.first, header > 1 else { return (1, 0) }
            return (header, Double(records.count { $0 == header }) / Double(records.count))
        }
        var best = 0
        for index in candidates.indices.dropFirst() {
            let (candidate, leader) = (counts[index], counts[best])
            if candidate.share > leader.share + 0.1 || (candidate.share > leader.share - 0.1 && candidate.fields > leader.fields) {
                best = index
            }
        }
        return candidates[best]
    }

    private static let recordsSniffed = 50

    private static func fieldCounts(_ bytes: ArraySlice<UInt8>, delimiter: UInt8) -> [Int] {
        var counts: [Int] = []
        var (fields, isQuoted, hasBytes) = (1, false, false)
        for byte in bytes where counts.count < recordsSniffed {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case delimiter where !isQuoted: fields += 1
            case UInt8(ascii: "\n") where !isQuoted:
                if hasBytes { counts.append(fields) }
                (fields, hasBytes) = (1, false)
                continue
            default: break
            }
            if byte != UInt8(ascii: "\r") { hasBytes = true }
        }
        return counts.isEmpty && hasBytes ? [fields] : counts
    }
}
