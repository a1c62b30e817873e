#pragma once

#include <torch/nn/module.h>

#include <map>
#include <string>

#include "Boundary.hpp"

namespace ctorch {

/// Named numbers and tensors as bytes: a magic word, the entries, a checksum. What does not add up is refused.
class TensorArchive {
    std::map<std::string, at::Tensor> tensors;

public:
    void put(const std::string &name, const at::Tensor &tensor);
    void put(const std::string &name, double number);
    /// Every parameter and buffer of a module.
    void put(const std::string &prefix, const torch::nn::Module &module);

    const at::Tensor &tensor(const std::string &name) const;
    double number(const std::string &name) const;
    /// A number that must be a whole one between 1 and `limit`.
    int64_t size(const std::string &name, int64_t limit) const;
    /// Fills a module of the same shape.
    void fill(const std::string &prefix, torch::nn::Module &module) const;

    ctorch_bytes bytes() const;
    static TensorArchive read(const uint8_t *bytes, size_t count);
};

}  // namespace ctorch
