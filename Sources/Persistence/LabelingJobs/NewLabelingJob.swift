/// What a labeling job is stored with when it is created.
package struct NewLabelingJob: Sendable, Hashable {
    package let account: String
    package let name: String
    package let arn: String
    package let referenceCode: String
    package let workteamARN: String
    package let specification: String
    package let template: String
    package let categories: String
    package let workersPerObject: Int
    package let createdAt: Int64

    package init(
        account: String, name: String, arn: String, referenceCode: String, workteamARN: String, specification: String,
        template: String, categories: String, workersPerObject: Int, createdAt: Int64
    ) {
        self.account = account
        self.name = name
        self.arn = arn
        self.referenceCode = referenceCode
        self.workteamARN = workteamARN
        self.specification = specification
        self.template = template
        self.categories = categories
        self.workersPerObject = workersPerObject
        self.createdAt = createdAt
    }
}

/// A labeling job of that name is there already; names are never free again.
package struct LabelingJobNameTaken: Error, Hashable {
    package let name: String
}
