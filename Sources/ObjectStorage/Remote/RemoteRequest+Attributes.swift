import AWSWire
import LabelingDomain

extension RemoteRequest {
    /// This request with the headers that give its object `attributes`.
    func attributes(_ attributes: ObjectAttributes) -> RemoteRequest {
        var request = header("Content-Type", attributes.contentType).header("Cache-Control", attributes.cacheControl)
            .header("Content-Disposition", attributes.contentDisposition)
            .header("Content-Encoding", attributes.contentEncoding)
            .header("Content-Language", attributes.contentLanguage).header("Expires", attributes.expires)
            .header("x-amz-website-redirect-location", attributes.websiteRedirect)
        for (name, value) in attributes.userMetadata { request = request.header("x-amz-meta-" + name, value) }
        return attributes.tags.isEmpty ? request : request.tags(attributes.tags)
    }

    /// This request with the header that gives its object `tags`.
    func tags(_ tags: [ObjectTag]) -> RemoteRequest {
        let text = tags.map { "\(PercentEncoding.encode($0.key))=\(PercentEncoding.encode($0.value))" }
        return header("x-amz-tagging", text.joined(separator: "&"))
    }

    /// This request with the header that names what to copy.
    func copySource(_ source: S3URI) -> RemoteRequest {
        let key = PercentEncoding.encode(source.key, keepingSlashes: true)
        return header("x-amz-copy-source", "/\(source.bucket)/\(key)")
    }
}
