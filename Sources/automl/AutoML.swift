import ArgumentParser
import AutoMLTool
import Foundation

/// The command line of the compute plane.
@main
struct AutoML: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "automl", abstract: "Train models and predict with them.", subcommands: [Job.self])

    /// Work in a folder that is laid out as a training container's, for programs that start it.
    struct Job: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Do a job in a folder.", subcommands: [Round.self])

        struct Round: AsyncParsableCommand {
            static let configuration = CommandConfiguration(abstract: "One round of auto-labeling.")
            @Option(help: "The folder, with input/ in it.") var root: String

            func run() async throws {
                try await inFolder(root) { folder, report in
                    try await RoundRequest(root: folder).run(threads: ProcessInfo.processInfo.activeProcessorCount, report: report)
                }
            }
        }
    }
}

/// Runs a job and tells why it failed, if it did: in `output/failure` and on the standard error.
private func inFolder(_ path: String, _ job: (URL, @escaping @Sendable (ToolEvent) -> Void) async throws -> Void) async throws {
    let root = URL(filePath: path)
    do {
        try await job(root) { FileHandle.standardOutput.write(Data((EventPrinter.json($0) + "\n").utf8)) }
    } catch {
        let reason = "\(error)"
        let output = root.appending(path: "output")
        try? FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        try? Data(reason.utf8).write(to: output.appending(path: "failure"))
        FileHandle.standardError.write(Data("\(reason)\n".utf8))
        throw ExitCode.failure
    }
}
