import DatasetFormats
import HTTPTypes
import Hummingbird
import Persistence

extension ConsoleRoutes {
    /// `GET /console/api/jobs/{name}/export?format=coco`: a tar archive of the job's labels so far.
    func export(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        let row = try await jobs.job(context.parameters.require("name"))
        let asked = request.uri.queryParameters["format"].map(String.init) ?? ""
        guard let format = DatasetFormat(rawValue: asked) else {
            throw PortalError.invalidRequest("There is no format '\(asked)'; there are \(DatasetFormat.list).")
        }
        let body = try await exports.archive(of: row.name, format: format)
        // A job's name holds letters, digits and hyphens only.
        let fileName = "\(row.name)-\(format.rawValue).tar"
        return Response(
            status: .ok,
            headers: [.contentType: "application/x-tar", .contentDisposition: "attachment; filename=\"\(fileName)\""], body: body)
    }
}
