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
};

}  // namespace ctorch
