import Testing

@testable import ComputeBackends

@Suite struct AllowedProcessorsTests {
    @Test(
        "the kernel's list of processors is read",
        arguments: [("0-3,8", [0, 1, 2, 3, 8]), ("5", [5]), ("", [0])] as [(String, [Int])])
    func lists(text: String, numbers: [Int]) {
        #expect(AllowedProcessors(list: text).numbers == numbers)
    }
}
