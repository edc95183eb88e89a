// Bytes as shares of 255, of words that hold four of them.

#include "in-parallel.h"
#include "kernel.h"

namespace gen {
namespace {

GEN_VECTORS void share(const uint8_t* bytes, float* shares, int64_t count) {
  for (int64_t i = 0; i < count; i++) shares[i] = static_cast<float>(bytes[i]) / 255.0f;
}

void* create(TF_OpKernelConstruction* construction) {
  Making making(construction);
  return new int64_t{making.integer("size")};
}

void compute(void* kernel, TF_OpKernelContext* context) {
  guarded(context, [&](Run run) {
    const Tensor words = run.input(0);
    const int64_t size = *static_cast<int64_t*>(kernel);
    const std::vector<int64_t> shape = words.shape();
    if (shape.size() != 2) throw std::invalid_argument("words are no matrix");
    const int64_t rows = shape[0], width = 4 * shape[1];
    if (size < 0 || size > width) throw std::invalid_argument("rows have fewer bytes");
    const Tensor shares = run.output(0, {rows, size});
    const uint8_t* from = words.data<uint8_t>();
    float* to = shares.data<float>();
    inParallel(
        rows, 1,
        [=](int64_t begin, int64_t end) {
          if (size == width) return share(from + begin * size, to + begin * size, (end - begin) * size);
          for (int64_t row = begin; row < end; row++) share(from + row * width, to + row * size, size);
        },
        size);
  });
}

const bool added = add("GenUnpackBytes", {{"words: int32"}, {"output: float"}, {"size: int"}},
                       {&create, &compute, [](void* kernel) { delete static_cast<int64_t*>(kernel); }});

}  // namespace
}  // namespace gen
