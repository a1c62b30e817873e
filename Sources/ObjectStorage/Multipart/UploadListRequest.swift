/// A page of open uploads to list.
package struct UploadListRequest: Sendable, Hashable {
    package var bucket: String
    package var prefix: String
    package var delimiter: String?
    /// Only uploads of keys behind this one, or of this key when `uploadIDMarker` is set.
    package var keyMarker: String
    /// Only uploads of `keyMarker` with an id behind this one.
    package var uploadIDMarker: String?
    /// Uploads and common prefixes together, 1...`ObjectLimits.maxPageSize`.
    package var limit: Int

    package init(
        bucket: String, prefix: String = "", delimiter: String? = nil, keyMarker: String = "",
        uploadIDMarker: String? = nil, limit: Int = ObjectLimits.maxPageSize
    ) {
        self.bucket = bucket
        self.prefix = prefix
        self.delimiter = delimiter
        self.keyMarker = keyMarker
        self.uploadIDMarker = uploadIDMarker
        self.limit = limit
    }
}
