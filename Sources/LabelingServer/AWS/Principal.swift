/// Who signed a request.
package struct Principal: Sendable, Hashable {
    /// The twelve digits of the account.
    package let accountID: String
    /// `arn:aws:iam::123456789012:root`, or the user's.
    package let arn: String
    /// The unique id that `GetCallerIdentity` answers as `UserId`.
    package let userID: String
    package let accessKeyID: String

    package init(accountID: String, arn: String, userID: String, accessKeyID: String) {
        self.accountID = accountID
        self.arn = arn
        self.userID = userID
        self.accessKeyID = accessKeyID
    }
}
