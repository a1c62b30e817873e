#include <torch/script.h>

#include <memory>

#include "Boundary.hpp"

using namespace ctorch;

struct ctorch_encoder {
    torch::jit::Module module;
    int64_t side;
    at::Tensor mean, deviation;
};

namespace {

constexpr int64_t usualSide = 224, largestSide = 1024, batchSize = 32;

int64_t side(const torch::jit::Module &module) {
    if (!module.hasattr("image_size")) return usualSide;
    const auto value = module.attr("image_size");
    if (!value.isInt() || value.toInt() < 1 || value.toInt() > largestSide)
        throw std::invalid_argument("the encoder's image_size must be a whole number of 1 to 1024");
    return value.toInt();
}

/// Three numbers, one a colour, as a tensor that a batch of pictures is reduced or divided by.
at::Tensor colours(const torch::jit::Module &module, const std::string &name, std::vector<double> usual) {
    if (module.hasattr(name)) {
        const auto value = module.attr(name);
        if (!value.isDoubleList() || value.toDoubleVector().size() != 3)
            throw std::invalid_argument("the encoder's " + name + " must be a list of three numbers");
        usual = value.toDoubleVector();
    }
    return at::tensor(usual, at::kFloat).view({1, 3, 1, 1});
}

std::unique_ptr<ctorch_encoder> load(const char *path) {
    torch::jit::Module module;
    try {
        module = torch::jit::load(path, device());
    } catch (const std::exception &error) {
        throw std::invalid_argument("the encoder is not a TorchScript file: " + reason(error));
    }
    if (!module.find_method("forward")) throw std::invalid_argument("the encoder has no forward method");
    module.eval();
    return std::make_unique<ctorch_encoder>(ctorch_encoder{
        module, side(module), colours(module, "mean", {0.485, 0.456, 0.406}), colours(module, "std", {0.229, 0.224, 0.225})});
}

/// Pictures as the module takes them; grey ones get three equal colours.
at::Tensor prepared(const ctorch_encoder &encoder, at::Tensor images) {
    if (images.size(1) != 3 && images.size(1) != 1) throw std::invalid_argument("an encoder takes grey or coloured pictures");
    images = images.expand({-1, 3, -1, -1});
    if (images.size(2) != encoder.side || images.size(3) != encoder.side)
        images = at::_upsample_bilinear2d_aa(images.contiguous(), {encoder.side, encoder.side}, false);
    return ((images - encoder.mean) / encoder.deviation).to(device());
}

at::Tensor embed(const ctorch_encoder &encoder, const at::Tensor &images) {
    auto module = encoder.module;
    at::Tensor rows;
    const auto value = module.forward({prepared(encoder, images)});
    if (value.isTensor()) rows = value.toTensor();
    if (!rows.defined() || rows.dim() != 2 || rows.size(0) != images.size(0) || rows.size(1) < 1)
        throw std::invalid_argument("the encoder must return one row of numbers for each picture");
    return rows.to(at::kCPU, at::kFloat);
}

ctorch_rows copy(const at::Tensor &rows) {
    const auto plain = rows.contiguous();
    auto *values = static_cast<float *>(std::malloc(std::max<size_t>(1, plain.nbytes())));
    if (!values) throw std::bad_alloc();
    std::memcpy(values, plain.data_ptr<float>(), plain.nbytes());
    return {values, plain.size(0), plain.size(1)};
}

at::Tensor embedAll(const ctorch_encoder &encoder, const at::Tensor &images, double seconds) {
    torch::NoGradGuard guard;
    const Stopwatch watch;
    std::vector<at::Tensor> parts;
    for (int64_t start = 0; start < images.size(0); start += batchSize) {
        if (watch.seconds() > seconds) throw std::runtime_error("the encoder is too slow for the time given");
        parts.push_back(embed(encoder, images.slice(0, start, start + batchSize)));
    }
    if (parts.empty()) throw std::invalid_argument("there are no pictures to embed");
    return at::cat(parts);
}

}  // namespace

char *ctorch_encoder_load(const char *path, ctorch_encoder **encoder) {
    return guarded([&] { *encoder = load(path).release(); });
}

int32_t ctorch_encoder_side(const ctorch_encoder *encoder) { return int32_t(encoder->side); }

char *ctorch_encoder_embed(
    const ctorch_encoder *encoder, const ctorch_images *images, int32_t threads, double seconds, ctorch_rows *rows) {
    return guarded([&] {
        at::set_num_threads(std::max(1, threads));
        *rows = copy(embedAll(*encoder, tensor(*images), seconds));
    });
}

void ctorch_rows_free(ctorch_rows rows) { std::free(rows.values); }

void ctorch_encoder_free(ctorch_encoder *encoder) { delete encoder; }
