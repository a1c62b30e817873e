import AWSWire
import HTTPTypes

extension S3Request {
    /// Refuses headers that ask for something this server does not do, rather than ignoring them.
    func refuseUnsupportedHeaders() throws(AWSError) {
        for field in head.headers {
            let name = field.name.canonicalName
            guard name.hasPrefix("x-amz-") else { continue }
            if let feature = Self.unsupported.first(where: { name.hasPrefix($0.prefix) })?.feature {
                throw S3Refusal.notImplemented("\(feature) (\(name))")
            }
            try refuse(name, field.value)
        }
        if let version = parameter("versionId"), version != "null" {
            throw AWSError(
                code: "NoSuchVersion", message: "The specified version does not exist.", status: 404,
                members: [.init("Key", key), .init("VersionId", version)])
        }
    }

    private func refuse(_ name: String, _ value: String) throws(AWSError) {
        switch name {
        case "x-amz-server-side-encryption" where value != "AES256":
            throw S3Refusal.notImplemented("Server-side encryption with \(value) (\(name))")
        case "x-amz-storage-class" where value != "STANDARD":
            throw S3Refusal.notImplemented("Storage class \(value) (\(name))")
        case "x-amz-bucket-object-lock-enabled" where value.lowercased() == "true":
            throw S3Refusal.notImplemented("Object lock (\(name))")
        case "x-amz-acl" where !Self.cannedACLs.contains(value):
            throw S3Refusal.invalidArgument("x-amz-acl", value, "is not a canned ACL")
        default: break
        }
    }

    private static let unsupported: [(prefix: String, feature: String)] = [
        ("x-amz-server-side-encryption-customer-", "Server-side encryption with customer keys"),
        ("x-amz-copy-source-server-side-encryption-customer-", "Server-side encryption with customer keys"),
        ("x-amz-server-side-encryption-aws-kms-key-id", "Server-side encryption with KMS keys"),
        ("x-amz-object-lock-", "Object lock"),
        ("x-amz-grant-", "Granting access by ACL"),
        ("x-amz-write-offset-bytes", "Appending to objects"),
        ("x-amz-rename-source", "Renaming objects"),
    ]

    /// All of S3's canned ACLs are taken, and each of them makes what it is given to private: there is no public access.
    private static let cannedACLs: Set<String> = [
        "private", "public-read", "public-read-write", "authenticated-read", "aws-exec-read", "bucket-owner-read",
        "bucket-owner-full-control", "log-delivery-write",
    ]
}
