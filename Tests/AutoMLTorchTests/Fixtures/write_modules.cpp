// Writes the TorchScript modules of ImageEncoderTests into the current folder:
// clang++ -std=c++17 -I/usr/include/torch/csrc/api/include write_modules.cpp -ltorch -ltorch_cpu -lc10 && ./a.out
#include <torch/script.h>

static void write(const std::string &name, const std::string &forward, bool attributes) {
    torch::jit::Module module("Encoder");
    if (attributes) {
        module.register_attribute("image_size", c10::IntType::get(), 8);
        const auto half = c10::List<double>({0.5, 0.5, 0.5});
        module.register_attribute("mean", c10::ListType::ofFloats(), half);
        module.register_attribute("std", c10::ListType::ofFloats(), half);
    }
    module.define(forward);
    module.save(name + ".pt");
}

int main() {
    write("channel_means", "def forward(self, x):\n    return x.mean([2, 3])\n", true);
    write(
        "plain", "def forward(self, x):\n    side = torch.full([x.size(0), 1], float(x.size(3)))\n    return torch.cat([x.mean([2, 3]), side], 1)\n",
        false);
    write("returns_pictures", "def forward(self, x):\n    return x\n", false);
}
