import Testing

@testable import Workforce

@Suite struct UserStatusTests {
    @Test("every event leads where it should, or is refused by name", arguments: UserStatus.allCases, UserStatus.Event.allCases)
    func moves(_ status: UserStatus, _ event: UserStatus.Event) {
        let expected: UserStatus? =
            switch (status, event) {
            case (_, .adminSetTemporaryPassword): .forceChangePassword
            case (_, .adminSetPermanentPassword): .confirmed
            case (.forceChangePassword, .choseFirstPassword): .confirmed
            case (.forceChangePassword, _): nil
            case (_, .choseFirstPassword): nil
            case (_, .adminResetPassword): .resetRequired
            case (_, .forgotPassword): status
            case (_, .choseWithCode): .confirmed
            case (.confirmed, .changedPassword): .confirmed
            case (.resetRequired, .changedPassword): nil
            }
        if let expected {
            #expect((try? status.after(event)) == expected)
        } else {
            #expect(throws: UserStatus.IllegalMove(status: status, event: event)) { try status.after(event) }
        }
    }
}
