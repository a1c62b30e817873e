/// A program to start, with everything it gets: nothing else of the server's reaches it.
package struct ProcessRequest: Sendable {
    /// The program and its arguments; the first is an absolute path.
    package let command: [String]
    package let environment: [String: String]
    package let workingFolder: String

    package init(command: [String], environment: [String: String], workingFolder: String) {
        self.command = command
        self.environment = environment
        self.workingFolder = workingFolder
    }
}
