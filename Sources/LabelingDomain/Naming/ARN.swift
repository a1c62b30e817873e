/// An Amazon Resource Name: `arn:partition:service:region:account:resource`.
///
/// The resource part keeps everything after the fifth colon, so it may hold colons and slashes itself.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
package struct ARN: Sendable, Hashable, CustomStringConvertible {
    package let partition: String
    package let service: String
    package let region: String
    package let account: String
    package let resource: String

    package init(partition: String = "aws", service: String, region: String, account: String, resource: String) {
        self.partition = partition
        self.service = service
        self.region = region
        self.account = account
        self.resource = resource
    }

    /// Parses `text`; nil when it has fewer than six parts, does not start with `arn`, or names no service or resource.
    package init?(_ text: some StringProtocol) {
        let parts = String(text).split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn", !parts[1].isEmpty, !parts[2].isEmpty, !parts[5].isEmpty else {
            return nil
        }
        self.init(partition: parts[1], service: parts[2], region: parts[3], account: parts[4], resource: parts[5])
    }

    package var description: String {
        "arn:\(partition):\(service):\(region):\(account):\(resource)"
    }

    /// The part of `resource` before its first `/`: `labeling-job` in `labeling-job/animals`.
    package var resourceType: Substring {
        resource.prefix { $0 != "/" && $0 != ":" }
    }

    /// The part of `resource` after its first `/` or `:`; all of it when there is none.
    package var resourceName: Substring {
        guard let mark = resource.firstIndex(where: { $0 == "/" || $0 == ":" }) else { return resource[...] }
        return resource[resource.index(after: mark)...]
    }
}
