#pragma once

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <string>

#include "CTorch.h"

namespace ctorch {

/// A copy of `text` that C code frees.
inline char *message(const std::string &text) {
    char *copy = static_cast<char *>(std::malloc(text.size() + 1));
    if (copy) std::memcpy(copy, text.c_str(), text.size() + 1);
    return copy;
}

/// The first line of an exception's text: libtorch appends a stack trace.
inline std::string reason(const std::exception &error) {
    std::string text = error.what();
    return text.substr(0, text.find('\n'));
}

/// Runs `work`; NULL when it worked, else the message of what it threw.
template <typename Work>
char *guarded(Work &&work) {
    try {
        work();
        return nullptr;
    } catch (const std::bad_alloc &) {
        return message("not enough memory");
    } catch (const std::exception &error) {
        return message(reason(error));
    } catch (...) {
        return message("an unknown failure in libtorch");
    }
}

/// Seconds since it was made.
class Stopwatch {
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();

public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); }
};

at::Device device();

/// The pictures as a tensor that borrows the caller's memory.
inline at::Tensor tensor(const ctorch_images &images) {
    if (images.count < 0 || images.channels < 1 || images.height < 1 || images.width < 1)
        throw std::invalid_argument("pictures need a positive size");
    return at::from_blob(
        const_cast<float *>(images.values), {images.count, images.channels, images.height, images.width}, at::kFloat);
}

}  // namespace ctorch
