/// The documented numbers of automated labeling.
package enum AutoLabelingQuota {
    /// Objects that a manifest has to have at least (05/AL-2).
    package static let minObjects = 1_250
    /// Data sets below this size have the larger share of validation objects (05/AL-20).
    package static let smallDataset = 5_000
    /// Percent of the objects of a small data set that validate (05/AL-20).
    package static let smallDatasetValidationPercent = 20
    /// Percent of the objects of any other data set that validate (05/AL-20).
    package static let validationPercent = 10
    /// Percent of the first sample above which failures end the job (05/AL-11).
    package static let maxFailedPercent = 10

    /// How many of `objects` validate.
    package static func validationObjects(of objects: Int) -> Int {
        objects * (objects < smallDataset ? smallDatasetValidationPercent : validationPercent) / 100
    }
}
