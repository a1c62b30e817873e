/// Where a user stands on the way to a password of their own.
///
/// ```
/// created by an admin → FORCE_CHANGE_PASSWORD → CONFIRMED ⇄ RESET_REQUIRED
/// ```
package enum UserStatus: String, Sendable, Hashable, CaseIterable {
    /// The password is a temporary one: signing in asks for another.
    case forceChangePassword = "FORCE_CHANGE_PASSWORD"
    case confirmed = "CONFIRMED"
    /// An admin withdrew the password: a code that was sent lets the user choose another.
    case resetRequired = "RESET_REQUIRED"

    /// What can happen to a user's password.
    package enum Event: Sendable, Hashable, CaseIterable {
        case adminSetTemporaryPassword, adminSetPermanentPassword, adminResetPassword
        case choseFirstPassword, forgotPassword, choseWithCode, changedPassword
    }

    /// The status after `event`; throws for one that cannot happen here.
    package func after(_ event: Event) throws(IllegalMove) -> UserStatus {
        switch (self, event) {
        case (_, .adminSetTemporaryPassword): .forceChangePassword
        case (_, .adminSetPermanentPassword): .confirmed
        case (.confirmed, .adminResetPassword), (.resetRequired, .adminResetPassword): .resetRequired
        case (.forceChangePassword, .choseFirstPassword): .confirmed
        case (.confirmed, .forgotPassword), (.resetRequired, .forgotPassword): self
        case (.confirmed, .choseWithCode), (.resetRequired, .choseWithCode): .confirmed
        case (.confirmed, .changedPassword): .confirmed
        default: throw IllegalMove(status: self, event: event)
        }
    }

    /// An event that cannot happen to a user in that status.
    package struct IllegalMove: Error, Hashable {
        package let status: UserStatus
        package let event: Event
    }
}
