#include <algorithm>
#include <cmath>

#include "Boxes.hpp"
#include "PixelModel.hpp"

using namespace ctorch;

/// A network that gives, for each place, a heat for every class, the distances to four edges and the overlap it expects.
struct ctorch_detector {
    PixelModel model;
};

namespace {

constexpr int64_t stride = 4, edgeCount = 4, batchSize = 8, mostBoxes = 300;
constexpr double firstHeat = -4.6, firstDistance = 1.5, edgeWeight = 5;
const char *const kind = "detector";

std::vector<std::vector<Box>> boxes(const ctorch_images &images, const ctorch_boxes &given, int32_t classes) {
    std::vector<std::vector<Box>> result(images.count);
    const auto *next = given.boxes;
    for (int64_t picture = 0; picture < images.count; picture++) {
        for (int64_t index = 0; index < given.counts[picture]; index++, next++) {
            if (next->class_index < 0 || next->class_index >= classes) throw std::invalid_argument("a box's class is not among the classes");
            const bool finite = std::isfinite(next->left) && std::isfinite(next->top);
            if (!finite || !(next->width > 0) || !(next->height > 0)) throw std::invalid_argument("a box has no area");
            result[picture].push_back(
                {next->left, next->top, next->left + next->width, next->top + next->height, next->class_index});
        }
    }
    return result;
}

/// The edges, in pixels, that the outputs speak of.
at::Tensor edges(const at::Tensor &outputs, int64_t classes) {
    const auto distances = outputs.slice(1, classes, classes + edgeCount).clamp_max(7).exp() * double(stride);
    const auto options = at::TensorOptions(outputs.device()).dtype(at::kFloat);
    const auto x = ((at::arange(outputs.size(3), options) + 0.5) * double(stride)).view({1, 1, 1, -1});
    const auto y = ((at::arange(outputs.size(2), options) + 0.5) * double(stride)).view({1, 1, -1, 1});
    const auto part = [&](int64_t side) { return distances.slice(1, side, side + 1); };
    return at::cat({x - part(0), y - part(1), x + part(2), y + part(3)}, 1);
}

/// Few places are objects: errors count more where the network is far off (Lin et al., "Focal Loss", 2017; Zhou et al., 2019).
at::Tensor heatLoss(const at::Tensor &logits, const at::Tensor &heat) {
    const auto likely = at::sigmoid(logits);
    const auto middle = heat.eq(1).to(at::kFloat);
    const auto hit = at::log_sigmoid(logits) * (1 - likely).square() * middle;
    const auto miss = at::log_sigmoid(-logits) * likely.square() * (1 - heat).pow(4) * (1 - middle);
    return -(hit.sum() + miss.sum()) / middle.sum().clamp_min(1);
}

/// The generalized intersection over union (Rezatofighi et al., 2019) of edges, with the plain one.
std::pair<at::Tensor, at::Tensor> overlaps(const at::Tensor &a, const at::Tensor &b) {
    const auto side = [](const at::Tensor &edges, int64_t index) { return edges.slice(1, index, index + 1); };
    const auto area = [&](const at::Tensor &e) { return (side(e, 2) - side(e, 0)).clamp_min(0) * (side(e, 3) - side(e, 1)).clamp_min(0); };
    const auto low = at::maximum(a, b), high = at::minimum(a, b);
    const auto shared = (side(high, 2) - side(low, 0)).clamp_min(0) * (side(high, 3) - side(low, 1)).clamp_min(0);
    const auto hull = (side(low, 2) - side(high, 0)) * (side(low, 3) - side(high, 1));
    const auto both = area(a) + area(b) - shared;
    const auto plain = shared / both.clamp_min(1e-6);
    return {plain - (hull - both) / hull.clamp_min(1e-6), plain};
}

at::Tensor loss(const at::Tensor &outputs, const BoxTargets &targets, int64_t classes) {
    const auto [general, plain] = overlaps(edges(outputs, classes), targets.edges.to(outputs.device()));
    const auto weights = targets.weights.to(outputs.device());
    const auto total = weights.sum().clamp_min(1e-3);
    const auto expected = outputs.slice(1, classes + edgeCount);
    const auto reached = plain.detach().clamp(0, 1);
    const auto surprise = -(reached * at::log_sigmoid(expected) + (1 - reached) * at::log_sigmoid(-expected));
    return heatLoss(outputs.slice(1, 0, classes), targets.heat.to(outputs.device()))
        + edgeWeight * ((1 - general) * weights).sum() / total + (surprise * weights).sum() / total;
}

/// The boxes of some pictures after these were moved.
std::vector<std::vector<Box>> movedBoxes(
    const std::vector<std::vector<Box>> &boxes, const at::Tensor &rows, const at::Tensor &maps, double height, double width) {
    std::vector<std::vector<Box>> result;
    for (int64_t index = 0; index < rows.size(0); index++) {
        result.emplace_back();
        for (auto box : boxes[rows[index].item<int64_t>()])
            if (move(box, maps[index], height, width)) result.back().push_back(box);
    }
    return result;
}

PixelModel train(const at::Tensor &pictures, const std::vector<std::vector<Box>> &boxes, const ctorch_pixel_options &options) {
    std::vector<double> biases(options.class_count, firstHeat);
    biases.insert(biases.end(), edgeCount, firstDistance);
    biases.push_back(0);
    return PixelModel::train(
        pictures, options, stride, biases, [&](const at::Tensor &outputs, const at::Tensor &rows, const at::Tensor &maps) {
            const int64_t height = outputs.size(2), width = outputs.size(3);
            const auto seen = movedBoxes(boxes, rows, maps, double(height * stride), double(width * stride));
            return loss(outputs, BoxTargets(seen, options.class_count, height, width, stride), options.class_count);
        });
}

/// The objects of one picture: places that are hotter than those around them.
std::vector<Box> decoded(const at::Tensor &heat, const at::Tensor &edges, const at::Tensor &overlap, double least) {
    const auto peaks = heat.eq(at::max_pool2d(heat.unsqueeze(0), 3, 1, 1).squeeze(0)).logical_and(heat >= least).nonzero();
    const auto heats = heat.accessor<float, 3>(), sides = edges.accessor<float, 3>(), expected = overlap.accessor<float, 3>();
    const auto places = peaks.accessor<int64_t, 2>();
    std::vector<Box> result;
    for (int64_t index = 0; index < peaks.size(0); index++) {
        const int64_t kind = places[index][0], y = places[index][1], x = places[index][2];
        result.push_back({sides[0][y][x], sides[1][y][x], sides[2][y][x], sides[3][y][x], kind, heats[kind][y][x], expected[0][y][x]});
    }
    return distinct(std::move(result));
}

/// The mean of what was said of pictures and of their mirror images.
at::Tensor merged(const std::vector<at::Tensor> &views) {
    return views.size() == 1 ? views[0] : (views[0] + views[1].flip(3)) / 2;
}

void clip(Box &box, double height, double width) {
    box.left = std::clamp(box.left, 0.0, width);
    box.right = std::clamp(box.right, 0.0, width);
    box.top = std::clamp(box.top, 0.0, height);
    box.bottom = std::clamp(box.bottom, 0.0, height);
}

std::vector<std::vector<Box>> detect(const PixelModel &model, const at::Tensor &pictures, double least) {
    std::vector<std::vector<Box>> result;
    const int64_t classes = model.classes;
    for (int64_t start = 0; start < pictures.size(0); start += batchSize) {
        const auto outputs = model.outputs(pictures.slice(0, start, start + batchSize));
        std::vector<at::Tensor> heats, expected;
        for (const auto &view : outputs) {
            heats.push_back(at::sigmoid(view.slice(1, 0, classes)));
            expected.push_back(at::sigmoid(view.slice(1, classes + edgeCount)));
        }
        const auto heat = merged(heats).contiguous(), overlap = merged(expected).contiguous(), sides = edges(outputs[0], classes).contiguous();
        for (int64_t picture = 0; picture < heat.size(0); picture++) {
            auto found = decoded(heat[picture], sides[picture], overlap[picture], least);
            if (found.size() > mostBoxes) found.resize(mostBoxes);
            for (auto &box : found) clip(box, double(pictures.size(2)), double(pictures.size(3)));
            found.erase(std::remove_if(found.begin(), found.end(), [](const Box &box) { return !(box.area() > 0); }), found.end());
            result.push_back(std::move(found));
        }
    }
    return result;
}

ctorch_boxes copy(const std::vector<std::vector<Box>> &pictures) {
    size_t total = 0;
    for (const auto &boxes : pictures) total += boxes.size();
    ctorch_boxes result{
        static_cast<ctorch_box *>(std::malloc(std::max<size_t>(1, total) * sizeof(ctorch_box))),
        static_cast<int64_t *>(std::malloc(std::max<size_t>(1, pictures.size()) * sizeof(int64_t)))};
    if (!result.boxes || !result.counts) {
        ctorch_boxes_free(result);
        throw std::bad_alloc();
    }
    size_t next = 0;
    for (size_t picture = 0; picture < pictures.size(); picture++) {
        result.counts[picture] = int64_t(pictures[picture].size());
        for (const auto &box : pictures[picture])
            result.boxes[next++] = {
                float(box.left), float(box.top), float(box.width()), float(box.height()), int32_t(box.classIndex), float(box.score),
                float(box.overlap)};
    }
    return result;
}

}  // namespace

