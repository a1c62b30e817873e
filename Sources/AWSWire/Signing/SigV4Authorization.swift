import HTTPTypes

/// A SigV4 signature as a request carries it, read but not yet verified.
package struct SigV4Authorization: Sendable, Hashable {
    package let accessKeyID: String
    package let scope: CredentialScope
    /// Lower-case names, in the order signed.
    package let signedHeaders: [String]
    package let signature: String
    /// `x-amz-date` as sent.
    package let date: String
    package let sessionToken: String?
    /// The life of a presigned URL in seconds; nil for a signature in the header.
    package let expirySeconds: Int?

    /// True for a presigned URL.
    package var isPresigned: Bool { expirySeconds != nil }

    /// The signature of `head`; nil when it carries no SigV4 signature.
    package static func read(from head: RequestHead) throws(SignatureError) -> SigV4Authorization? {
        if let header = head.headers[.authorization] {
            guard header.hasPrefix(SigV4.algorithm) else { return nil }
            return try SigV4Authorization(header: header, head: head)
        }
        let items = head.queryItems
        guard items.contains(where: { $0.name == "X-Amz-Algorithm" || $0.name == "X-Amz-Signature" }) else { return nil }
        return try SigV4Authorization(query: items)
    }

    private init(header: String, head: RequestHead) throws(SignatureError) {
        var parts: [String: String] = [:]
        for part in header.dropFirst(SigV4.algorithm.count).split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { throw .malformed("Authorization header has a part that is not name=value") }
            parts[String(pair[0]).trimmed] = String(pair[1]).trimmed
        }
        let date = try Self.date(of: head)
        try self.init(
            credential: parts["Credential"], signedHeaders: parts["SignedHeaders"], signature: parts["Signature"],
            date: date, sessionToken: head.headers[.amzSecurityToken], expirySeconds: nil)
    }

    private init(query items: [QueryItem]) throws(SignatureError) {
        var parts: [String: String] = [:]
        for item in items { parts[item.name] = parts[item.name] ?? item.value }
        guard parts["X-Amz-Algorithm"] == SigV4.algorithm else {
            throw .malformed("X-Amz-Algorithm only supports \"\(SigV4.algorithm)\"")
        }
        guard let date = parts["X-Amz-Date"] else { throw .malformed("X-Amz-Date is missing from the query") }
        guard let expires = parts["X-Amz-Expires"] else { throw .malformed("X-Amz-Expires is missing from the query") }
        guard let seconds = Int(expires), (1...SigV4.maxExpirySeconds).contains(seconds) else {
            throw .invalidExpiry(expires)
        }
        try self.init(
            credential: parts["X-Amz-Credential"], signedHeaders: parts["X-Amz-SignedHeaders"],
            signature: parts["X-Amz-Signature"], date: date, sessionToken: parts["X-Amz-Security-Token"],
            expirySeconds: seconds)
    }

    private init(
        credential: String?, signedHeaders: String?, signature: String?, date: String, sessionToken: String?,
        expirySeconds: Int?
    ) throws(SignatureError) {
        guard let credential else { throw .malformed("the signature has no Credential") }
        guard let signedHeaders else { throw .malformed("the signature has no SignedHeaders") }
        guard let signature else { throw .malformed("the signature has no Signature") }
        let parts = credential.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        // Access keys hold no slash with AWS, but other stores' may: the scope is the last four parts.
        guard parts.count >= 5, parts.last == "aws4_request" else {
            throw .malformed("Credential must be <access key>/YYYYMMDD/region/service/aws4_request, not '\(credential)'")
        }
        accessKeyID = parts.dropLast(4).joined(separator: "/")
        scope = CredentialScope(day: parts[parts.count - 4], region: parts[parts.count - 3], service: parts[parts.count - 2])
        self.signedHeaders = signedHeaders.lowercased().split(separator: ";").map(String.init)
        self.signature = signature
        self.date = date
        self.sessionToken = sessionToken
        self.expirySeconds = expirySeconds
    }

    /// `x-amz-date`, or the `Date` header in its form.
    private static func date(of head: RequestHead) throws(SignatureError) -> String {
        if let date = head.headers[.amzDate] { return date }
        guard let header = head.headers[.date] else {
            throw .malformed("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header")
        }
        if AWSTime.parseBasic(header) != nil { return header }
        guard let date = AWSTime.parseRFC822(header) else { throw .malformed("Date header '\(header)' is not a date") }
        return AWSTime.basic(date)
    }
}

extension String {
    /// Without blanks at either end.
    fileprivate var trimmed: String {
        let start = drop { $0 == " " || $0 == "\t" }
        guard let end = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return String(start[...end])
    }
}
