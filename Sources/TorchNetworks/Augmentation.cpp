#include "Augmentation.hpp"

namespace ctorch {

namespace {

/// Random numbers of a shape between -limit and limit.
at::Tensor spread(at::IntArrayRef shape, double limit, at::Generator &random) {
    return (at::rand(shape, random, at::kFloat) * 2 - 1) * limit;
}

/// 0 inside a square at a random place of each picture, else 1 (N×1×H×W).
at::Tensor holes(const at::Tensor &images, double share, at::Generator &random) {
    const auto count = images.size(0), height = images.size(2), width = images.size(3);
    const auto x = at::rand({count, 1, 1, 1}, random, at::kFloat) * width, y = at::rand({count, 1, 1, 1}, random, at::kFloat) * height;
    const auto columns = at::arange(width, at::kFloat).view({1, 1, 1, width}), rows = at::arange(height, at::kFloat).view({1, 1, height, 1});
    const auto inside = ((columns - x).abs() < share * width / 2).logical_and((rows - y).abs() < share * height / 2);
    return inside.logical_not().to(images.device(), at::kFloat);
}

}  // namespace

at::Tensor Augmentation::maps(int64_t count, at::Generator &random) const {
    const auto angle = spread({count}, turn, random);
    const auto size = 1 + spread({count}, scale, random);
    auto side = at::ones({count});
    if (mirror) side = at::where(at::rand({count}, random, at::kFloat) < 0.5, -side, side);
    const auto dx = spread({count}, 2 * shift, random), dy = spread({count}, 2 * shift, random);
    const auto cosine = at::cos(angle) * size, sine = at::sin(angle) * size;
    return at::stack({cosine * side, -sine, dx, sine * side, cosine, dy}, 1).view({count, 2, 3});
}

at::Tensor Augmentation::recoloured(const at::Tensor &images, at::Generator &random) const {
    auto result = images;
    if (colour > 0) {
        const auto contrast = 1 + spread({images.size(0), 1, 1, 1}, colour, random);
        const auto light = spread({images.size(0), images.size(1), 1, 1}, colour, random);
        result = result * contrast.to(images.device()) + light.to(images.device());
    }
    if (cutout > 0) result = result * holes(images, cutout, random);
    return result;
}

at::Tensor Augmentation::operator()(const at::Tensor &images, at::Generator &random) const {
    if (turn == 0 && shift == 0 && scale == 0 && !mirror) return recoloured(images, random);
    return recoloured(moved(images, maps(images.size(0), random), Outside::mirrored), random);
}

at::Tensor moved(const at::Tensor &images, const at::Tensor &maps, Outside outside, bool smooth) {
    const auto grid = at::affine_grid_generator(maps.to(images.device()), images.sizes(), false);
    const int64_t interpolation = smooth ? 0 : 1, padding = outside == Outside::mirrored ? 2 : 0;
    return at::grid_sampler(images.contiguous(), grid, interpolation, padding, false);
}

}  // namespace ctorch
