/// Which column is to be predicted.
struct TargetChoice {
    /// What a labeling job calls the object that was labeled.
    private static let contentNames: Set<String> = ["source", "source-ref"]
    private static let usualNames = ["label", "target"]

    let columns: [String]

    /// - Parameter wanted: what the user said; without it, the only column beside a manifest's object or one of a usual name.
    func target(_ wanted: String?) throws(AutoMLToolError) -> String {
        if let wanted {
            guard columns.contains(wanted) else { throw .unknownTarget(name: wanted, columns: columns) }
            return wanted
        }
        let others = columns.filter { !Self.contentNames.contains($0) }
        if others.count == 1, others.count < columns.count { return others[0] }
        guard let usual = Self.usualNames.first(where: columns.contains) else { throw .noTarget(columns: columns) }
        return usual
    }
}
