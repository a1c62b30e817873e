import ArgumentParser

@main
struct Groundwork: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "groundwork")
}
