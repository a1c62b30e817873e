import LiquidTemplates
package import Manifests

/// A compiled worker task template (03/CUS-4): Liquid in Ground Truth's dialect, which prints one page for each task.
package struct WorkerPage: Sendable {
    private let template: LiquidTemplate

    /// Compiles `source`. `now` gives the current time in seconds since 1970, for templates that print dates.
    package init(_ source: String, now: @escaping @Sendable () -> Double) throws(WorkerPageError) {
        do {
            template = try LiquidTemplate(source, options: LiquidOptions(isGroundTruth: true, now: now))
        } catch {
            throw WorkerPageError(error)
        }
    }

    /// The page for `taskInput`, which templates see as `task.input` (03/LIQ-5).
    ///
    /// - Parameter grantReadAccess: turns an S3 URI into a URL that the worker's browser may read for a while.
    package func render(
        taskInput: JSONValue, grantReadAccess: @escaping @Sendable (String) -> String
    ) throws(WorkerPageError) -> String {
        let task = LiquidObject([("input", LiquidValue(taskInput))])
        do {
            return try template.render(LiquidObject([("task", .object(task))]), grantReadAccess: grantReadAccess)
        } catch {
            throw WorkerPageError(error)
        }
    }
}
