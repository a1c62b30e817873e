/// What one worker answered to one data object, checked and freed from the spelling of the worker page.
package enum Annotation: Sendable, Hashable {
    /// Exactly one class of the job's label categories.
    case oneClass(ClassAnswer)
    /// Any number of classes of the job's label categories.
    case anyClasses(ClassesAnswer)
    /// Labeled stretches of a text.
    case spans(SpansAnswer)
    /// Boxes on an image.
    case boxes(BoxesAnswer)
    /// A class for every pixel of an image.
    case mask(MaskAnswer)
    /// A judgement of an earlier label.
    case verdict(VerdictAnswer)
    /// Whatever the page of a custom job sent; only the job's own function reads it.
    case custom
}
