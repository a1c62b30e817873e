#include "ImageNetwork.hpp"

#include <cmath>
#include <string>

namespace ctorch {

namespace {

constexpr int64_t smallestSide = 4, whitenedPictures = 1000;

torch::nn::Conv2d convolution(int64_t from, int64_t to) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(from, to, 3).padding(1).bias(false));
}

/// The mean products of columns. Not a matrix product: BLAS splits that by the threads that happen to be free, and so its
/// last digits differ from run to run.
at::Tensor products(const at::Tensor &rows) {
    std::vector<at::Tensor> result;
    for (int64_t column = 0; column < rows.size(1); column++) result.push_back((rows * rows.slice(1, column, column + 1)).mean(0));
    return at::stack(result);
}

}  // namespace

ImageNetworkImpl::ImageNetworkImpl(Shape shape) : shape(shape) {
    const int64_t patch = shape.channels == 1 ? 3 : 2;
    const int64_t filters = 2 * shape.channels * patch * patch;
    whitening = register_module("whitening", torch::nn::Conv2d(torch::nn::Conv2dOptions(shape.channels, filters, patch)));
    int64_t from = filters, width = shape.width;
    for (int64_t side = shape.side; side > smallestSide; side /= 2) {
        const auto name = std::to_string(widths.size());
        convolutions.push_back(register_module("first" + name, convolution(from, width)));
        norms.push_back(register_module("firstNorm" + name, torch::nn::BatchNorm2d(width)));
        convolutions.push_back(register_module("second" + name, convolution(width, width)));
        norms.push_back(register_module("secondNorm" + name, torch::nn::BatchNorm2d(width)));
        widths.push_back(width);
        from = width;
        width = std::min(width * 2, shape.width * 4);
    }
    head = register_module("head", torch::nn::Conv2d(torch::nn::Conv2dOptions(embeddingWidth(), shape.classes, 1)));
}

void ImageNetworkImpl::initialize(const at::Tensor &pictures, at::Generator &random) {
    torch::NoGradGuard guard;
    for (auto &layer : convolutions) {
        const double fan = layer->weight[0].numel();
        layer->weight.copy_(at::randn(layer->weight.sizes(), random, at::kFloat) * std::sqrt(2 / fan));
    }
    head->weight.copy_(at::randn(head->weight.sizes(), random, at::kFloat) / std::sqrt(head->weight.size(1)));
    head->bias.zero_();

    const int64_t patch = whitening->weight.size(2), size = shape.channels * patch * patch;
    const auto patches = pictures.slice(0, 0, whitenedPictures).unfold(2, patch, 1).unfold(3, patch, 1).permute({0, 2, 3, 1, 4, 5}).reshape({-1, size});
    const auto [values, vectors] = at::linalg_eigh(products(patches));
    auto filters = (vectors / at::sqrt(values + 5e-4)).t().reshape({size, shape.channels, patch, patch});
    whitening->weight.copy_(at::cat({filters, -filters}));
    whitening->weight.set_requires_grad(false);
    whitening->bias.zero_();
}

at::Tensor ImageNetworkImpl::embed(const at::Tensor &pictures) {
    auto x = at::hardswish(whitening(pictures));
    for (size_t block = 0; block < widths.size(); block++) {
        x = at::max_pool2d(convolutions[2 * block](x), 2);
        x = at::hardswish(norms[2 * block](x));
        x = at::hardswish(norms[2 * block + 1](convolutions[2 * block + 1](x)));
    }
    return at::cat({at::amax(x, {2, 3}), at::mean(x, at::IntArrayRef{2, 3})}, 1);
}

at::Tensor ImageNetworkImpl::logits(const at::Tensor &features) { return head(features.unsqueeze(2).unsqueeze(3)).flatten(1); }

}  // namespace ctorch
