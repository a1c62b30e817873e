#include "Boxes.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace ctorch {

namespace {

/// The share of a box around its middle where heat and edges are learnt.
constexpr double spread = 0.54;
constexpr double sameObject = 0.5;

/// What boxes are sorted by: a value, and where it is the same, their place.
std::tuple<double, double, double, int64_t> order(const Box &box, double value) { return {value, box.left, box.top, box.classIndex}; }

}  // namespace

double overlap(const Box &a, const Box &b) {
    const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
    const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    if (width <= 0 || height <= 0) return 0;
    return width * height / (a.area() + b.area() - width * height);
}

BoxTargets::BoxTargets(const std::vector<std::vector<Box>> &boxes, int64_t classes, int64_t rows, int64_t columns, double stride) {
    const int64_t count = int64_t(boxes.size());
    heat = at::zeros({count, classes, rows, columns});
    edges = at::zeros({count, 4, rows, columns});
    weights = at::zeros({count, 1, rows, columns});
    for (int64_t picture = 0; picture < count; picture++) {
        auto sorted = boxes[picture];
        // small objects last: they win the places that they share with large ones
        std::sort(sorted.begin(), sorted.end(), [](const Box &a, const Box &b) { return order(a, a.area()) > order(b, b.area()); });
        for (const auto &box : sorted) add(picture, box, stride);
    }
}

void BoxTargets::add(int64_t picture, const Box &box, double stride) {
    auto heats = heat.accessor<float, 4>()[picture][box.classIndex];
    auto places = edges.accessor<float, 4>()[picture];
    auto counts = weights.accessor<float, 4>()[picture][0];
    const int64_t rows = heat.size(2), columns = heat.size(3);
    const double middleX = std::floor((box.left + box.right) / 2 / stride), middleY = std::floor((box.top + box.bottom) / 2 / stride);
    const double reachX = std::max(0.0, spread * box.width() / 2 / stride), reachY = std::max(0.0, spread * box.height() / 2 / stride);
    const double sigmaX = (2 * reachX + 1) / 6, sigmaY = (2 * reachY + 1) / 6;
    double total = 0;
    const auto visit = [&](auto &&body) {
        for (int64_t y = std::max(0.0, middleY - std::floor(reachY)); y <= std::min(double(rows - 1), middleY + std::floor(reachY)); y++)
            for (int64_t x = std::max(0.0, middleX - std::floor(reachX)); x <= std::min(double(columns - 1), middleX + std::floor(reachX)); x++)
                body(x, y, std::exp(-std::pow((x - middleX) / sigmaX, 2) / 2 - std::pow((y - middleY) / sigmaY, 2) / 2));
    };
    visit([&](int64_t, int64_t, double value) { total += value; });
    const double importance = std::log(std::max(box.area(), 2.0));
    visit([&](int64_t x, int64_t y, double value) {
        heats[y][x] = std::max(heats[y][x], float(value));
        counts[y][x] = float(importance * value / total);
        const double sides[4] = {box.left, box.top, box.right, box.bottom};
        for (int side = 0; side < 4; side++) places[side][y][x] = float(sides[side]);
    });
}

bool move(Box &box, const at::Tensor &map, double height, double width) {
    const auto values = map.accessor<float, 2>();
    const auto across = [&](double x) { return ((x / width * 2 - 1) - values[0][2]) / values[0][0]; };
    const auto along = [&](double y) { return ((y / height * 2 - 1) - values[1][2]) / values[1][1]; };
    double left = (across(box.left) + 1) / 2 * width, right = (across(box.right) + 1) / 2 * width;
    double top = (along(box.top) + 1) / 2 * height, bottom = (along(box.bottom) + 1) / 2 * height;
    if (left > right) std::swap(left, right);
    const double x = (left + right) / 2, y = (top + bottom) / 2;
    if (x < 0 || x >= width || y < 0 || y >= height) return false;
    box.left = std::max(0.0, left);
    box.right = std::min(width, right);
    box.top = std::max(0.0, top);
    box.bottom = std::min(height, bottom);
    return box.width() > 0 && box.height() > 0;
}

std::vector<Box> distinct(std::vector<Box> boxes) {
    std::sort(boxes.begin(), boxes.end(), [](const Box &a, const Box &b) { return order(a, a.score) > order(b, b.score); });
    std::vector<Box> kept;
    for (const auto &box : boxes) {
        const auto same = [&](const Box &other) { return other.classIndex == box.classIndex && overlap(other, box) > sameObject; };
        if (std::none_of(kept.begin(), kept.end(), same)) kept.push_back(box);
    }
    return kept;
}

}  // namespace ctorch
