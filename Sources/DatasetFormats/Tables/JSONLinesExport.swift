import Manifests

/// One flat JSON object a line.
struct JSONLinesExport: ExportWriter {
    static let fileName = "labels.jsonl"

    func write(_ record: DatasetRecord, named name: RecordName, to folder: inout ExportFolder) throws -> [LeftOut] {
        try folder.append(RecordObject.of(record).description + "\n", to: Self.fileName)
        return []
    }
}
