/// What is to be predicted (09/AML-16).
package enum Problem: String, Sendable, Codable, CaseIterable {
    case binaryClassification = "BinaryClassification"
    case multiclassClassification = "MulticlassClassification"
    case regression = "Regression"

    package var isClassification: Bool { self != .regression }
}
