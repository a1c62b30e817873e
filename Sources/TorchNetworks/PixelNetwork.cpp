#include "PixelNetwork.hpp"

#include <cmath>
#include <string>

namespace ctorch {

namespace {

constexpr int levels = 5, widestFactor = 4;

int64_t width(const PixelNetworkImpl::Shape &shape, int level) {
    return shape.width * std::min<int64_t>(widestFactor, int64_t(1) << level);
}

}  // namespace

ConvolutionImpl::ConvolutionImpl(int64_t from, int64_t to, int64_t kernel, int64_t stride) {
    const auto options = torch::nn::Conv2dOptions(from, to, kernel).stride(stride).padding(kernel / 2).bias(false);
    convolution = register_module("convolution", torch::nn::Conv2d(options));
    norm = register_module("norm", torch::nn::BatchNorm2d(to));
}

at::Tensor ConvolutionImpl::forward(const at::Tensor &x) { return at::hardswish(norm(convolution(x))); }

PixelNetworkImpl::PixelNetworkImpl(Shape shape) : shape(shape) {
    const int finest = shape.stride == 2 ? 0 : 1;
    const int64_t features = 2 * shape.width;
    for (int level = 0; level < levels; level++) {
        const auto name = std::to_string(level);
        const int64_t from = level == 0 ? shape.channels : width(shape, level - 1), to = width(shape, level);
        down.push_back(register_module("down" + name, Convolution(from, to, 3, 2)));
        same.push_back(register_module("same" + name, Convolution(to, to, 3, 1)));
        if (level < finest) continue;
        lateral.push_back(register_module("lateral" + name, Convolution(to, features, 1, 1)));
        up.push_back(register_module("up" + name, Convolution(features, features, 3, 1)));
    }
    head = register_module("head", torch::nn::Conv2d(torch::nn::Conv2dOptions(features, shape.outputs, 1)));
}

void PixelNetworkImpl::initialize(const std::vector<double> &biases, at::Generator &random) {
    torch::NoGradGuard guard;
    for (auto &value : parameters()) {
        if (value.dim() != 4) continue;
        const double fan = value[0].numel();
        value.copy_(at::randn(value.sizes(), random, at::kFloat) * std::sqrt(2 / fan));
    }
    head->weight.mul_(0.1);
    head->bias.copy_(at::tensor(biases, at::kFloat));
}

at::Tensor PixelNetworkImpl::forward(const at::Tensor &pictures) {
    auto x = pictures;
    std::vector<at::Tensor> seen;
    for (int level = 0; level < levels; level++) {
        x = down[level](x);
        x = x + same[level](x);
        seen.push_back(x);
    }
    const int finest = levels - int(lateral.size());
    at::Tensor y;
    for (int level = levels - 1; level >= finest; level--) {
        const auto side = lateral[level - finest](seen[level]);
        y = y.defined() ? side + at::upsample_nearest2d(y, side.sizes().slice(2)) : side;
        y = up[level - finest](y);
    }
    return head(y);
}

at::Tensor padded(const at::Tensor &pictures) {
    const auto missing = [](int64_t side) { return (PixelNetworkImpl::coarsest - side % PixelNetworkImpl::coarsest) % PixelNetworkImpl::coarsest; };
    const int64_t right = missing(pictures.size(3)), bottom = missing(pictures.size(2));
    return right == 0 && bottom == 0 ? pictures : at::replication_pad2d(pictures, {0, right, 0, bottom});
}

}  // namespace ctorch
