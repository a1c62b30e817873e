#include "TensorArchive.hpp"

#include <cmath>

namespace ctorch {

namespace {

constexpr char magic[8] = {'G', 'W', 'T', 'E', 'N', 'S', '0', '1'};
constexpr uint32_t longestName = 256, mostDimensions = 8;
constexpr int64_t mostValues = int64_t(1) << 28;

/// FNV-1a over 64 bits: enough to notice damage.
uint64_t checksum(const uint8_t *bytes, size_t count) {
    uint64_t sum = 0xcbf29ce484222325;
    for (size_t index = 0; index < count; index++) sum = (sum ^ bytes[index]) * 0x100000001b3;
    return sum;
}

template <typename Value>
void append(std::string &to, Value value) {
    to.append(reinterpret_cast<const char *>(&value), sizeof value);
}

/// Reads values one after the other, never past the end.
struct Reader {
    const uint8_t *at;
    size_t left;

    const uint8_t *take(size_t count) {
        if (count > left) throw std::invalid_argument("the model's bytes end too early");
        const auto *start = at;
        at += count;
        left -= count;
        return start;
    }

    template <typename Value>
    Value value() {
        Value value;
        std::memcpy(&value, take(sizeof value), sizeof value);
        return value;
    }
};

at::Tensor readTensor(Reader &reader) {
    const auto dimensions = reader.value<uint32_t>();
    if (dimensions > mostDimensions) throw std::invalid_argument("the model's bytes hold a tensor of too many dimensions");
    std::vector<int64_t> sizes;
    int64_t values = 1;
    for (uint32_t index = 0; index < dimensions; index++) {
        sizes.push_back(reader.value<int64_t>());
        if (sizes.back() < 0 || sizes.back() > mostValues || (values *= sizes.back()) > mostValues)
            throw std::invalid_argument("the model's bytes hold a tensor of an impossible size");
    }
    auto tensor = at::empty(sizes, at::kFloat);
    const auto *source = reader.take(size_t(values) * sizeof(float));
    std::memcpy(tensor.data_ptr<float>(), source, size_t(values) * sizeof(float));
    return tensor;
}

}  // namespace

void TensorArchive::put(const std::string &name, const at::Tensor &tensor) {
    tensors[name] = tensor.detach().to(at::kCPU, at::kFloat).contiguous();
}

void TensorArchive::put(const std::string &name, double number) { tensors[name] = at::full({}, number, at::kFloat); }

void TensorArchive::put(const std::string &prefix, const torch::nn::Module &module) {
    for (const auto &entry : module.named_parameters()) put(prefix + "." + entry.key(), entry.value());
    for (const auto &entry : module.named_buffers()) put(prefix + "." + entry.key(), entry.value());
}

const at::Tensor &TensorArchive::tensor(const std::string &name) const {
    const auto found = tensors.find(name);
    if (found == tensors.end()) throw std::invalid_argument("the model's bytes have no " + name);
    return found->second;
}

double TensorArchive::number(const std::string &name) const {
    const auto &found = tensor(name);
    if (found.numel() != 1 || !std::isfinite(found.item<float>()))
        throw std::invalid_argument("the model's bytes have no number " + name);
    return found.item<float>();
}

int64_t TensorArchive::size(const std::string &name, int64_t limit) const {
    const double found = number(name);
    if (found < 1 || found > double(limit) || found != std::floor(found))
        throw std::invalid_argument("the model's bytes have an impossible " + name);
    return int64_t(found);
}

void TensorArchive::fill(const std::string &prefix, torch::nn::Module &module) const {
    torch::NoGradGuard guard;
    const auto copy = [&](const std::string &name, at::Tensor target) {
        const auto &source = tensor(prefix + "." + name);
        if (source.sizes() != target.sizes()) throw std::invalid_argument("the model's bytes have a misshapen " + name);
        target.copy_(source);
    };
    for (const auto &entry : module.named_parameters()) copy(entry.key(), entry.value());
    for (const auto &entry : module.named_buffers()) copy(entry.key(), entry.value());
}

ctorch_bytes TensorArchive::bytes() const {
    std::string result(magic, sizeof magic);
    append(result, uint32_t(tensors.size()));
    for (const auto &[name, tensor] : tensors) {
        append(result, uint32_t(name.size()));
        result += name;
        append(result, uint32_t(tensor.dim()));
        for (const auto size : tensor.sizes()) append(result, int64_t(size));
        result.append(reinterpret_cast<const char *>(tensor.data_ptr<float>()), size_t(tensor.numel()) * sizeof(float));
    }
    append(result, checksum(reinterpret_cast<const uint8_t *>(result.data()), result.size()));
    auto *copy = static_cast<uint8_t *>(std::malloc(result.size()));
    if (!copy) throw std::bad_alloc();
    std::memcpy(copy, result.data(), result.size());
    return {copy, result.size()};
}

TensorArchive TensorArchive::read(const uint8_t *bytes, size_t count) {
    constexpr size_t tail = sizeof(uint64_t);
    if (count < sizeof magic + tail || std::memcmp(bytes, magic, sizeof magic) != 0)
        throw std::invalid_argument("these are not the bytes of a model");
    uint64_t expected;
    std::memcpy(&expected, bytes + count - tail, tail);
    if (checksum(bytes, count - tail) != expected) throw std::invalid_argument("the model's bytes are damaged");

    Reader reader{bytes + sizeof magic, count - sizeof magic - tail};
    TensorArchive archive;
    const auto entries = reader.value<uint32_t>();
    for (uint32_t index = 0; index < entries; index++) {
        const auto length = reader.value<uint32_t>();
        if (length > longestName) throw std::invalid_argument("the model's bytes hold a name that is too long");
        const auto *name = reader.take(length);
        archive.tensors[std::string(reinterpret_cast<const char *>(name), length)] = readTensor(reader);
    }
    return archive;
}

}  // namespace ctorch
