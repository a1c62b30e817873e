import LabelingDomain

/// Where the file of an object lies in the folder of its channel.
struct RelativePath {
    let text: String

    /// The part of `key` behind the last slash of `prefix`; nil for a key that is a folder's or would leave the folder.
    init?(key: String, under prefix: String) {
        let folder = prefix.lastIndex(of: "/").map { prefix[...$0] } ?? ""
        let rest = key.hasPrefix(folder) ? key.dropFirst(folder.count) : key[...]
        guard !rest.hasSuffix("/") else { return nil }
        let parts = rest.split(separator: "/")
        guard !parts.isEmpty, !parts.contains(".."), !parts.contains("."), !rest.utf8.contains(0) else { return nil }
        text = parts.joined(separator: "/")
    }
}
