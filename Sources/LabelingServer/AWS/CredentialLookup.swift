package import struct Foundation.Date

/// Finds the credential of an access key; nil when there is none. Temporary keys are found by the session token that
/// comes with them.
package typealias CredentialLookup =
    @Sendable (_ accessKeyID: String, _ sessionToken: String?, _ now: Date) async throws -> Credential?
