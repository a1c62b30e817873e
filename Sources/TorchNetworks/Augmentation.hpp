#pragma once

#include <ATen/ATen.h>

namespace ctorch {

/// How pictures are changed from pass to pass, so that a network learns what does not matter.
struct Augmentation {
    bool mirror = false;
    /// Turns in radians, either way.
    double turn = 0;
    /// Shifts as a share of the side, either way.
    double shift = 0;
    /// Scales between 1 - scale and 1 + scale.
    double scale = 0;
    /// Contrast and brightness, either way.
    double colour = 0;
    /// The side of the square that is blanked, as a share of the picture's.
    double cutout = 0;

    /// A changed copy of `images` (N×C×H×W, normalized to mean 0).
    at::Tensor operator()(const at::Tensor &images, at::Generator &random) const;

    /// Affine maps (N×2×3) from places in the changed picture to places in the picture, both in -1...1.
    at::Tensor maps(int64_t count, at::Generator &random) const;
    /// Other contrasts, lights and holes; nothing moves.
    at::Tensor recoloured(const at::Tensor &images, at::Generator &random) const;
};

/// What lies outside a picture that was moved.
enum class Outside { mirrored, zero };

/// The pictures as seen through `maps`.
at::Tensor moved(const at::Tensor &images, const at::Tensor &maps, Outside outside, bool smooth = true);

}  // namespace ctorch
