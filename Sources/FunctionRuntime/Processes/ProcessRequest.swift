/// A program to start, with everything it gets: nothing else of the server's reaches it.
struct ProcessRequest: Sendable {
    /// The program and its arguments; the first is an absolute path.
    let command: [String]
    let environment: [String: String]
    let workingFolder: String
}
