import Foundation
import ServiceShapes
import Workforce

extension User {
    /// The attributes with `sub` before them; `names` says which, nil for all.
    func attributeShapes(_ names: Set<String>? = nil) -> [CognitoIdentityProvider.AttributeType] {
        let all = [("sub", sub)] + attributes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return all.filter { names?.contains($0.0) ?? true }.map { .init(name: $0.0, value: $0.1) }
    }
}

extension CognitoIdentityProvider.UserType {
    init(_ user: User, attributes names: Set<String>? = nil) {
        self.init(
            username: user.username, attributes: user.attributeShapes(names),
            userCreateDate: Date(user.createdAt),
            userLastModifiedDate: Date(user.modifiedAt), enabled: user.isEnabled,
            userStatus: user.status.rawValue)
    }
}

extension CognitoIdentityProvider.AdminGetUser.Output {
    init(_ user: User) {
        self.init(
            username: user.username, userAttributes: user.attributeShapes(),
            userCreateDate: Date(user.createdAt),
            userLastModifiedDate: Date(user.modifiedAt), enabled: user.isEnabled,
            userStatus: user.status.rawValue)
    }
}
