import struct Foundation.URL

/// The words of messages to users, where their pool has none of its own.
struct MessageWording: Sendable {
    let portalURL: URL
    let organizationName: String

    func invitation(template: MessageTemplate, username: String, password: String) -> (subject: String, body: String) {
        let body =
            template.body ?? """
                Hi,

                \(organizationName) invites you to work on labeling tasks.

                Sign in at: \(portalURL.absoluteString)
                User name: {username}
                Temporary password: {####}

                You choose a password of your own when you sign in for the first time.
                """
        return (
            template.subject ?? "You're invited by \(organizationName) to work on a labeling project.",
            MessageTemplate.fill(body, username: username, secret: password)
        )
    }

    func verificationCode(template: MessageTemplate, username: String, code: String) -> (subject: String, body: String) {
        let body =
            template.body ?? """
                Hi {username},

                your code to choose a new password is {####}.

                On \(portalURL.absoluteString), enter it in place of your password.
                """
        return (
            template.subject ?? "Your verification code",
            MessageTemplate.fill(body, username: username, secret: code)
        )
    }
}
