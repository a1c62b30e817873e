#include <ATen/ATen.h>
#include <torch/cuda.h>

#include <cmath>
#include <memory>

#include "Augmentation.hpp"
#include "ImageNetwork.hpp"
#include "Optimization.hpp"
#include "TensorArchive.hpp"

using namespace ctorch;

/// A trained network and what its pictures were normalized by.
struct ctorch_classifier {
    ImageNetworkImpl::Shape shape;
    bool mirror = false;
    at::Tensor mean, deviation;
    ImageNetwork network{nullptr};
};

namespace ctorch {

at::Device device() { return torch::cuda::is_available() ? at::Device(at::kCUDA) : at::Device(at::kCPU); }

namespace {

constexpr int64_t batchSize = 64, predictionBatchSize = 128;
constexpr int64_t mostClasses = 10'000, mostChannels = 4, widest = 512, largestSide = 256;
constexpr double highestRate = 0.005, weightDecay = 0.02;

void check(const ctorch_images &images, const ctorch_classifier_options &options) {
    if (images.count < 2) throw std::invalid_argument("a classifier needs at least two labeled pictures");
    if (images.height != images.width || images.height < 8 || images.height > largestSide)
        throw std::invalid_argument("pictures must be squares of 8 to 256 pixels");
    if (images.channels > mostChannels) throw std::invalid_argument("pictures must have at most four channels");
    if (options.class_count < 2 || options.class_count > mostClasses) throw std::invalid_argument("a classifier needs two classes or more");
    if (options.width < 4 || options.width > widest) throw std::invalid_argument("the width must be between 4 and 512");
    if (!(options.seconds > 0) || options.epochs < 1) throw std::invalid_argument("a training needs a time and passes above 0");
}

at::Tensor labelTensor(const int32_t *labels, int64_t count, int32_t classes) {
    auto result = at::empty({count}, at::kLong);
    for (int64_t index = 0; index < count; index++) {
        if (labels[index] < 0 || labels[index] >= classes) throw std::invalid_argument("a label is not among the classes");
        result.data_ptr<int64_t>()[index] = labels[index];
    }
    return result;
}

Augmentation augmentation(const ctorch_classifier_options &options) {
    const double strength = options.augmentation;
    return {options.mirror, 0.2 * strength, 0.1 * strength, 0.15 * strength, 0.2 * strength, strength > 0 ? 0.4 : 0};
}

at::Tensor channelsLast(const at::Tensor &images) { return images.contiguous(at::MemoryFormat::ChannelsLast); }

/// The cross-entropy against labels that keep `smoothing` for the other classes.
at::Tensor loss(const at::Tensor &logits, const at::Tensor &labels, double smoothing) {
    const auto logarithms = at::log_softmax(logits, 1);
    const auto right = logarithms.gather(1, labels.unsqueeze(1)).mean();
    return -((1 - smoothing) * right + smoothing * logarithms.mean());
}

/// The pictures' mean and deviation by channel.
void measure(ctorch_classifier &model, const at::Tensor &images) {
    model.mean = images.mean(at::IntArrayRef{0, 2, 3}, true);
    model.deviation = images.std(at::IntArrayRef{0, 2, 3}, true, true).clamp_min(1e-3);
}

at::Tensor normalized(const ctorch_classifier &model, const at::Tensor &images) { return (images - model.mean) / model.deviation; }

std::unique_ptr<ctorch_classifier> train(
    const at::Tensor &pictures, const at::Tensor &labels, const ctorch_classifier_options &options) {
    auto model = std::make_unique<ctorch_classifier>();
    model->shape = {pictures.size(1), pictures.size(2), options.class_count, options.width};
    model->mirror = options.mirror;
    measure(*model, pictures);
    auto random = generator(options.seed);
    const auto images = normalized(*model, pictures).to(device());
    const auto targets = labels.to(device());

    ImageNetwork network(model->shape);
    network->initialize(images.cpu(), random);
    network->to(device());
    model->network = ImageNetwork(model->shape);
    model->network->to(device());
    Adam optimizer(*network, weightDecay);
    WeightAverage average(*model->network, *network);

    const auto augment = augmentation(options);
    const int64_t count = images.size(0), batches = std::max<int64_t>(1, count / batchSize);
    Progress progress(batches * options.epochs, options.seconds);
    network->train();
    while (!progress.finished()) {
        const auto order = at::randperm(count, random, at::TensorOptions(at::kLong)).to(device());
        for (int64_t batch = 0; batch < batches && !progress.finished(); batch++) {
            const auto rows = order.slice(0, batch * count / batches, (batch + 1) * count / batches);
            const auto logits = network->logits(network->embed(channelsLast(augment(images.index_select(0, rows), random))));
            optimizer.step(loss(logits, targets.index_select(0, rows), options.label_smoothing), learningRate(highestRate, progress.share()));
            average.update();
            progress.advance();
        }
    }
    model->network->eval();
    return model;
}

/// The views of pictures that a prediction is the mean of: as they are, shifted, and mirrored where that does not matter.
std::vector<at::Tensor> views(const at::Tensor &images, bool mirror) {
    const int64_t side = images.size(2);
    const auto padded = at::reflection_pad2d(images, {1, 1, 1, 1});
    std::vector<at::Tensor> result{images};
    for (const int64_t x : {0, 2})
        for (const int64_t y : {0, 2}) result.push_back(padded.slice(2, y, y + side).slice(3, x, x + side));
    if (mirror)
        for (size_t index = result.size(); index-- > 0;) result.push_back(result[index].flip(3));
    return result;
}

void predict(const ctorch_classifier &model, const at::Tensor &pictures, float *probabilities, float *embeddings) {
    torch::NoGradGuard guard;
    auto network = model.network;
    for (int64_t start = 0; start < pictures.size(0); start += predictionBatchSize) {
        const auto images = normalized(model, pictures.slice(0, start, start + predictionBatchSize)).to(device());
        const auto all = views(images, model.mirror);
        at::Tensor likely, features;
        for (const auto &view : all) {
            const auto embedded = network->embed(channelsLast(view));
            const auto soft = at::softmax(network->logits(embedded), 1);
            likely = likely.defined() ? likely + soft : soft;
            features = features.defined() ? features + embedded : embedded;
        }
        const auto copy = [&](const at::Tensor &sum, float *target) {
            const auto mean = (sum / double(all.size())).cpu().contiguous();
            std::memcpy(target + start * mean.size(1), mean.data_ptr<float>(), size_t(mean.numel()) * sizeof(float));
        };
        copy(likely, probabilities);
        if (embeddings) copy(features, embeddings);
    }
}

TensorArchive archive(const ctorch_classifier &model) {
    TensorArchive archive;
    archive.put("channels", double(model.shape.channels));
    archive.put("side", double(model.shape.side));
    archive.put("classes", double(model.shape.classes));
    archive.put("width", double(model.shape.width));
    archive.put("mirror", model.mirror);
    archive.put("mean", model.mean);
    archive.put("deviation", model.deviation);
    archive.put("network", *model.network);
    return archive;
}

std::unique_ptr<ctorch_classifier> restore(const TensorArchive &archive) {
    auto model = std::make_unique<ctorch_classifier>();
    model->shape = {
        archive.size("channels", mostChannels), archive.size("side", largestSide), archive.size("classes", mostClasses),
        archive.size("width", widest)};
    model->mirror = archive.number("mirror") != 0;
    model->mean = archive.tensor("mean").view({1, model->shape.channels, 1, 1});
    model->deviation = archive.tensor("deviation").view({1, model->shape.channels, 1, 1});
    model->network = ImageNetwork(model->shape);
    archive.fill("network", *model->network);
    model->network->to(device());
    model->network->eval();
    return model;
}

}  // namespace

}  // namespace ctorch

