import AWSWire

extension S3Operations {
    /// The place in `token`; throws S3's answer for a token that this listing did not give.
    func openPage(_ token: String, operation: String, filters: [String]) throws(AWSError) -> String {
        do {
            return try pageToken.open(token, operation: operation, filters: filters)
        } catch {
            throw S3Refusal.invalidArgument("continuation-token", token, "is incorrect")
        }
    }
}
