import Testing

@testable import AutoMLCore