void ctorch_bytes_free(ctorch_bytes bytes) { std::free(bytes.bytes); }

bool ctorch_has_cuda(void) { return device().is_cuda(); }

char *ctorch_classifier_train(
    const ctorch_images *images, const int32_t *labels, ctorch_classifier_options options, ctorch_classifier **classifier) {
    return guarded([&] {
        check(*images, options);
        at::set_num_threads(std::max(1, options.threads));
        *classifier = train(tensor(*images), labelTensor(labels, images->count, options.class_count), options).release();
    });
}

char *ctorch_classifier_predict(
    const ctorch_classifier *classifier, const ctorch_images *images, int32_t threads, float *probabilities, float *embeddings) {
    return guarded([&] {
        const auto &shape = classifier->shape;
        if (images->channels != shape.channels || images->height != shape.side || images->width != shape.side)
            throw std::invalid_argument("the pictures are of another size than those of the training");
        at::set_num_threads(std::max(1, threads));
        predict(*classifier, tensor(*images), probabilities, embeddings);
    });
}

int32_t ctorch_classifier_class_count(const ctorch_classifier *classifier) { return int32_t(classifier->shape.classes); }

int32_t ctorch_classifier_embedding_width(const ctorch_classifier *classifier) {
    return int32_t(classifier->network->embeddingWidth());
}

char *ctorch_classifier_save(const ctorch_classifier *classifier, ctorch_bytes *bytes) {
    return guarded([&] { *bytes = archive(*classifier).bytes(); });
}

char *ctorch_classifier_load(const uint8_t *bytes, size_t count, ctorch_classifier **classifier) {
    return guarded([&] { *classifier = restore(TensorArchive::read(bytes, count)).release(); });
}

void ctorch_classifier_free(ctorch_classifier *classifier) { delete classifier; }
