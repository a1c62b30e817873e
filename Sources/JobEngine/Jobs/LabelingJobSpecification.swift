/// What the creator of a labeling job asked for, as it was asked for: `DescribeLabelingJob` tells it back unchanged.
package struct LabelingJobSpecification: Sendable, Hashable, Codable {
    package var name: String
    package var labelAttributeName: String
    package var roleARN: String
    package var manifestURI: String
    package var contentClassifiers: [String]?
    /// Byte for byte, with or without a slash at its end.
    package var outputPath: String
    package var outputKMSKeyID: String?
    package var labelCategoryConfigURI: String?
    package var maxHumanLabeledObjects: Int?
    package var maxPercentageLabeled: Int?
    package var workteamARN: String
    package var templateURI: String?
    /// A worker page of the service's own in place of a template (03/JOB-32).
    package var humanTaskUIARN: String?
    /// Nil when manifest lines go to the worker page as they are (03/NOL-2).
    package var preAnnotationFunctionARN: String?
    /// Nil when answers are not consolidated (03/NOL-5).
    package var consolidationFunctionARN: String?
    package var keywords: [String]?
    package var title: String
    package var description: String
    package var workersPerObject: Int
    package var timeLimitInSeconds: Int
    package var availabilityInSeconds: Int?
    package var maxConcurrentObjects: Int?
    /// Nil when people label everything.
    package var autoLabeling: AutoLabelingRequest?

    package init(
        name: String, labelAttributeName: String, roleARN: String, manifestURI: String,
        contentClassifiers: [String]? = nil, outputPath: String, outputKMSKeyID: String? = nil,
        labelCategoryConfigURI: String? = nil, maxHumanLabeledObjects: Int? = nil, maxPercentageLabeled: Int? = nil,
        workteamARN: String, templateURI: String? = nil, humanTaskUIARN: String? = nil,
        preAnnotationFunctionARN: String? = nil, consolidationFunctionARN: String? = nil,
        keywords: [String]? = nil, title: String, description: String, workersPerObject: Int, timeLimitInSeconds: Int,
        availabilityInSeconds: Int? = nil, maxConcurrentObjects: Int? = nil, autoLabeling: AutoLabelingRequest? = nil
    ) {
        self.name = name
        self.labelAttributeName = labelAttributeName
        self.roleARN = roleARN
        self.manifestURI = manifestURI
        self.contentClassifiers = contentClassifiers
        self.outputPath = outputPath
        self.outputKMSKeyID = outputKMSKeyID
        self.labelCategoryConfigURI = labelCategoryConfigURI
        self.maxHumanLabeledObjects = maxHumanLabeledObjects
        self.maxPercentageLabeled = maxPercentageLabeled
        self.workteamARN = workteamARN
        self.templateURI = templateURI
        self.humanTaskUIARN = humanTaskUIARN
        self.preAnnotationFunctionARN = preAnnotationFunctionARN
        self.consolidationFunctionARN = consolidationFunctionARN
        self.keywords = keywords
        self.title = title
        self.description = description
        self.workersPerObject = workersPerObject
        self.timeLimitInSeconds = timeLimitInSeconds
        self.availabilityInSeconds = availabilityInSeconds
        self.maxConcurrentObjects = maxConcurrentObjects
        self.autoLabeling = autoLabeling
    }
}
