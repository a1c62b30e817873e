/// One table with a row for each class, box or entity (RFC 4180); columns that a label has no use for stay empty.
struct CSVExport: ExportWriter {
    static let fileName = "labels.csv"

    private var hasHeader = false

    var marks: [String: Int] {
        get { ["header": hasHeader ? 1 : 0] }
        set { hasHeader = newValue["header"] == 1 }
    }

    mutating func write(_ record: DatasetRecord, named name: RecordName, to folder: inout ExportFolder) throws -> [LeftOut] {
        if !hasHeader {
            hasHeader = true
            try folder.append(CSVLine.of(LabelColumns.header), to: Self.fileName)
        }
        for row in LabelColumns.rows(of: record) { try folder.append(CSVLine.of(row), to: Self.fileName) }
        return []
    }
}
