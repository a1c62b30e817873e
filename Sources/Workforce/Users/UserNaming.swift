/// How the users of a pool are called and found.
struct UserNaming {
    let settings: UserPoolSettings

    /// Checks the name of a new user, and says which attribute it stands for where addresses are the names.
    func attribute(forNewName name: String) throws(UserPoolError) -> String? {
        guard !settings.usernameAttributes.isEmpty else {
            if settings.aliasAttributes.contains("email"), ContactAddress.isEmail(name) {
                throw .invalidParameter(
                    "Username cannot be of email format, since user pool is configured for email alias.")
            }
            if settings.aliasAttributes.contains("phone_number"), ContactAddress.isPhoneNumber(name) {
                throw .invalidParameter(
                    "Username cannot be of phone number format, since user pool is configured for phone number alias.")
            }
            return nil
        }
        if settings.usernameAttributes.contains("email"), ContactAddress.isEmail(name) { return "email" }
        if settings.usernameAttributes.contains("phone_number"), ContactAddress.isPhoneNumber(name) {
            return "phone_number"
        }
        let wanted = settings.usernameAttributes.map { $0 == "email" ? "an email" : "a phone number" }
        throw .invalidParameter("Username should be \(wanted.joined(separator: " or ")).")
    }

    /// The other names under which a user with these attributes is found.
    func aliases(of attributes: [String: String]) -> [String] {
        var names = settings.usernameAttributes.compactMap { attributes[$0] }
        for attribute in settings.aliasAttributes {
            guard let value = attributes[attribute] else { continue }
            // An address counts once somebody made sure that it is the user's; a preferred name needs no proof.
            if attribute == "preferred_username" || attributes["\(attribute)_verified"] == "true" { names.append(value) }
        }
        return names.map(settings.key)
    }

    /// The refusal of a name that another user has.
    func aliasTaken(_ alias: String, attributes: [String: String]) -> UserPoolError {
        let attribute = attributes.first { settings.key($0.value) == alias }?.key ?? "alias"
        let text = "An account with the given \(attribute) already exists."
        return settings.usernameAttributes.isEmpty ? .aliasExists(text) : .usernameExists(text)
    }
}
