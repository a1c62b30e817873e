import AutoMLCore
import Foundation

/// Reads the channels of a job as its settings say.
struct ChannelReading {
    /// The attribute or column that is looked at; nil for all.
    private let content: String?
    /// The columns that are learned from; nil for all (09/AML-39).
    private let features: [String]?
    private let kinds: [String: ColumnKind]

    init(settings: HyperParameters) throws(AutoMLToolError) {
        content = settings["content"]
        features = try settings.json("features", as: [String].self) ?? content.map { [$0] }
        kinds = try settings.json("feature-types", as: [String: ColumnKind].self) ?? [:]
    }

    /// - Parameter like: rows whose kinds of columns these have too; nil for the first rows.
    func load(
        _ channel: URL, options: TrainingOptions, loader: DataLoader, like: LabeledTable? = nil
    ) async throws -> (rows: LabeledTable, issues: ReadingIssues) {
        var selection = DataSelection(path: channel.path, kinds: kinds)
        if let like {
            selection.kinds = Dictionary(like.table.columns.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
        }
        let (rows, issues) = try await loader.loadLabeled(
            selection.path, target: options.target, problem: options.problem, options: selection.options, content: content)
        guard let features else { return (rows, issues) }
        if let missing = features.first(where: { rows.table.column(named: $0) == nil }) {
            throw ReadingError.unknownColumn(name: missing, columns: rows.table.columns.map(\.name))
        }
        return (rows.keeping(columns: Set(features)), issues)
    }
}
