/// The media type of what jobs leave, by the ending of its name.
struct ContentType {
    let text: String

    private static let types = [
        "html": "text/html; charset=utf-8", "json": "application/json", "jsonl": "application/jsonlines", "csv": "text/csv",
        "svg": "image/svg+xml", "png": "image/png", "txt": "text/plain; charset=utf-8", "ipynb": "application/x-ipynb+json",
        "gz": "application/gzip",
    ]

    init(path: String) {
        let ending = path.split(separator: ".").last.map(String.init) ?? ""
        text = Self.types[ending.lowercased()] ?? "application/octet-stream"
    }
}
