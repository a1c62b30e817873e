/// The names by which AWS messages point at a member: `humanTaskConfig.taskKeywords.1.member`.
enum MemberPath {
    /// `name` below `path`, its first letter lowered.
    static func joined(_ path: String, _ name: String) -> String {
        let lowered = name.prefix(1).lowercased() + name.dropFirst()
        return path.isEmpty ? lowered : path + "." + lowered
    }

    /// The item at `index`, counted from 1 as AWS does.
    static func item(_ path: String, _ index: Int) -> String { "\(path).\(index + 1).member" }
}
