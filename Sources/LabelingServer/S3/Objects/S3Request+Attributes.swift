import AWSWire
import HTTPTypes
import ObjectStorage

extension S3Request {
    /// The attributes that the headers of a write give its object.
    func attributes() throws(AWSError) -> ObjectAttributes {
        ObjectAttributes(
            contentType: head.header("Content-Type") ?? ObjectAttributes.defaultContentType,
            cacheControl: head.header("Cache-Control"), contentDisposition: head.header("Content-Disposition"),
            contentEncoding: contentEncoding, contentLanguage: head.header("Content-Language"),
            expires: head.header("Expires"), websiteRedirect: head.header("x-amz-website-redirect-location"),
            userMetadata: try userMetadata(), tags: try tags())
    }

    /// The tags that the headers give; none when there is no such header.
    func tags() throws(AWSError) -> [ObjectTag] {
        try head.header("x-amz-tagging").map { header throws(AWSError) in try TagRules.read(header: header) } ?? []
    }

    /// `aws-chunked` is how the request travels and not what the object is.
    private var contentEncoding: String? {
        guard let header = head.header("Content-Encoding") else { return nil }
        let codings = header.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }
            .filter { $0.lowercased() != "aws-chunked" }
        return codings.isEmpty ? nil : codings.joined(separator: ",")
    }

    private func userMetadata() throws(AWSError) -> [String: String] {
        let prefix = "x-amz-meta-"
        var metadata: [String: String] = [:]
        for field in head.headers where field.name.canonicalName.hasPrefix(prefix) {
            let name = String(field.name.canonicalName.dropFirst(prefix.count))
            metadata[name] = metadata[name].map { $0 + "," + field.value } ?? field.value
        }
        let size = metadata.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        guard size <= ObjectLimits.maxUserMetadataBytes else {
            throw AWSError(
                code: "MetadataTooLarge", message: "Your metadata headers exceed the maximum allowed metadata size",
                members: [.init("Size", "\(size)"), .init("MaxSizeAllowed", "\(ObjectLimits.maxUserMetadataBytes)")])
        }
        return metadata
    }
}
