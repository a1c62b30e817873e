package import LabelingDomain

/// What a manifest line asks to label.
package enum DataObject: Sendable, Hashable {
    /// Text that stands in the line itself.
    case text(String)
    /// An image file. Its header must be checked before workers see it; see `ImageCheck`.
    case image(S3URI)
    /// A text file, whose content is shown as text.
    case textFile(S3URI)
    /// A video clip. Its header must be checked before workers see it; see `VideoContainer`.
    case video(S3URI)
    /// A file of any kind, which nobody but the template knows.
    case file(S3URI)
}
