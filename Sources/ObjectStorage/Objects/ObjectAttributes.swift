/// What the writer of an object says about it, given back with it unchanged.
package struct ObjectAttributes: Sendable, Hashable, Codable {
    /// `binary/octet-stream` when the writer did not say, as in S3.
    package var contentType: String
    package var cacheControl: String?
    package var contentDisposition: String?
    /// Without `aws-chunked`, which belongs to the request and not to the object.
    package var contentEncoding: String?
    package var contentLanguage: String?
    package var expires: String?
    package var websiteRedirect: String?
    /// Names in lower case without `x-amz-meta-`.
    package var userMetadata: [String: String]
    package var tags: [ObjectTag]

    package static let defaultContentType = "binary/octet-stream"

    package init(
        contentType: String = ObjectAttributes.defaultContentType, cacheControl: String? = nil,
        contentDisposition: String? = nil, contentEncoding: String? = nil, contentLanguage: String? = nil,
        expires: String? = nil, websiteRedirect: String? = nil, userMetadata: [String: String] = [:],
        tags: [ObjectTag] = []
    ) {
        self.contentType = contentType
        self.cacheControl = cacheControl
        self.contentDisposition = contentDisposition
        self.contentEncoding = contentEncoding
        self.contentLanguage = contentLanguage
        self.expires = expires
        self.websiteRedirect = websiteRedirect
        self.userMetadata = userMetadata
        self.tags = tags
    }
}
