/// The kinds of jobs that train models or use them.
package enum ModelJobKind: String, Sendable, Hashable, CaseIterable {
    case training
    case transform
    case automl
}
