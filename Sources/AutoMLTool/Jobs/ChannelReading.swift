import AutoMLCore
import Foundation

/// Reads the channels of a job as its settings say.
struct ChannelReading {
    /// The attribute or column that is looked at; nil for all.
    private let content: String?

    init(settings: HyperParameters) { content = settings["content"] }

    /// - Parameter like: rows whose kinds of columns these have too; nil for the first rows.
    func load(
        _ channel: URL, options: TrainingOptions, loader: DataLoader, like: LabeledTable? = nil
    ) async throws -> (rows: LabeledTable, issues: ReadingIssues) {
        var selection = DataSelection(path: channel.path)
        if let like {
            selection.kinds = Dictionary(like.table.columns.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
        }
        let (rows, issues) = try await loader.loadLabeled(
            selection.path, target: options.target, problem: options.problem, options: selection.options, content: content)
        guard let content else { return (rows, issues) }
        guard rows.table.column(named: content) != nil else {
            throw ReadingError.unknownColumn(name: content, columns: rows.table.columns.map(\.name))
        }
        return (rows.keeping(columns: [content]), issues)
    }
}
