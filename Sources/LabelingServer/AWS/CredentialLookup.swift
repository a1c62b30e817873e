package import struct Foundation.Date

/// Finds the credential of an access key; nil when there is none.
package typealias CredentialLookup = @Sendable (_ accessKeyID: String, _ now: Date) async throws -> Credential?
