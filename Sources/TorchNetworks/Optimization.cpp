#include "Optimization.hpp"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

namespace ctorch {

namespace {

constexpr double meanDecay = 0.9;
constexpr double squareDecay = 0.99;
constexpr double averageDecay = 0.99;
constexpr double warmUp = 0.2;

}  // namespace

double learningRate(double highest, double progress) {
    if (progress < warmUp) return highest * (0.1 + 0.9 * progress / warmUp);
    return highest * (0.001 + (1 + std::cos(M_PI * (progress - warmUp) / (1 - warmUp))) / 2);
}

Adam::Adam(const torch::nn::Module &module, double decay) : decay(decay) {
    for (const auto &value : module.parameters())
        if (value.requires_grad()) parameters.push_back({value, at::zeros_like(value), at::zeros_like(value)});
}

void Adam::step(const at::Tensor &loss, double rate) {
    for (auto &parameter : parameters) parameter.value.mutable_grad() = at::Tensor();
    loss.backward();
    torch::NoGradGuard guard;
    steps++;
    const double meanBias = 1 - std::pow(meanDecay, steps), squareBias = 1 - std::pow(squareDecay, steps);
    for (auto &parameter : parameters) {
        const auto &slope = parameter.value.grad();
        if (!slope.defined()) continue;
        parameter.mean.mul_(meanDecay).add_(slope, 1 - meanDecay);
        parameter.square.mul_(squareDecay).addcmul_(slope, slope, 1 - squareDecay);
        if (parameter.value.dim() > 1) parameter.value.mul_(1 - rate * decay);
        parameter.value.addcdiv_(parameter.mean / meanBias, (parameter.square / squareBias).sqrt_().add_(1e-8), -rate);
    }
}

WeightAverage::WeightAverage(const torch::nn::Module &average, const torch::nn::Module &source) {
    averages = average.parameters();
    sources = source.parameters();
    for (const auto &buffer : average.buffers()) averages.push_back(buffer);
    for (const auto &buffer : source.buffers()) sources.push_back(buffer);
    torch::NoGradGuard guard;
    for (size_t index = 0; index < averages.size(); index++) averages[index].copy_(sources[index]);
}

void WeightAverage::update() {
    torch::NoGradGuard guard;
    updates++;
    const double decay = std::min(averageDecay, double(updates) / double(updates + 9));
    for (size_t index = 0; index < averages.size(); index++) {
        if (averages[index].is_floating_point())
            averages[index].lerp_(sources[index], 1 - decay);
        else
            averages[index].copy_(sources[index]);
    }
}

at::Generator generator(uint64_t seed) { return at::make_generator<at::CPUGeneratorImpl>(seed); }

}  // namespace ctorch
