// swift-tools-version:6.2
import PackageDescription

/// Swift 6 mode comes with the tools version; these are the rest of STYLE: explicit existentials, explicit
/// imports for members, imports that do not leak, and no warning left standing.
let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil, exclude: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: swiftSettings)
}

extension Target.Dependency {
    static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
    static let asyncHTTPClient = product(name: "AsyncHTTPClient", package: "async-http-client")
    static let collections = product(name: "Collections", package: "swift-collections")
    static let crypto = product(name: "Crypto", package: "swift-crypto")
    static let cryptoExtras = product(name: "CryptoExtras", package: "swift-crypto")
    static let grdb = product(name: "GRDB", package: "GRDB.swift")
    static let httpTypes = product(name: "HTTPTypes", package: "swift-http-types")
    static let hummingbird = product(name: "Hummingbird", package: "hummingbird")
    static let hummingbirdCore = product(name: "HummingbirdCore", package: "hummingbird")
    static let hummingbirdTesting = product(name: "HummingbirdTesting", package: "hummingbird")
    static let jwtKit = product(name: "JWTKit", package: "jwt-kit")
    static let logging = product(name: "Logging", package: "swift-log")
    static let coreMetrics = product(name: "CoreMetrics", package: "swift-metrics")
    static let metrics = product(name: "Metrics", package: "swift-metrics")
    static let nioCore = product(name: "NIOCore", package: "swift-nio")
    static let nioFileSystem = product(name: "_NIOFileSystem", package: "swift-nio")
    static let nioHTTP1 = product(name: "NIOHTTP1", package: "swift-nio")
    static let nioHTTPTypes = product(name: "NIOHTTPTypes", package: "swift-nio-extras")
    static let nioPosix = product(name: "NIOPosix", package: "swift-nio")
    static let numerics = product(name: "Numerics", package: "swift-numerics")
    static let serviceLifecycle = product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let unixSignals = product(name: "UnixSignals", package: "swift-service-lifecycle")
    static let yams = product(name: "Yams", package: "Yams")
}

