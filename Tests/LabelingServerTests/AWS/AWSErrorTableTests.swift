import AWSWire
import Persistence
import Testing

@testable import LabelingServer

/// Every error that leaves the pipeline, with the code and status of each protocol family.
@Suite struct AWSErrorTableTests {
    typealias Answer = (code: String, status: Int)

    static let signatures: [(error: SignatureError, s3: Answer, query: Answer, json: Answer)] = [
        (
            .missing, ("AccessDenied", 403), ("MissingAuthenticationToken", 403),
            ("MissingAuthenticationTokenException", 400)
        ),
        (
            .malformed("m"), ("AuthorizationHeaderMalformed", 400), ("IncompleteSignature", 403),
            ("IncompleteSignatureException", 400)
        ),
        (
            .unknownAccessKey("k"), ("InvalidAccessKeyId", 403), ("InvalidClientTokenId", 403),
            ("UnrecognizedClientException", 400)
        ),
        (.invalidToken, ("InvalidToken", 400), ("InvalidClientTokenId", 403), ("UnrecognizedClientException", 400)),
        (
            .wrongScope("s"), ("AuthorizationHeaderMalformed", 400), ("SignatureDoesNotMatch", 403),
            ("InvalidSignatureException", 400)
        ),
        (
            .skewed(request: "a", server: "b"), ("RequestTimeTooSkewed", 403), ("SignatureDoesNotMatch", 403),
            ("InvalidSignatureException", 400)
        ),
        (.expired("e"), ("AccessDenied", 403), ("SignatureDoesNotMatch", 403), ("InvalidSignatureException", 400)),
        (
            .invalidExpiry("0"), ("AuthorizationQueryParametersError", 403), ("IncompleteSignature", 403),
            ("IncompleteSignatureException", 400)
        ),
        (
            .unsignedHeader("host"), ("AccessDenied", 403), ("SignatureDoesNotMatch", 403),
            ("InvalidSignatureException", 400)
        ),
        (
            .mismatch(canonicalRequest: "c", stringToSign: "s"), ("SignatureDoesNotMatch", 403),
            ("SignatureDoesNotMatch", 403), ("InvalidSignatureException", 400)
        ),
        (
            .invalidPayloadHash("x"), ("InvalidRequest", 400), ("IncompleteSignature", 403),
            ("IncompleteSignatureException", 400)
        ),
        (
            .payloadMismatch(declared: "a", actual: "b"), ("XAmzContentSHA256Mismatch", 400),
            ("SignatureDoesNotMatch", 403), ("InvalidSignatureException", 400)
        ),
    ]

    @Test("every signature error has its code in every protocol", arguments: signatures.indices)
    func signatureErrors(_ index: Int) {
        let row = Self.signatures[index]
        for (wireProtocol, expected) in [
            (WireProtocol.restXML, row.s3), (.query, row.query), (.json10, row.json), (.json11, row.json),
            (.restJSON, row.json),
        ] {
            let answer = row.error.awsError(in: wireProtocol, region: "us-east-1")
            #expect(answer.code == expected.code)
            #expect(answer.status == expected.status)
            #expect(!answer.message.isEmpty)
        }
    }

    static let bodies: [(BodyError, String, Int)] = [
        (.chunkSignatureMismatch, "SignatureDoesNotMatch", 403),
        (.payloadHashMismatch(declared: "a", actual: "b"), "XAmzContentSHA256Mismatch", 400),
        (.checksumMismatch(.crc32, declared: "a", actual: "b"), "BadDigest", 400),
        (.md5Mismatch(declared: "a", actual: "b"), "BadDigest", 400),
        (.invalidChecksum(name: "Content-MD5", value: "x"), "InvalidDigest", 400),
        (.invalidChecksum(name: "x-amz-checksum-crc32", value: "x"), "InvalidRequest", 400),
        (.severalChecksums, "InvalidRequest", 400), (.wrongLength(declared: 1, actual: 2), "IncompleteBody", 400),
        (.malformedChunk("x"), "IncompleteBody", 400), (.malformedTrailer("x"), "MalformedTrailerError", 400),
    ]

    @Test("every body error has S3's code", arguments: bodies.indices)
    func bodyErrors(_ index: Int) {
        let (error, code, status) = Self.bodies[index]
        #expect(error.awsError.code == code)
        #expect(error.awsError.status == status)
    }

    static let databases: [(DatabaseError, String, Int)] = [
        (.overloaded, "ThrottlingException", 400), (.unavailable("host down"), "ServiceUnavailable", 503),
        (.constraint(.unique, message: "row 7"), "InternalFailure", 500), (.unexpectedColumn("c"), "InternalFailure", 500),
        (.failed("SELECT"), "InternalFailure", 500),
    ]

    @Test("a database error keeps its details for the log", arguments: databases.indices)
    func databaseErrors(_ index: Int) {
        let (error, code, status) = Self.databases[index]
        let answer = AWSErrorTable.answer(for: error, of: nil)
        #expect(answer.code == code)
        #expect(answer.status == status)
        for detail in ["host down", "row 7", "SELECT"] { #expect(!answer.message.contains(detail)) }
    }

    @Test("a service's own status for a code wins")
    func serviceStatus() {
        let service = ServiceDescriptor(
            signingName: "a2i", wireProtocol: .restJSON, apiVersion: "1", errorStatuses: ["ConflictException": 409])
        let error = AWSError(code: "ConflictException", message: "taken")
        #expect(AWSErrorTable.answer(for: error, of: service).status == 409)
        #expect(AWSErrorTable.answer(for: error, of: nil).status == 400)
        #expect(AWSErrorTable.answer(for: CancellationError(), of: service).code == "InternalFailure")
    }
}
