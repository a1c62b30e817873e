import LabelingDomain

/// Who acts in a role: the ARN and the user id that `GetCallerIdentity` tells.
struct AssumedRole: Sendable, Hashable {
    let arn: String
    let userID: String

    /// Nil when `roleARN` is no role of `account`.
    init?(roleARN: String, session: String, account: String) {
        guard let role = ARN(roleARN), role.service == "iam", role.account == account, role.resourceType == "role",
            let name = role.resourceName.split(separator: "/").last
        else { return nil }
        arn = "arn:aws:sts::\(account):assumed-role/\(name)/\(session)"
        // Role ids are opaque; this one is the same for the same role.
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var hash: UInt64 = 14_695_981_039_346_656_037
        let id = roleARN.utf8.suffix(64).map { byte in
            hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
            return letters[Int(hash % UInt64(letters.count))]
        }
        userID = "AROA" + String(id.suffix(17)) + ":\(session)"
    }
}
