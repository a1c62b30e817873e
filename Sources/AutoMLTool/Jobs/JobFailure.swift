package import Foundation

/// Leaves the reason of a failed job where the server looks for it: `output/failure`, as a training container does.
package enum JobFailure {
    /// Runs `body`; when it throws, writes why, in one line, and throws the same.
    package static func recorded(in root: URL, _ body: () async throws -> Void) async throws {
        do { try await body() } catch {
            let output = root.appending(path: "output")
            try? FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
            try? Data("\(error)".replacing("\n", with: " ").utf8).write(to: output.appending(path: "failure"))
            throw error
        }
    }
}
