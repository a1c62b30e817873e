import COpenBLAS

/// How many threads one product of matrices may use. Work that runs side by side sets one, since threads of the
/// library and of the caller would compete for the cores.
package enum BLASThreads {
    package static func set(_ count: Int) {
        openblas_set_num_threads(Int32(count))
    }
}
