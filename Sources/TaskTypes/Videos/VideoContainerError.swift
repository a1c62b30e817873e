/// Why a file is not a clip that workers' browsers play.
package enum VideoContainerError: Error, Sendable, Hashable, CustomStringConvertible {
    case unknown
    case damaged
    /// The file has the structure, but says that it is something else, e.g. `qt  `, `heic` or `matroska`.
    case otherBrand(String)

    package var description: String {
        switch self {
        case .unknown: "The file is neither an MP4, an Ogg nor a WebM clip."
        case .damaged: "The header of the clip is damaged."
        case .otherBrand(let brand):
            "The file is of the kind '\(brand)', which is not an MP4, Ogg or WebM clip. Convert it to one of these."
        }
    }
}