char *ctorch_detector_train(
    const ctorch_images *images, ctorch_boxes given, ctorch_pixel_options options, ctorch_detector **detector) {
    return guarded([&] {
        check(*images, options);
        at::set_num_threads(std::max(1, options.threads));
        *detector = new ctorch_detector{train(tensor(*images), boxes(*images, given, options.class_count), options)};
    });
}

char *ctorch_detector_detect(
    const ctorch_detector *detector, const ctorch_images *images, int32_t threads, float least_score, ctorch_boxes *boxes) {
    return guarded([&] {
        if (images->channels != detector->model.channels()) throw std::invalid_argument("the pictures have other colours than the training's");
        at::set_num_threads(std::max(1, threads));
        *boxes = copy(detect(detector->model, tensor(*images), least_score));
    });
}

void ctorch_boxes_free(ctorch_boxes boxes) {
    std::free(boxes.boxes);
    std::free(boxes.counts);
}

char *ctorch_detector_save(const ctorch_detector *detector, ctorch_bytes *bytes) {
    return guarded([&] { *bytes = detector->model.archive(kind).bytes(); });
}

char *ctorch_detector_load(const uint8_t *bytes, size_t count, ctorch_detector **detector) {
    return guarded([&] { *detector = new ctorch_detector{PixelModel::restore(TensorArchive::read(bytes, count), kind)}; });
}

void ctorch_detector_free(ctorch_detector *detector) { delete detector; }
