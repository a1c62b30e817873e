#pragma once

#include <functional>

#include "Augmentation.hpp"
#include "Optimization.hpp"
#include "PixelNetwork.hpp"
#include "TensorArchive.hpp"

namespace ctorch {

/// What a detector and a segmenter have in common: a network over normalized pictures, trained, saved and read in one way.
class PixelModel {
    at::Tensor mean, deviation;
    bool mirror = false;

public:
    PixelNetwork network{nullptr};
    int64_t classes = 0;

    /// The loss of a network's outputs for some of the pictures, which `maps` have moved.
    using Loss = std::function<at::Tensor(const at::Tensor &outputs, const at::Tensor &rows, const at::Tensor &maps)>;

    /// Trains on pictures; `biases` are where the outputs start.
    static PixelModel train(
        const at::Tensor &pictures, const ctorch_pixel_options &options, int64_t stride, const std::vector<double> &biases,
        const Loss &loss);

    /// The outputs for a few pictures, and for their mirror images where these were trained on; on the CPU.
    std::vector<at::Tensor> outputs(const at::Tensor &pictures) const;

    TensorArchive archive(const std::string &kind) const;
    static PixelModel restore(const TensorArchive &archive, const std::string &kind);

    int64_t channels() const { return network->shape.channels; }
};

/// Throws for what no training can be made of.
void check(const ctorch_images &images, const ctorch_pixel_options &options);

}  // namespace ctorch
