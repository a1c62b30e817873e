/// The content types under which objects of users may be shown on the portal.
enum MediaType {
    private static let byExtension = [
        "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
        "bmp": "image/bmp", "svg": "image/svg+xml", "avif": "image/avif", "mp4": "video/mp4", "webm": "video/webm",
        "ogg": "video/ogg", "mp3": "audio/mpeg", "wav": "audio/wav", "txt": "text/plain; charset=utf-8",
        "json": "application/json", "m4a": "audio/mp4", "flac": "audio/flac", "opus": "audio/ogg", "m4v": "video/mp4",
        "mov": "video/quicktime", "pdf": "application/pdf", "csv": "text/csv",
    ]
    private static let allowed: Set<String> = ["text/plain", "application/json", "application/pdf", "text/csv"]
    private static let fallback = "application/octet-stream"

    /// `stored`, where it is harmless; otherwise what the key's extension says. Types that browsers run (HTML, scripts)
    /// never come out.
    static func safe(_ stored: String, key: String) -> String {
        let type = stored.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        if ["image/", "video/", "audio/"].contains(where: type.hasPrefix) || allowed.contains(type) { return stored }
        let name = key.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return byExtension[name] ?? fallback
    }
}
