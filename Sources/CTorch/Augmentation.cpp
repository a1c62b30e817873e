#include "Augmentation.hpp"

namespace ctorch {

namespace {

/// `count` numbers between -limit and limit.
at::Tensor spread(int64_t count, double limit, at::Generator &random) {
    return (at::rand({count}, random, at::kFloat) * 2 - 1) * limit;
}

/// Affine maps (N×2×3) that turn, scale, shift and mirror.
at::Tensor maps(int64_t count, const Augmentation &how, at::Generator &random) {
    auto angle = spread(count, how.turn, random);
    auto scale = 1 + spread(count, how.scale, random);
    auto side = at::ones({count});
    if (how.mirror) side = at::where(at::rand({count}, random, at::kFloat) < 0.5, -side, side);
    auto dx = spread(count, 2 * how.shift, random), dy = spread(count, 2 * how.shift, random);
    auto cosine = at::cos(angle) * scale, sine = at::sin(angle) * scale;
    auto rows = at::stack({cosine * side, -sine, dx, sine * side, cosine, dy}, 1);
    return rows.view({count, 2, 3});
}

/// 0 inside a square at a random place of each picture, else 1 (N×1×H×W).
at::Tensor holes(const at::Tensor &images, double share, at::Generator &random) {
    const auto count = images.size(0), height = images.size(2), width = images.size(3);
    auto x = at::rand({count, 1, 1, 1}, random, at::kFloat) * width, y = at::rand({count, 1, 1, 1}, random, at::kFloat) * height;
    auto columns = at::arange(width, at::kFloat).view({1, 1, 1, width}), rows = at::arange(height, at::kFloat).view({1, 1, height, 1});
    auto inside = ((columns - x).abs() < share * width / 2).logical_and((rows - y).abs() < share * height / 2);
    return inside.logical_not().to(at::kFloat);
}

}  // namespace

at::Tensor Augmentation::operator()(const at::Tensor &images, at::Generator &random) const {
    const auto count = images.size(0);
    auto result = images;
    if (turn > 0 || shift > 0 || scale > 0 || mirror) {
        auto grid = at::affine_grid_generator(maps(count, *this, random), images.sizes(), false);
        // 2: what lies outside is the picture mirrored at its edge
        result = at::grid_sampler(images.contiguous(), grid, 0, 2, false);
    }
    if (colour > 0) {
        auto contrast = 1 + at::rand({count, 1, 1, 1}, random, at::kFloat).mul(2).sub(1).mul(colour);
        auto light = at::rand({count, images.size(1), 1, 1}, random, at::kFloat).mul(2).sub(1).mul(colour);
        result = result * contrast + light;
    }
    if (cutout > 0) result = result * holes(images, cutout, random);
    return result;
}

}  // namespace ctorch
