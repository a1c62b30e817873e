import LabelingDomain

/// A function as requests name it: by its name, its ARN or a part of that.
package struct FunctionName: Sendable, Hashable {
    package let name: String
    /// What a qualifier after the name says; nil without one.
    package let qualifier: String?
    /// The account and the region of an ARN; nil where they are not given.
    package let account: String?
    package let region: String?

    /// Reads `name`, `name:qualifier`, `account:function:name[:qualifier]` or an ARN; nil for anything else.
    package init?(_ text: String) {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        var account: String?
        var region: String?
        if let mark = parts.firstIndex(of: "function") {
            let before = Array(parts[..<mark])
            account = before.last
            region = before.count >= 5 ? before[before.count - 2] : nil
            if before.count >= 5, before[0] != "arn" || before[2] != "lambda" { return nil }
            parts.removeSubrange(...mark)
        }
        guard let name = parts.first, !name.isEmpty, parts.count <= 2 else { return nil }
        self.name = name
        qualifier = parts.count == 2 ? parts[1] : nil
        self.account = account
        self.region = region
    }

    /// Whether the name means this account's function in its one version.
    package func isOf(account: String, region: String) -> Bool {
        (self.account ?? account) == account && (self.region ?? region) == region
            && (qualifier ?? Self.latest) == Self.latest
    }

    /// The only version there is: functions are not published.
    package static let latest = "$LATEST"
}
