/// The account and region whose resources a service looks after.
package struct Place: Sendable, Hashable {
    package let accountID: String
    package let region: String

    package init(accountID: String, region: String) {
        self.accountID = accountID
        self.region = region
    }
}
