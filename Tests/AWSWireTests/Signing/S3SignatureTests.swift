import AWSWire
import Foundation
import HTTPTypes
import Testing

/// The worked examples of https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html and
/// sigv4-query-string-auth.html, and what S3 does differently.
@Suite struct S3SignatureTests {
    static let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    static let signer = SigV4Signer(
        credentials: SigningCredentials(accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: secret),
        region: "us-east-1", service: "s3")
    static let date = Date(timeIntervalSince1970: 1_369_353_600)

    @Test("a GET with a range is signed as in the documentation")
    func headerExample() {
        var head = RequestHead(method: "GET", path: "/test.txt", authority: "examplebucket.s3.amazonaws.com")
        head.headers[.range] = "bytes=0-9"
        let seed = Self.signer.sign(&head, payloadHash: .ofNothing, at: Self.date)
        #expect(seed.previous == "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
    }

    @Test("a presigned URL is signed as in the documentation, and verifies")
    func presignedExample() throws {
        var head = RequestHead(method: "GET", path: "/test.txt", authority: "examplebucket.s3.amazonaws.com")
        Self.signer.presign(&head, expirySeconds: 86_400, at: Self.date)
        let expected = "X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
        #expect(head.query?.hasSuffix(expected) == true)
        let authorization = try #require(try SigV4Authorization.read(from: head))
        #expect(authorization.expirySeconds == 86_400)
        let verifier = SigV4Verifier(authorization, of: head)
        try verifier.checkTerms(now: Self.date.addingTimeInterval(86_400), regions: ["us-east-1"])
        _ = try verifier.checkSignature(secretAccessKey: Self.secret, payloadHash: .unsigned)
    }

    @Test("keys with dots, doubled slashes and encoded slashes are signed as they are sent")
    func pathsAreNotNormalized() throws {
        for path in ["/b/../x", "/b//x", "/b/./x/", "/b/a%2Fb", "/b/%C3%BC%20%7E", "/b/a!'()*"] {
            var head = RequestHead(method: "GET", path: path, authority: "localhost:9080")
            Self.signer.sign(&head, payloadHash: .ofNothing, at: Self.date)
            let authorization = try #require(try SigV4Authorization.read(from: head))
            let canonical = CanonicalRequest(
                head: head, signedHeaders: authorization.signedHeaders, payloadHash: .ofNothing, style: .asSent)
            let line = canonical.description.split(separator: "\n")[1]
            #expect(PercentEncoding.decode(line) == PercentEncoding.decode(path))
            #expect(line.contains("%2F") == path.contains("%2F"))
        }
    }

    @Test("a signature is good for fifteen minutes around its date and for the headers it covers", arguments: SignatureTerm.all)
    func terms(_ term: SignatureTerm) throws {
        var head = RequestHead(method: "GET", path: "/test.txt", authority: "localhost")
        Self.signer.sign(&head, payloadHash: .ofNothing, at: Self.date)
        term.change(&head)
        let authorization = try #require(try SigV4Authorization.read(from: head))
        let thrown = #expect(throws: SignatureError.self) {
            try SigV4Verifier(authorization, of: head).checkTerms(now: term.now, regions: ["us-east-1"])
        }
        #expect(thrown.map(term.isExpected) == true)
    }

    @Test("fourteen minutes of difference are fine; another region is not")
    func skewAndRegion() throws {
        var head = RequestHead(method: "GET", path: "/", authority: "localhost")
        Self.signer.sign(&head, payloadHash: .ofNothing, at: Self.date)
        let verifier = SigV4Verifier(try #require(try SigV4Authorization.read(from: head)), of: head)
        try verifier.checkTerms(now: Self.date.addingTimeInterval(840), regions: ["us-east-1"])
        #expect(throws: SignatureError.self) {
            try verifier.checkTerms(now: Self.date, regions: ["eu-west-1"])
        }
    }

    @Test("a presigned URL lives between 1 second and 7 days, and not longer than it says")
    func expiry() throws {
        for seconds in [0, -1, 604_801] {
            var head = RequestHead(method: "GET", path: "/", authority: "localhost")
            Self.signer.presign(&head, expirySeconds: seconds, at: Self.date)
            let sent = head
            #expect(throws: SignatureError.invalidExpiry("\(seconds)")) { try SigV4Authorization.read(from: sent) }
        }
        var head = RequestHead(method: "GET", path: "/", authority: "localhost")
        Self.signer.presign(&head, expirySeconds: 60, at: Self.date)
        let verifier = SigV4Verifier(try #require(try SigV4Authorization.read(from: head)), of: head)
        try verifier.checkTerms(now: Self.date.addingTimeInterval(60), regions: [])
        #expect(throws: SignatureError.expired("Request has expired")) {
            try verifier.checkTerms(now: Self.date.addingTimeInterval(61), regions: [])
        }
        #expect(throws: SignatureError.expired("Request is not valid yet")) {
            try verifier.checkTerms(now: Self.date.addingTimeInterval(-901), regions: [])
        }
    }

    @Test(
        "signatures whose text is broken are refused, never trapped on",
        arguments: [
            "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 ", "AWS4-HMAC-SHA256 Credential=", "AWS4-HMAC-SHA256 ,,,===,",
            "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request", "AWS4-HMAC-SHA256 Credential=a/20130524/r/s/aws4_request,Signature=x",
            "AWS4-HMAC-SHA256 Credential=////, SignedHeaders=;;;, Signature=",
            "AWS4-HMAC-SHA256 Credential=a/20130524/r/s/other, SignedHeaders=host, Signature=x",
        ])
    func brokenHeaders(_ text: String) {
        var head = RequestHead(method: "GET", path: "/", authority: "localhost")
        head.headers[.authorization] = text
        head.headers[.amzDate] = "20130524T000000Z"
        let sent = head
        #expect(throws: SignatureError.self) { try SigV4Authorization.read(from: sent) }
    }

    @Test("a secret never shows in a description")
    func secretsStayHidden() {
        let credentials = SigningCredentials(accessKeyID: "AKID", secretAccessKey: Self.secret)
        #expect(!"\(credentials)".contains(Self.secret))
    }
}

/// A way for a signature's terms not to hold.
struct SignatureTerm: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout RequestHead) -> Void
    let now: Date
    let isExpected: @Sendable (SignatureError) -> Bool

    private static let date = S3SignatureTests.date
    private static let isSkewed: @Sendable (SignatureError) -> Bool = { if case .skewed = $0 { true } else { false } }

    static let all: [SignatureTerm] = [
        SignatureTerm(testDescription: "clock ahead", change: { _ in }, now: date.addingTimeInterval(901), isExpected: isSkewed),
        SignatureTerm(testDescription: "clock behind", change: { _ in }, now: date.addingTimeInterval(-901), isExpected: isSkewed),
        SignatureTerm(
            testDescription: "header added", change: { $0.headers[.amzTrailer] = "x-amz-checksum-crc32" }, now: date,
            isExpected: { $0 == .unsignedHeader("x-amz-trailer") }),
        SignatureTerm(
            testDescription: "date of another day", change: { $0.headers[.amzDate] = "20130525T000000Z" }, now: date,
            isExpected: { if case .wrongScope = $0 { true } else { false } }),
        SignatureTerm(
            testDescription: "date unreadable", change: { $0.headers[.amzDate] = "20130524Tnoon" }, now: date,
            isExpected: { if case .malformed = $0 { true } else { false } }),
    ]
}
