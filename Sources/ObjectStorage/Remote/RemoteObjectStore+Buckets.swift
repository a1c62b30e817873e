import AWSWire
import HTTPTypes
import NIOCore

import struct Foundation.Date

extension RemoteObjectStore {
    package func createBucket(_ name: String, region: String, owner: String) async throws(ObjectStoreError) {
        try BucketName.validate(name)
        var request = RemoteRequest(.put, bucket: name)
        if region != "us-east-1" {
            var writer = XMLWriter()
            writer.open("CreateBucketConfiguration", namespace: Self.namespace)
            writer.element("LocationConstraint", region)
            writer.close("CreateBucketConfiguration")
            request = request.document(writer.text)
        }
        try await exchange.send(request).finish()
    }

    package func deleteBucket(_ name: String) async throws(ObjectStoreError) {
        try await exchange.send(RemoteRequest(.delete, bucket: name)).finish()
    }

    /// The remote store says neither the owner of a single bucket nor when it was made.
    package func bucket(_ name: String) async throws(ObjectStoreError) -> BucketInfo {
        let response = try await exchange.send(RemoteRequest(.head, bucket: name))
        try await response.finish()
        return BucketInfo(
            name: name, region: response.header("x-amz-bucket-region") ?? region, owner: "",
            createdAt: Date(timeIntervalSince1970: 0))
    }

    package func buckets() async throws(ObjectStoreError) -> [BucketInfo] {
        let document = try await exchange.send(RemoteRequest(.get)).document()
        let buckets = (document.child("Buckets")?.children("Bucket") ?? []).map { element in
            BucketInfo(
                name: element.text(of: "Name") ?? "", region: element.text(of: "BucketRegion") ?? region, owner: "",
                createdAt: element.date(of: "CreationDate"))
        }
        return buckets.sorted { $0.name < $1.name }
    }

    package func document(_ kind: BucketDocument, of bucket: String) async throws(ObjectStoreError) -> String? {
        do {
            let response = try await exchange.send(RemoteRequest(.get, bucket: bucket).subresource(kind.rawValue))
            return String(buffer: try await response.bytes())
        } catch {
            if case .refused(let code, _) = error, Self.notSetCodes.contains(code) { return nil }
            throw error
        }
    }

    package func setDocument(
        _ kind: BucketDocument, to text: String?, of bucket: String
    ) async throws(ObjectStoreError) {
        let request =
            if let text {
                RemoteRequest(.put, bucket: bucket).subresource(kind.rawValue).document(text)
            } else {
                RemoteRequest(.delete, bucket: bucket).subresource(kind.rawValue)
            }
        try await exchange.send(request).finish()
    }

    /// What S3 answers when a document is not set.
    private static let notSetCodes: Set<String> = ["NoSuchCORSConfiguration", "NoSuchTagSet"]

    static let namespace = XMLNamespace("http://s3.amazonaws.com/doc/2006-03-01/")
}
