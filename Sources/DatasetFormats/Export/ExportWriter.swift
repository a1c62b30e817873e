import Manifests

/// One format's way to write records. Growing files and what `marks` says are all that a later run needs to go on.
protocol ExportWriter: Sendable {
    /// Writes one record. Returns what of it does not fit; throws `LeftOut` when nothing of it does.
    mutating func write(_ record: DatasetRecord, named name: RecordName, to folder: inout ExportFolder) throws -> [LeftOut]

    /// Whether the format finds files by their names without extension, so that two must not share one.
    var needsUniqueStems: Bool { get }

    /// Where a record's file goes when files are copied too; nil when the format has no place for it.
    func filePlace(of name: RecordName) -> String?

    /// Writes what stands at the end: classes, settings, files made of parts.
    mutating func finish(_ folder: inout ExportFolder, summary: ExportSummary) throws

    /// What the writer has to know to go on later, as numbers.
    var marks: [String: Int] { get set }
}

extension ExportWriter {
    var needsUniqueStems: Bool { false }
    func filePlace(of name: RecordName) -> String? { nil }
    func finish(_ folder: inout ExportFolder, summary: ExportSummary) throws {}
    var marks: [String: Int] {
        get { [:] }
        set {}
    }
}

/// What all records of an export together tell.
struct ExportSummary: Sendable, Hashable {
    /// Class numbers with their names.
    var classes: [Int: String] = [:]
    /// Where the manifest came from.
    let source: String
    /// The kinds of label that were written.
    var kinds: Set<LabelKind> = []
    /// Whether files were copied.
    let hasFiles: Bool

    mutating func add(_ label: RecordLabel) {
        kinds.insert(label.kind)
        let labels: [ClassLabel] =
            switch label {
            case .oneClass(let one): [one]
            case .classes(let all): all
            case .boxes(let boxes): boxes.boxes.map(\.label)
            case .mask(let mask): mask.colours.map(\.label)
            case .spans, .other: []
            }
        for label in labels { classes[label.id] = label.name }
    }

    /// Names by number, from 0 to the highest; numbers that never occurred are called `unused-<number>`.
    var denseNames: [String] {
        guard let last = classes.keys.max() else { return [] }
        return (0...last).map { classes[$0] ?? "unused-\($0)" }
    }

    /// `{"0":"dog","5":"bone"}`
    var classMap: JSONValue {
        .object(classes.sorted { $0.key < $1.key }.map { .init(String($0.key), .string($0.value)) })
    }
}
