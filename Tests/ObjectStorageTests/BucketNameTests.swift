import Testing

@testable import ObjectStorage

@Suite struct BucketNameTests {
    @Test(
        "names by S3's rules are taken",
        arguments: ["abc", "my-bucket", "my.bucket.v1", "0abc9", String(repeating: "a", count: 63), "1.2.3", "a--b"])
    func valid(_ name: String) throws {
        try BucketName.validate(name)
    }

    @Test(
        "names against S3's rules are refused",
        arguments: [
            "", "ab", String(repeating: "a", count: 64), "My-Bucket", "my_bucket", "-abc", "abc-", ".abc", "abc.",
            "my..bucket", "my.-bucket", "my-.bucket", "192.168.5.4", "xn--abc", "sthree-abc", "amzn-s3-demo-a",
            "abc-s3alias", "abc--ol-s3", "a b", "a/b", "../etc", "büro", "abc\0", "abc--x-s3", "abc.mrap",
        ])
    func invalid(_ name: String) {
        #expect(throws: ObjectStoreError.self) { try BucketName.validate(name) }
    }
}
