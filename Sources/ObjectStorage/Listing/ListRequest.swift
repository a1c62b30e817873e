/// A page of a bucket's keys to list.
package struct ListRequest: Sendable, Hashable {
    package var bucket: String
    package var prefix: String
    /// Keys that agree up to the first delimiter behind the prefix are listed as one common prefix.
    package var delimiter: String?
    /// Only keys behind this one; behind a whole common prefix when it is one.
    package var startAfter: String
    /// Keys and common prefixes together, 0...`ObjectLimits.maxPageSize`.
    package var limit: Int

    package init(
        bucket: String, prefix: String = "", delimiter: String? = nil, startAfter: String = "",
        limit: Int = ObjectLimits.maxPageSize
    ) {
        self.bucket = bucket
        self.prefix = prefix
        self.delimiter = delimiter
        self.startAfter = startAfter
        self.limit = limit
    }
}
