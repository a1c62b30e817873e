import AWSWire
import Foundation
import ObjectStorage
import Testing

@testable import LabelingServer

@Suite struct ObjectStoreErrorAnswerTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let error: ObjectStoreError
        let code: String
        let status: Int
        var testDescription: String { code }
    }

    static let cases = [
        Case(error: .noSuchBucket("b"), code: "NoSuchBucket", status: 404),
        Case(error: .noSuchKey(bucket: "b", key: "k"), code: "NoSuchKey", status: 404),
        Case(error: .noSuchUpload("u"), code: "NoSuchUpload", status: 404),
        Case(error: .bucketAlreadyExists("b"), code: "BucketAlreadyExists", status: 409),
        Case(error: .bucketAlreadyOwnedByYou("b"), code: "BucketAlreadyOwnedByYou", status: 409),
        Case(error: .bucketNotEmpty("b"), code: "BucketNotEmpty", status: 409),
        Case(error: .invalidBucketName("B", rule: "r"), code: "InvalidBucketName", status: 400),
        Case(error: .invalidKey("r"), code: "InvalidRequest", status: 400),
        Case(error: .keyTooLong(bytes: 2000), code: "KeyTooLongError", status: 400),
        Case(error: .preconditionFailed(condition: "If-Match"), code: "PreconditionFailed", status: 412),
        Case(
            error: .notModified(ObjectInfo(key: "k", size: 0, etag: "", lastModified: Date())), code: "NotModified",
            status: 304),
        Case(error: .conflict("r"), code: "ConditionalRequestConflict", status: 409),
        Case(error: .invalidRange(requested: "bytes=9-", size: 1), code: "InvalidRange", status: 416),
        Case(error: .entityTooLarge(size: 2, limit: 1), code: "EntityTooLarge", status: 400),
        Case(error: .entityTooSmall(part: 1, size: 1, limit: 2), code: "EntityTooSmall", status: 400),
        Case(error: .incompleteBody(expected: 2, received: 1), code: "IncompleteBody", status: 400),
        Case(error: .checksumMismatch(digest: "MD5", expected: "a", computed: "b"), code: "BadDigest", status: 400),
        Case(error: .invalidPart(number: 1), code: "InvalidPart", status: 400),
        Case(error: .invalidPartOrder, code: "InvalidPartOrder", status: 400),
        Case(error: .invalidPartNumber(0), code: "InvalidArgument", status: 400),
        Case(error: .invalidArgument("r"), code: "InvalidRequest", status: 400),
        Case(error: .bodyFailed(BodyError.severalChecksums), code: "InvalidRequest", status: 400),
        Case(error: .bodyFailed(S3Refusal.accessDenied), code: "AccessDenied", status: 403),
        Case(error: .bodyFailed(CancellationError()), code: "RequestTimeout", status: 400),
        Case(error: .refused(code: "AccessDenied", message: "no"), code: "ServiceUnavailable", status: 503),
        Case(error: .storage("disk on fire"), code: "InternalError", status: 500),
    ]

    @Test("every failure of a store has S3's code and status", arguments: cases)
    func answer(_ test: Case) {
        #expect(test.error.awsError.code == test.code)
        #expect(test.error.awsError.status == test.status)
    }

    @Test("what only the log may know stays there")
    func causes() {
        for error in [ObjectStoreError.storage("/var/lib/secret"), .refused(code: "AccessDenied", message: "/var/lib/secret")] {
            let answer = error.awsError
            #expect(!answer.message.contains("secret"))
            #expect(answer.cause?.contains("secret") == true)
        }
    }
}
