/// The rules for names of new buckets.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
package enum BucketName {
    /// Throws `invalidBucketName` with the rule that `name` breaks.
    package static func validate(_ name: String) throws(ObjectStoreError) {
        if let rule = brokenRule(name) { throw .invalidBucketName(name, rule: rule) }
    }

    private static func brokenRule(_ name: String) -> String? {
        let bytes = Array(name.utf8)
        guard (3...63).contains(bytes.count) else { return "a bucket name has 3 to 63 characters" }
        guard bytes.allSatisfy({ isLetterOrDigit($0) || $0 == dot || $0 == hyphen }) else {
            return "a bucket name has only lower-case letters, digits, dots and hyphens"
        }
        guard let first = bytes.first, let last = bytes.last, isLetterOrDigit(first), isLetterOrDigit(last) else {
            return "a bucket name begins and ends with a letter or digit"
        }
        if zip(bytes, bytes.dropFirst()).contains(where: { $0 == dot && ($1 == dot || $1 == hyphen) || $0 == hyphen && $1 == dot }) {
            return "each label of a bucket name, between its dots, begins and ends with a letter or digit"
        }
        if isIPv4Address(name) { return "a bucket name is not an IP address" }
        if let prefix = reservedPrefixes.first(where: name.hasPrefix) {
            return "a bucket name does not begin with '\(prefix)'"
        }
        if let suffix = reservedSuffixes.first(where: name.hasSuffix) {
            return "a bucket name does not end with '\(suffix)'"
        }
        return nil
    }

    private static let reservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"]
    private static let reservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"]
    private static let dot = UInt8(ascii: ".")
    private static let hyphen = UInt8(ascii: "-")

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isIPv4Address(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
