/// Runs long computations side by side.
enum SideBySide {
    /// The results of `work` for 0..<`count`, in order, at most `workers` at a time.
    static func map<Result: Sendable>(
        _ count: Int, workers: Int, _ work: @escaping @Sendable (Int) throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var next = 0
            var results: [Int: Result] = [:]
            func start() {
                guard next < count else { return }
                let index = next
                next += 1
                group.addTask { (index, try work(index)) }
            }
            for _ in 0..<max(1, workers) { start() }
            while let (index, result) = try await group.next() {
                results[index] = result
                try Task.checkCancellation()
                start()
            }
            return (0..<count).compactMap { results[$0] }
        }
    }
}
