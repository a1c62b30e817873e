#include "PixelModel.hpp"

using namespace ctorch;

/// A network that gives, for each place, a number for every class.
struct ctorch_segmenter {
    PixelModel model;
};

namespace {

constexpr int64_t stride = 2, batchSize = 8;
const char *const kind = "segmenter";

/// The masks as class indexes, -1 where the class is not known.
at::Tensor indexes(const uint8_t *masks, const ctorch_images &images, int32_t classes) {
    const auto bytes = at::from_blob(const_cast<uint8_t *>(masks), {images.count, images.height, images.width}, at::kByte);
    const auto known = bytes.ne(int64_t(ctorch_unknown_class));
    if (at::logical_and(known, bytes.ge(classes)).any().item<bool>()) throw std::invalid_argument("a mask has a class that is not among the classes");
    if (!known.any().item<bool>()) throw std::invalid_argument("the masks have no pixel whose class is known");
    return at::where(known, bytes.to(at::kLong), at::full({}, -1, at::kLong));
}

/// Rare classes count more, by the square root of how rare they are.
at::Tensor weights(const at::Tensor &masks, int64_t classes) {
    const auto known = masks.masked_select(masks.ge(0));
    const auto shares = at::bincount(known, {}, classes).to(at::kFloat) / double(known.numel());
    const auto weights = shares.clamp_min(1e-4).rsqrt();
    return weights / (weights * shares).sum();
}

/// Masks as seen through maps; outside a picture no class is known.
at::Tensor movedMasks(const at::Tensor &masks, const at::Tensor &maps) {
    const auto shifted = (masks + 1).to(at::kFloat).unsqueeze(1);
    return moved(shifted, maps, Outside::zero, false).squeeze(1).round().to(at::kLong) - 1;
}

/// The masks with unknown pixels at their right and lower edges, as `padded` draws out the pictures.
at::Tensor paddedMasks(const at::Tensor &masks, int64_t height, int64_t width) {
    return at::constant_pad_nd(masks, {0, width - masks.size(2), 0, height - masks.size(1)}, -1);
}

at::Tensor enlarged(const at::Tensor &outputs) {
    return at::upsample_bilinear2d(outputs, {outputs.size(2) * stride, outputs.size(3) * stride}, false);
}

PixelModel train(const at::Tensor &pictures, const at::Tensor &masks, const ctorch_pixel_options &options) {
    const auto weight = weights(masks, options.class_count).to(device());
    const std::vector<double> biases(options.class_count, 0);
    return PixelModel::train(
        pictures, options, stride, biases, [&](const at::Tensor &outputs, const at::Tensor &rows, const at::Tensor &maps) {
            const auto logits = enlarged(outputs);
            const auto targets = movedMasks(paddedMasks(masks.index_select(0, rows), logits.size(2), logits.size(3)), maps);
            return at::nll_loss2d(at::log_softmax(logits, 1), targets.to(device()), weight, 1, -1);
        });
}

/// The probabilities of classes, pixel by pixel.
at::Tensor probabilities(const PixelModel &model, const at::Tensor &pictures) {
    const auto views = model.outputs(pictures);
    auto sum = at::softmax(enlarged(views[0]), 1).slice(2, 0, pictures.size(2)).slice(3, 0, pictures.size(3));
    if (views.size() == 1) return sum;
    return (sum + at::softmax(enlarged(views[1]), 1).slice(2, 0, pictures.size(2)).slice(3, 0, pictures.size(3)).flip(3)) / 2;
}

/// What each class of a picture is expected to share with the truth: the sums of probabilities stand for areas.
at::Tensor expectedOverlaps(const at::Tensor &likely, const at::Tensor &best) {
    const auto chosen = at::one_hot(best, likely.size(1)).permute({0, 3, 1, 2}).to(at::kFloat);
    const auto shared = (likely * chosen).sum(at::IntArrayRef{2, 3}), area = chosen.sum(at::IntArrayRef{2, 3});
    const auto both = area + likely.sum(at::IntArrayRef{2, 3}) - shared;
    return at::where(area > 0, shared / both.clamp_min(1e-6), at::full({}, -1, at::kFloat));
}

void segment(const PixelModel &model, const at::Tensor &pictures, uint8_t *masks, float *overlaps) {
    torch::NoGradGuard guard;
    const int64_t pixels = pictures.size(2) * pictures.size(3);
    for (int64_t start = 0; start < pictures.size(0); start += batchSize) {
        const auto likely = probabilities(model, pictures.slice(0, start, start + batchSize));
        const auto best = likely.argmax(1);
        const auto bytes = best.to(at::kByte).contiguous();
        const auto expected = expectedOverlaps(likely, best).contiguous();
        std::memcpy(masks + start * pixels, bytes.data_ptr<uint8_t>(), bytes.nbytes());
        std::memcpy(overlaps + start * model.classes, expected.data_ptr<float>(), expected.nbytes());
    }
}

}  // namespace

char *ctorch_segmenter_train(
    const ctorch_images *images, const uint8_t *masks, ctorch_pixel_options options, ctorch_segmenter **segmenter) {
    return guarded([&] {
        check(*images, options);
        at::set_num_threads(std::max(1, options.threads));
        *segmenter = new ctorch_segmenter{train(tensor(*images), indexes(masks, *images, options.class_count), options)};
    });
}

char *ctorch_segmenter_segment(
    const ctorch_segmenter *segmenter, const ctorch_images *images, int32_t threads, uint8_t *masks, float *overlaps) {
    return guarded([&] {
        if (images->channels != segmenter->model.channels()) throw std::invalid_argument("the pictures have other colours than the training's");
        at::set_num_threads(std::max(1, threads));
        segment(segmenter->model, tensor(*images), masks, overlaps);
    });
}

int32_t ctorch_segmenter_class_count(const ctorch_segmenter *segmenter) { return int32_t(segmenter->model.classes); }

char *ctorch_segmenter_save(const ctorch_segmenter *segmenter, ctorch_bytes *bytes) {
    return guarded([&] { *bytes = segmenter->model.archive(kind).bytes(); });
}

char *ctorch_segmenter_load(const uint8_t *bytes, size_t count, ctorch_segmenter **segmenter) {
    return guarded([&] { *segmenter = new ctorch_segmenter{PixelModel::restore(TensorArchive::read(bytes, count), kind)}; });
}

void ctorch_segmenter_free(ctorch_segmenter *segmenter) { delete segmenter; }
