#pragma once

#include <torch/nn/module.h>

#include <vector>

#include "Boundary.hpp"

namespace ctorch {

/// Says how far a training is, by its steps and by its seconds, whichever is further: a training that runs out of time still
/// goes through the whole course of learning rates. The clock only counts once a tenth of the seconds is lost: with enough of
/// them a training depends on its steps alone, and a seed repeats it.
class Progress {
    static constexpr double slack = 0.1;

    int64_t steps;
    double limit;
    int64_t done = 0;
    Stopwatch watch;

public:
    Progress(int64_t steps, double seconds) : steps(steps), limit(seconds) {}

    void advance() { done++; }
    /// Steps taken.
    int64_t count() const { return done; }
    /// 0 at the start, 1 at the end.
    double share() const {
        const double late = (watch.seconds() / limit - slack) / (1 - slack);
        return std::min(1.0, std::max(double(done) / double(std::max<int64_t>(steps, 1)), late));
    }
    bool finished() const { return share() >= 1; }
};

/// The one-cycle course of the learning rate: up for a fifth of the training, then down along a cosine (L. Smith, 2018).
double learningRate(double highest, double progress);

/// Adam with decoupled weight decay (Loshchilov and Hutter, 2019), over the parameters of a module that learn.
class Adam {
    struct Parameter {
        at::Tensor value, mean, square;
    };
    std::vector<Parameter> parameters;
    double decay;
    int64_t steps = 0;

public:
    Adam(const torch::nn::Module &module, double decay);

    /// Differentiates `loss` and takes a step downhill.
    void step(const at::Tensor &loss, double rate);
};

/// The moving average of a module's weights, which predicts better than the last weights do.
class WeightAverage {
    std::vector<at::Tensor> averages, sources;
    int64_t updates = 0;

public:
    /// `average` is a module of the same shape as `source`.
    WeightAverage(const torch::nn::Module &average, const torch::nn::Module &source);

    void update();
};

/// A generator of its own for each training: the numbers of one do not depend on what runs beside it.
at::Generator generator(uint64_t seed);

}  // namespace ctorch
