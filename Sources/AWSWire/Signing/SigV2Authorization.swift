import HTTPTypes

package import struct Foundation.Date

/// A SigV2 signature as a request carries it.
package struct SigV2Authorization: Sendable, Hashable {
    package let accessKeyID: String
    package let signature: String
    /// The `Date` header that was signed, or the `Expires` of a presigned URL.
    package let date: String
    package let sessionToken: String?
    package let isPresigned: Bool

    /// The signature of `head`; nil when it carries no SigV2 signature.
    package static func read(from head: RequestHead) throws(SignatureError) -> SigV2Authorization? {
        if let header = head.headers[.authorization] {
            guard header.hasPrefix("AWS ") else { return nil }
            return try SigV2Authorization(header: header, head: head)
        }
        let items = head.queryItems
        guard let accessKey = items.first(where: { $0.name == "AWSAccessKeyId" }) else { return nil }
        guard let signature = items.first(where: { $0.name == "Signature" }),
            let expires = items.first(where: { $0.name == "Expires" })
        else { throw .malformed("Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters") }
        let token = items.first { $0.name == "x-amz-security-token" }?.value ?? head.headers[.amzSecurityToken]
        return SigV2Authorization(
            accessKeyID: accessKey.value, signature: signature.value, date: expires.value, sessionToken: token,
            isPresigned: true)
    }

    /// Checks that the URL or the date is still good.
    package func checkTerms(now: Date, head: RequestHead) throws(SignatureError) {
        if isPresigned {
            guard let seconds = Double(date), seconds.isFinite else {
                throw .malformed("Invalid date (should be seconds since epoch): \(date)")
            }
            guard now.timeIntervalSince1970 <= seconds else { throw .expired("Request has expired") }
            return
        }
        guard let sent = head.headers[.amzDate] ?? head.headers[.date] else {
            throw .malformed("AWS authentication requires a valid Date or x-amz-date header")
        }
        guard let date = AWSTime.parseRFC822(sent) ?? AWSTime.parseBasic(sent) ?? AWSTime.parseISO8601(sent) else {
            throw .malformed("AWS authentication requires a valid Date or x-amz-date header, not '\(sent)'")
        }
        guard abs(now.timeIntervalSince(date)) <= SigV4.maxClockSkewSeconds else {
            throw .skewed(request: sent, server: AWSTime.iso8601(now))
        }
    }

    /// Checks the signature in constant time. `resource` is `/bucket/key` as in the URL.
    package func checkSignature(
        secretAccessKey: String, head: RequestHead, resource: String
    ) throws(SignatureError) {
        var signed = head
        if isPresigned { Self.moveSignedParameters(into: &signed) }
        let text = SigV2.stringToSign(signed, resource: resource, date: date)
        let expected = SigV2.signature(of: text, secretAccessKey: secretAccessKey)
        guard ConstantTime.equal(expected, signature) else {
            throw .mismatch(canonicalRequest: "", stringToSign: text)
        }
    }

    /// A presigned URL may carry the headers that were signed as parameters; a header that is there itself wins.
    private static func moveSignedParameters(into head: inout RequestHead) {
        for item in head.queryItems {
            let name = item.name.lowercased()
            guard name.hasPrefix("x-amz-") || name == "content-type" || name == "content-md5",
                let field = HTTPField.Name(name), head.headers[field] == nil
            else { continue }
            head.headers[field] = item.value
        }
    }

    private init(header: String, head: RequestHead) throws(SignatureError) {
        let value = header.dropFirst("AWS ".count)
        guard let mark = value.lastIndex(of: ":"), mark != value.startIndex else {
            throw .malformed("AWS authorization header is invalid.  Expected AwsAccessKeyId:signature")
        }
        let date = head.headers[.amzDate] == nil ? head.headers[.date] ?? "" : ""
        self.init(
            accessKeyID: String(value[..<mark]), signature: String(value[value.index(after: mark)...]), date: date,
            sessionToken: head.headers[.amzSecurityToken], isPresigned: false)
    }

    private init(accessKeyID: String, signature: String, date: String, sessionToken: String?, isPresigned: Bool) {
        self.accessKeyID = accessKeyID
        self.signature = signature
        self.date = date
        self.sessionToken = sessionToken
        self.isPresigned = isPresigned
    }
}
