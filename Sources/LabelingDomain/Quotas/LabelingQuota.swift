/// The documented limits of a labeling job (04/IN, 04/QUO, 03/JOB).
package enum LabelingQuota {
    /// Characters in one manifest line (04/IN-6).
    package static let manifestLineCharacters = 100_000
    /// Characters in one attribute of a manifest line (04/IN-7).
    package static let manifestAttributeCharacters = 20_000
    /// Bytes of one image file, 40 MB (04/QUO-3).
    package static let imageBytes = 40 * 1_024 * 1_024
    /// Pixels of one image without automated labeling (04/QUO-5..7).
    package static let imagePixels = 100_000_000
    /// Characters in one label category name (04/QUO-12).
    package static let labelCategoryCharacters = 256
    /// Label categories of a bounding box job (01, table of task types).
    package static let boundingBoxCategories = 50
    /// Label categories of a multi-label classification (04/QUO-14, QUO-21).
    package static let multiLabelCategories = 50
    /// Label categories of a video classification (04/QUO-23).
    package static let videoCategories = 30
    /// The shortest time limit of a task (03 CreateLabelingJob).
    package static let minTaskTimeLimit: Duration = .seconds(30)
    /// The longest time limit of an image, text or custom task (03 CreateLabelingJob).
    package static let maxTaskTimeLimit: Duration = .seconds(28_800)
    /// The longest time limit of a video task: 30 days (03 CreateLabelingJob).
    package static let maxVideoTaskTimeLimit: Duration = .seconds(2_592_000)
    /// The shortest time tasks stay open (03 CreateLabelingJob).
    package static let minTaskAvailability: Duration = .seconds(60)
    /// How long tasks of private teams stay open unless the job says otherwise (03 CreateLabelingJob).
    package static let defaultTaskAvailability: Duration = .seconds(2_592_000)
    /// Objects open to workers at once unless the job says otherwise (04/STRM-16).
    package static let defaultConcurrentObjects = 1_000
    /// Objects open to workers at once at most (03 CreateLabelingJob).
    package static let maxConcurrentObjects = 5_000
}
