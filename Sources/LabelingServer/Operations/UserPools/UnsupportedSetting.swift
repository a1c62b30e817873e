import Workforce

/// A member of a request that asks for something this version does not do.
struct UnsupportedSetting {
    let name: String
    let isSet: Bool

    init(_ name: String, _ isSet: Bool) {
        self.name = name
        self.isSet = isSet
    }

    /// Refuses the first of `settings` that is set, by name: nothing is silently ignored.
    static func refuse(_ settings: [UnsupportedSetting]) throws(UserPoolError) {
        guard let found = settings.first(where: \.isSet) else { return }
        throw .invalidParameter("\(found.name) is not supported by this version.")
    }
}
