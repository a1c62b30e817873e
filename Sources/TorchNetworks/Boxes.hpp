#pragma once

#include <ATen/ATen.h>

#include <vector>

#include "CTorch.h"

namespace ctorch {

/// A box in pixels, with its edges.
struct Box {
    double left, top, right, bottom;
    int64_t classIndex;
    double score = 0, overlap = 0;

    double width() const { return right - left; }
    double height() const { return bottom - top; }
    double area() const { return width() * height(); }
};

/// Intersection over union.
double overlap(const Box &a, const Box &b);

/// What a detector should say of pictures, place by place (Liu et al., "Training-Time-Friendly Network", 2020).
struct BoxTargets {
    /// N×classes×rows×columns: 1 at the middle of an object, falling off around it.
    at::Tensor heat;
    /// N×4×rows×columns: the left, top, right and bottom edges of the object that a place is in the middle of.
    at::Tensor edges;
    /// N×1×rows×columns: how much a place counts for the edges.
    at::Tensor weights;

    BoxTargets(const std::vector<std::vector<Box>> &boxes, int64_t classes, int64_t rows, int64_t columns, double stride);

private:
    void add(int64_t picture, const Box &box, double stride);
};

/// Where a box is in a picture that a map of `Augmentation::maps` without turns has moved; what leaves the picture is cut off.
/// False when the object's middle is outside.
bool move(Box &box, const at::Tensor &map, double height, double width);

/// The best of boxes that overlap by more than half, class by class, best first.
std::vector<Box> distinct(std::vector<Box> boxes);

}  // namespace ctorch