let package = Package(
    name: "groundwork",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "groundwork", targets: ["groundwork"]), .executable(name: "automl", targets: ["automl"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // Pure: no I/O, no clock, no randomness but what they are given.
        module("LabelingDomain"),
        module("Annotations", ["LabelingDomain"]),
        module("Consolidation", ["Annotations", .numerics]),
        module("LiquidTemplates"),
        module("Manifests", ["Annotations"]),
        .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
        module("MaskImages", ["Annotations", "CPNG"]),
        module("TaskTypes", ["LabelingDomain", "Annotations", "Consolidation", "LiquidTemplates", "Manifests", "MaskImages"]),

        // Consolidation of anybody's files, on the command line.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        module("ConsolidationTool", ["Annotations", "Consolidation", "CZlib"]),

        // Labeled data in the formats of other tools.
        module("DatasetFormats", ["AWSWire", "LabelingDomain", "Manifests", "TaskTypes", .yams]),

        // Templates of anybody, on the command line.
        module("TemplateTool", ["LiquidTemplates", "Manifests", "TaskTypes"]),

        // Automatic machine learning: a library that knows nothing of labeling, and its command line.
        .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
        .systemLibrary(name: "CJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg62-turbo-dev"])]),
        .systemLibrary(name: "CXGBoost", pkgConfig: "xgboost", providers: [.apt(["libxgboost-dev"])]),
        // Code for processors that it asks for at run time.
        .target(name: "CTrees", cSettings: [.unsafeFlags(["-O3"])]),
        module("AutoMLCore", ["CJPEG", "COpenBLAS", "CPNG", "CTrees", "CZlib", .crypto]),
        .target(name: "CTorch"),
        // A dynamic library, though SwiftPM takes it for a program: it is built with those who load it and not linked, because
        // libtorch brings two hundred libraries, which only networks should have to wait for.
        .executableTarget(
            name: "TorchNetworks",
            cxxSettings: [
                .headerSearchPath("../CTorch/include"),
                // Debian keeps the headers of libtorch's C++ interface in a folder of their own.
                .unsafeFlags(["-I/usr/include/torch/csrc/api/include", "-O2", "-fPIC"]),
            ],
            linkerSettings: [
                .unsafeFlags(["-Xclang-linker", "-shared"]), .linkedLibrary("torch"), .linkedLibrary("torch_cpu"), .linkedLibrary("c10"),
            ]),
        module("AutoMLTorch", ["AutoMLCore", "CTorch", "TorchNetworks"]),
        module("AutoMLXGBoost", ["AutoMLCore", "CXGBoost"]),
        module(
            "AutoMLTool",
            [
                "AutoMLCore", "AutoMLTorch", "AutoMLXGBoost", "AWSWire", "CZlib", "LabelingDomain", "ObjectStorage", .asyncHTTPClient,
                .logging, .nioCore,
            ]),
        .executableTarget(
            name: "automl", dependencies: ["AutoMLCore", "AutoMLTool", .argumentParser], swiftSettings: swiftSettings),
        module("ActiveLearning", ["AutoMLCore"]),
        module("SimulationTool", ["AutoMLCore", "ActiveLearning"]),

        // The AWS surface.
        module("AWSWire", [.crypto, .httpTypes, .nioCore]),
        module("ServiceShapes", ["AWSWire"]),

        // State.
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        module("Persistence", ["LabelingDomain", "CPostgres", .grdb, .collections, .logging, .serviceLifecycle]),
        module(
            "ObjectStorage",
            [
                "AWSWire", "LabelingDomain", "Persistence", .asyncHTTPClient, .crypto, .httpTypes, .logging, .nioCore,
                .nioHTTP1, .nioPosix, .serviceLifecycle,
            ]),

        // Capabilities.
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        module(
            "Workforce",
            [
                "LabelingDomain", "Persistence", "CCurl", .crypto, .cryptoExtras, .jwtKit, .logging, .serviceLifecycle,
            ]),
        // Processes of users' functions.
        .systemLibrary(name: "CSpawn"),
        module("ChildProcesses", ["CSpawn"]),
        module(
            "FunctionRuntime",
            [
                "ChildProcesses", "LabelingDomain", "Persistence", "ObjectStorage", "CSpawn", "CZlib", .crypto, .logging, .nioCore,
                .serviceLifecycle,
            ]),
        // Training and inference, in child processes.
        module("ComputeBackends", ["ChildProcesses"]),
        // Training, transform and AutoML jobs of the AWS surface.
        module(
            "ModelJobs",
            [
                "ComputeBackends", "LabelingDomain", "Manifests", "Persistence", "ObjectStorage", "CZlib", .logging, .nioCore,
                .serviceLifecycle,
            ]),
        module(
            "JobEngine",
            [
                "ActiveLearning", "ComputeBackends", "LabelingDomain", "TaskTypes", "Manifests", "Consolidation", "Annotations",
                "LiquidTemplates",
                "Persistence", "ObjectStorage", "Workforce", .collections, .crypto, .logging, .metrics, .nioCore,
                .serviceLifecycle,
            ]),

        // The server.
        module(
            "LabelingServer",
            [
                "LabelingDomain", "Annotations", "Consolidation", "DatasetFormats", "LiquidTemplates", "Manifests",
                "TaskTypes", "AWSWire", "CZlib", "ServiceShapes", "Persistence", "ObjectStorage", "Workforce", "FunctionRuntime",
                "ComputeBackends", "JobEngine", "ModelJobs",
                .asyncHTTPClient, .collections, .coreMetrics, .crypto, .httpTypes, .hummingbird, .hummingbirdCore, .logging,
                .metrics, .nioCore, .nioFileSystem, .nioHTTP1, .nioHTTPTypes, .nioPosix, .serviceLifecycle, .unixSignals,
                .yams,
            ]),
        .executableTarget(
            name: "groundwork",
            dependencies: [
                "LabelingServer", "ConsolidationTool", "DatasetFormats", "SimulationTool", "TemplateTool", .argumentParser,
            ],
            swiftSettings: swiftSettings),

        // Measures the server from outside; see Benchmarks/.
        .executableTarget(
            name: "LoadGenerator", dependencies: [.argumentParser, .asyncHTTPClient, .nioCore, .nioHTTP1, .nioPosix],
            path: "Benchmarks/LoadGenerator", swiftSettings: swiftSettings),

        tests("LabelingDomainTests", ["LabelingDomain"]),
        tests("AnnotationsTests", ["Annotations"]),
        tests("ConsolidationTests", ["Consolidation", "Annotations"], resources: [.copy("Fixtures")]),
        tests("ConsolidationToolTests", ["ConsolidationTool", "Annotations"]),
        tests("DatasetFormatsTests", ["DatasetFormats", "Manifests"]),
        tests("LiquidTemplatesTests", ["LiquidTemplates", "Manifests"], resources: [.copy("Fixtures")]),
        tests("ManifestsTests", ["Manifests"]),
        tests("TemplateToolTests", ["TemplateTool"]),
        tests("TaskTypesTests", ["TaskTypes", "Annotations", "Consolidation", "LiquidTemplates", "Manifests", "MaskImages"]),
        tests("AWSWireTests", ["AWSWire", .crypto, .httpTypes, .nioCore], resources: [.copy("Fixtures")]),
        tests("ServiceShapesTests", ["ServiceShapes", "AWSWire", .httpTypes]),
        .target(
            name: "TestDatabases", dependencies: ["Persistence"], path: "Tests/TestDatabases", swiftSettings: swiftSettings),
        tests("PersistenceTests", ["Persistence", "TestDatabases", "LabelingDomain", .logging]),
        tests(
            "ObjectStorageTests",
            [
                "ObjectStorage", "AWSWire", "LabelingDomain", "Persistence", "TestDatabases", .asyncHTTPClient, .logging,
                .nioCore, .nioHTTP1, .nioPosix,
            ]),
        tests("WorkforceTests", ["Workforce", "Persistence", "LabelingDomain", .logging]),
        tests("ChildProcessesTests", ["ChildProcesses"]),
        tests("FunctionRuntimeTests", ["ChildProcesses", "FunctionRuntime", "CZlib"]),
        tests("ComputeBackendsTests", ["ComputeBackends"]),
        tests(
            "ModelJobsTests",
            [
                "ModelJobs", "ComputeBackends", "LabelingDomain", "ObjectStorage", "Persistence", "TestDatabases", .logging,
                .nioCore, .serviceLifecycle,
            ]),
        tests(
            "JobEngineTests",
            [
                "JobEngine", "ActiveLearning", "ComputeBackends", "Annotations", "Consolidation", "LabelingDomain", "TaskTypes",
                "Manifests", "Persistence",
                "ObjectStorage", "Workforce", .crypto, .logging, .nioCore, .serviceLifecycle,
            ]),
        tests(
            "LabelingServerTests",
            [
                "LabelingServer", "AWSWire", "ServiceShapes", "JobEngine", "LabelingDomain", "Persistence",
                "ObjectStorage", "Workforce", "Manifests", .coreMetrics, .crypto, .httpTypes, .hummingbird, .hummingbirdTesting,
                .logging, .nioCore, .nioPosix, .serviceLifecycle,
            ], exclude: ["AWS/Wire"]),
        tests("AutoMLCoreTests", ["AutoMLCore", "CTrees"]),
        tests("AutoMLToolTests", ["AutoMLTool", "AutoMLCore", "AutoMLTorch"]),
        tests("AutoMLXGBoostTests", ["AutoMLXGBoost", "AutoMLCore", "CXGBoost"]),
        tests("AutoMLTorchTests", ["AutoMLTorch"], resources: [.copy("Fixtures")]),
        tests("ActiveLearningTests", ["ActiveLearning", "AutoMLCore"]),
        tests("ArchitectureTests", []),
    ],
    cxxLanguageStandard: .cxx17
)
