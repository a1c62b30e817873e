#pragma once

#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/pimpl.h>

#include <vector>

namespace ctorch {

/// A convolution, a batch norm and a bend.
struct ConvolutionImpl : torch::nn::Module {
    ConvolutionImpl(int64_t from, int64_t to, int64_t kernel, int64_t stride);
    at::Tensor forward(const at::Tensor &x);

    torch::nn::Conv2d convolution{nullptr};
    torch::nn::BatchNorm2d norm{nullptr};
};

TORCH_MODULE(Convolution);

/// A small network that says something of every place of a picture: down to a 32nd of the side and up again, adding what it
/// saw on the way down (after Ronneberger et al., "U-Net", 2015, and Lin et al., "Feature Pyramid Networks", 2017).
struct PixelNetworkImpl : torch::nn::Module {
    struct Shape {
        int64_t channels, width, outputs;
        /// The side of a place in pixels: 2 or 4.
        int64_t stride;
    };

    /// Sides of pictures must be multiples of this.
    static constexpr int64_t coarsest = 32;

    explicit PixelNetworkImpl(Shape shape);

    /// Weights from `random`; the outputs start at `biases`.
    void initialize(const std::vector<double> &biases, at::Generator &random);

    /// N×channels×H×W to N×outputs×H/stride×W/stride.
    at::Tensor forward(const at::Tensor &pictures);

    Shape shape;
    std::vector<Convolution> down, same, lateral, up;
    torch::nn::Conv2d head{nullptr};
};

TORCH_MODULE(PixelNetwork);

/// The pictures with their right and lower edges drawn out, so that the sides are multiples of `coarsest`.
at::Tensor padded(const at::Tensor &pictures);

}  // namespace ctorch
