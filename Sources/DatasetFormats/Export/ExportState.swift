import Foundation
import Manifests

/// How far an export has come, kept in its folder until it is done.
struct ExportState {
    static let fileName = ".export-state.json"
    static let reportName = "export-report.json"

    /// Tells whether a later run is the same export.
    let identity: String
    var lines = 0
    /// Bytes of each growing file that belong to those lines.
    var lengths: [String: Int] = [:]
    var marks: [String: Int] = [:]
    var classes: [Int: String] = [:]
    var kinds: Set<LabelKind> = []
    var report: ExportReport

    init(identity: String, report: ExportReport) {
        self.identity = identity
        self.report = report
    }

    /// The state that an interrupted run of the same export left in `folder`; nil when there is none.
    static func resume(in folder: ExportFolder, identity: String, report: ExportReport) -> ExportState? {
        guard let bytes = try? Data(contentsOf: folder.url.appending(path: fileName)),
            let json = try? JSONValue(parsing: [UInt8](bytes)), json["identity"]?.string == identity
        else { return nil }
        var state = ExportState(identity: identity, report: report)
        state.lines = json["lines"]?.integer ?? 0
        state.lengths = numbers(json["lengths"])
        state.marks = numbers(json["marks"])
        state.kinds = Set((json["kinds"]?.array ?? []).compactMap { $0.string.flatMap(LabelKind.init(rawValue:)) })
        for member in json["classes"]?.members ?? [] { Int(member.key).map { state.classes[$0] = member.value.string } }
        state.report.read = state.lines
        state.report.exported = json["exported"]?.integer ?? 0
        state.report.recordsLeftOut = LeftOutCounts(json["left-out"])
        state.report.annotationsLeftOut = LeftOutCounts(json["annotations-left-out"])
        return state
    }

    func save(in folder: ExportFolder) throws(DatasetFormatError) {
        let json = JSONValue.object([
            .init("identity", .string(identity)), .init("lines", .integer(lines)),
            .init("lengths", Self.json(lengths)), .init("marks", Self.json(marks)),
            .init("kinds", .array(kinds.map(\.rawValue).sorted().map(JSONValue.string))),
            .init("classes", .object(classes.map { .init(String($0.key), .string($0.value)) })),
            .init("exported", .integer(report.exported)), .init("left-out", report.recordsLeftOut.json),
            .init("annotations-left-out", report.annotationsLeftOut.json),
        ])
        try folder.write(Array(json.description.utf8), to: Self.fileName)
    }

    private static func json(_ numbers: [String: Int]) -> JSONValue {
        .object(numbers.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) })
    }

    private static func numbers(_ json: JSONValue?) -> [String: Int] {
        var numbers: [String: Int] = [:]
        for member in json?.members ?? [] { numbers[member.key] = member.value.integer }
        return numbers
    }
}
