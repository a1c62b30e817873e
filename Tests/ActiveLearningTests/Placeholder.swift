import Testing

@testable import ActiveLearning
