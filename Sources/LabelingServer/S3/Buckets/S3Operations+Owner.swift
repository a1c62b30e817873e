import AWSWire
import Crypto
import HTTPTypes
import HummingbirdCore
import NIOCore
import ObjectStorage
import ServiceShapes

extension S3Operations {
    /// The account as S3 shows owners: by a canonical user id of 64 hex digits.
    var owner: S3.Owner { S3.Owner(displayName: accountID, id: canonicalUserID) }

    private var canonicalUserID: String {
        SHA256.hash(data: Array(accountID.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.utf8.count == 1 ? "0" + digits : digits
        }.joined()
    }

    func getBucketACL(_ request: S3Request) async throws -> Response {
        _ = try await store.bucket(request.bucket)
        return accessControlPolicy
    }

    func getObjectACL(_ request: S3Request) async throws -> Response {
        _ = try await store.head(request.location)
        return accessControlPolicy
    }

    /// Takes canned ACLs, all of which leave the bucket private; grants are refused by name.
    func putBucketACL(_ request: S3Request) async throws -> Response {
        _ = try await store.bucket(request.bucket)
        return try await acceptedACL(request)
    }

    /// As `putBucketACL`.
    func putObjectACL(_ request: S3Request) async throws -> Response {
        _ = try await store.head(request.location)
        return try await acceptedACL(request)
    }

    private func acceptedACL(_ request: S3Request) async throws -> Response {
        guard try await request.document().isEmpty else {
            throw S3Refusal.notImplemented("Granting access by an ACL document")
        }
        guard request.head.header("x-amz-acl") != nil else {
            throw AWSError(
                code: "MissingSecurityHeader", message: "Your request was missing a required header",
                members: [.init("MissingHeaderName", "x-amz-acl")])
        }
        return Response(status: .ok)
    }

    /// The owner has full control, and nobody else any.
    private var accessControlPolicy: Response {
        let grantee = S3.Grantee(displayName: accountID, id: canonicalUserID, type: "CanonicalUser")
        let output = S3.GetBucketAcl.Output(
            owner: owner, grants: [S3.Grant(grantee: grantee, permission: "FULL_CONTROL")])
        return Response(RESTXMLCodec.write(output, of: S3.GetBucketAcl.self))
    }
}
