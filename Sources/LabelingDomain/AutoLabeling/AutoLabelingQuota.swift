/// The documented numbers of automated labeling.
package enum AutoLabelingQuota {
    /// Objects that a manifest has to have at least (05/AL-2).
    package static let minObjects = 1_250
    /// Percent of the first sample above which failures end the job (05/AL-11).
    package static let maxFailedPercent = 10
}
