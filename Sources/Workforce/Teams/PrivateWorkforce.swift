package import LabelingDomain
import Persistence

/// The private workforce of an account in a region: the users of one pool, seen through one app client.
package struct PrivateWorkforce: Sendable, Hashable {
    package let name: String
    package let arn: ARN
    package let userPoolID: String
    package let clientID: String
    /// The CIDR ranges whose addresses may use the portal, as they were given; empty for all.
    package let allowedRanges: [String]
    package let ipAddressType: String?
    package let createdAt: Timestamp
    package let modifiedAt: Timestamp
    private let blocks: [CIDRBlock]

    /// The most ranges (06/NET-25).
    package static let maxAllowedRanges = 10

    init(_ record: WorkforceRecord) throws {
        name = record.name
        arn = Self.arn(name: record.name, accountID: record.accountID, region: record.region)
        userPoolID = record.userPoolID
        clientID = record.clientID
        allowedRanges = try JSONText(text: record.allowedRanges).value()
        blocks = allowedRanges.compactMap(CIDRBlock.init)
        ipAddressType = record.ipAddressType
        createdAt = Timestamp(microseconds: record.createdAt)
        modifiedAt = Timestamp(microseconds: record.modifiedAt)
    }

    /// Whether a browser at that address may use the portal (06/NET-25). An unknown address may not, where ranges are
    /// set.
    package func admits(address: String?) -> Bool {
        if allowedRanges.isEmpty { return true }
        guard let address else { return false }
        return blocks.contains { $0.contains(address) }
    }

    static func arn(name: String, accountID: String, region: String) -> ARN {
        ARN(service: "sagemaker", region: region, account: accountID, resource: "workforce/\(name)")
    }
}
