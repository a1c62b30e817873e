#include "PixelModel.hpp"

namespace ctorch {

namespace {

constexpr int64_t batchSize = 8, mostClasses = 250, mostChannels = 4, widest = 128, largestSide = 2048, smallestSide = 16;
constexpr double highestRate = 0.004, weightDecay = 0.02;

Augmentation augmentation(const ctorch_pixel_options &options) {
    const double strength = options.augmentation;
    return {options.mirror, 0, 0.1 * strength, 0.2 * strength, 0.2 * strength, 0};
}

at::Tensor channelsLast(const at::Tensor &images) { return images.contiguous(at::MemoryFormat::ChannelsLast); }

}  // namespace

void check(const ctorch_images &images, const ctorch_pixel_options &options) {
    if (images.count < 1) throw std::invalid_argument("a training needs labeled pictures");
    if (std::min(images.height, images.width) < smallestSide || std::max(images.height, images.width) > largestSide)
        throw std::invalid_argument("the sides of pictures must be 16 to 2048 pixels");
    if (images.channels > mostChannels) throw std::invalid_argument("pictures must have at most four channels");
    if (options.class_count < 1 || options.class_count > mostClasses) throw std::invalid_argument("there must be 1 to 250 classes");
    if (options.width < 4 || options.width > widest) throw std::invalid_argument("the width must be between 4 and 128");
    if (!(options.seconds > 0) || options.epochs < 1) throw std::invalid_argument("a training needs a time and passes above 0");
}

PixelModel PixelModel::train(
    const at::Tensor &pictures, const ctorch_pixel_options &options, int64_t stride, const std::vector<double> &biases,
    const Loss &loss) {
    PixelModel model;
    model.classes = options.class_count;
    model.mirror = options.mirror;
    model.mean = pictures.mean(at::IntArrayRef{0, 2, 3}, true);
    model.deviation = pictures.std(at::IntArrayRef{0, 2, 3}, true, true).clamp_min(1e-3);
    auto random = generator(options.seed);
    const PixelNetworkImpl::Shape shape{pictures.size(1), options.width, int64_t(biases.size()), stride};
    PixelNetwork network(shape);
    network->initialize(biases, random);
    network->to(device());
    model.network = PixelNetwork(shape);
    model.network->to(device());
    Adam optimizer(*network, weightDecay);
    WeightAverage average(*model.network, *network);

    const auto augment = augmentation(options);
    const int64_t count = pictures.size(0), batches = std::max<int64_t>(1, count / batchSize);
    Progress progress(batches * options.epochs, options.seconds);
    network->train();
    while (!progress.finished()) {
        const auto order = at::randperm(count, random, at::TensorOptions(at::kLong));
        for (int64_t batch = 0; batch < batches && !progress.finished(); batch++) {
            const auto rows = order.slice(0, batch * count / batches, (batch + 1) * count / batches);
            const auto maps = augment.maps(rows.size(0), random);
            const auto images = (pictures.index_select(0, rows) - model.mean) / model.deviation;
            const auto changed = augment.recoloured(moved(padded(images), maps, Outside::zero), random);
            const auto outputs = network->forward(channelsLast(changed.to(device())));
            optimizer.step(loss(outputs, rows, maps), learningRate(highestRate, progress.share()));
            average.update();
            progress.advance();
        }
    }
    model.network->eval();
    return model;
}

std::vector<at::Tensor> PixelModel::outputs(const at::Tensor &pictures) const {
    torch::NoGradGuard guard;
    auto network = this->network;
    const auto images = (pictures - mean) / deviation;
    const auto see = [&](const at::Tensor &images) { return network->forward(channelsLast(padded(images).to(device()))).cpu(); };
    std::vector<at::Tensor> result{see(images)};
    if (mirror) result.push_back(see(images.flip(3)));
    return result;
}

TensorArchive PixelModel::archive(const std::string &kind) const {
    TensorArchive archive;
    archive.put("kind." + kind, 1);
    archive.put("channels", double(network->shape.channels));
    archive.put("width", double(network->shape.width));
    archive.put("outputs", double(network->shape.outputs));
    archive.put("stride", double(network->shape.stride));
    archive.put("classes", double(classes));
    archive.put("mirror", mirror);
    archive.put("mean", mean);
    archive.put("deviation", deviation);
    archive.put("network", *network);
    return archive;
}

PixelModel PixelModel::restore(const TensorArchive &archive, const std::string &kind) {
    archive.number("kind." + kind);
    PixelModel model;
    const PixelNetworkImpl::Shape shape{
        archive.size("channels", mostChannels), archive.size("width", widest), archive.size("outputs", 2 * mostClasses),
        archive.size("stride", 4)};
    model.classes = archive.size("classes", mostClasses);
    if (shape.outputs < model.classes) throw std::invalid_argument("the model's bytes have too few outputs");
    model.mirror = archive.number("mirror") != 0;
    model.mean = archive.tensor("mean").view({1, shape.channels, 1, 1});
    model.deviation = archive.tensor("deviation").view({1, shape.channels, 1, 1});
    model.network = PixelNetwork(shape);
    archive.fill("network", *model.network);
    model.network->to(device());
    model.network->eval();
    return model;
}

}  // namespace ctorch
