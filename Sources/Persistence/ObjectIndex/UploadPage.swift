/// A page of open uploads.
package struct UploadPage: Sendable {
    package private(set) var uploads: [UploadRow] = []
    package private(set) var commonPrefixes: [String] = []
    /// The last key or common prefix of the page, and the last upload when it is one; nil when nothing follows.
    package private(set) var next: (key: String, uploadID: String?)?

    var count: Int { uploads.count + commonPrefixes.count }

    mutating func append(_ upload: UploadRow) {
        uploads.append(upload)
        next = (upload.key, upload.id)
    }

    mutating func append(commonPrefix: String) {
        commonPrefixes.append(commonPrefix)
        next = (commonPrefix, nil)
    }

    /// This page as the last one.
    func last() -> UploadPage {
        var page = self
        page.next = nil
        return page
    }
}
