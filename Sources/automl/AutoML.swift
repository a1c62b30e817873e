import ArgumentParser
import AutoMLTool

/// The command line of the compute plane.
@main
struct AutoML: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "automl", abstract: "Train models and predict with them.")
}
