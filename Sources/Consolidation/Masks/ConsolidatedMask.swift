package import Annotations

/// A consolidated mask and how sure it is: one number for the whole image (05/SEG-3).
package struct ConsolidatedMask: Sendable, Hashable {
    package let map: LabelMap
    /// How likely the class of an average pixel is right, 0...1.
    package let confidence: Double
}
