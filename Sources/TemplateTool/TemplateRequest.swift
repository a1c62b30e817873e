package import Foundation
import LiquidTemplates
import Manifests
import TaskTypes

/// One run of `groundwork template render`.
package struct TemplateRequest: Sendable {
    /// What the command's help says at length.
    package static let discussion = """
        The members of the data are the template's variables: a task template wants {"task": {"input": {…}}}. Outputs are
        escaped for HTML and the filters to_json, skip_autoescape and grant_read_access exist, as in labeling jobs;
        grant_read_access leaves URIs as they are here. A mistake is told as FILE:LINE:COLUMN, and nothing is printed.
        """
    /// What stands for standard input.
    private static let standardInput = "-"

    /// A path, or `-`.
    package let template: String
    /// JSON, `@` and a path, or `-`.
    package let data: String
    /// Whether outputs are escaped for HTML unless they are marked as markup.
    package let escapes: Bool
    /// The folder of partials; nil when there are none.
    package let partials: URL?

    package init(template: String, data: String = "{}", escapes: Bool = true, partials: URL? = nil) {
        self.template = template
        self.data = data
        self.escapes = escapes
        self.partials = partials
    }

    /// The rendered text.
    ///
    /// - Parameter now: seconds since 1970, for templates that print the time.
    package func run(now: Double) throws(TemplateToolError) -> String {
        guard template != Self.standardInput || data != Self.standardInput else { throw .inputTwice }
        let folder = try partials.map { url throws(TemplateToolError) in try PartialFolder(url) }
        let source = try template == Self.standardInput ? TextFile.standardInput() : TextFile.text(at: template)
        let variables = try variables()
        let options = LiquidOptions(
            isGroundTruth: escapes, hasGroundTruthFilters: true, partial: { folder?.text(of: $0) }, now: { now })
        do {
            return try LiquidTemplate(source, options: options).render(variables)
        } catch {
            let file = error.partial.map { folder?.path(of: $0) ?? $0 } ?? template
            throw .template(file: file, line: error.line, column: error.column, message: error.message)
        }
    }

    private func variables() throws(TemplateToolError) -> LiquidObject {
        let text: String
        if data == Self.standardInput {
            text = try TextFile.standardInput()
        } else if data.hasPrefix("@") {
            text = try TextFile.text(at: String(data.dropFirst()))
        } else {
            text = data
        }
        let json: JSONValue
        do {
            json = try JSONValue(parsing: text)
        } catch {
            throw .badData(reason: "\(error)")
        }
        guard case .object(let object) = LiquidValue(json) else { throw .badData(reason: "its outermost value is not an object") }
        return object
    }
}
