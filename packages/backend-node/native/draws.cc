// Draws of random numbers, of a key.

#include "in-parallel.h"
#include "kernel.h"
#include "philox.h"

namespace gen {
namespace {

GEN_VECTORS void drawBits(int32_t* out, int64_t begin, int64_t end, Key key) {
  fill<Bits>(out + begin, begin, end, key);
}

GEN_VECTORS void drawUniform(float* out, int64_t begin, int64_t end, Key key) {
  fill<Uniform>(out + begin, begin, end, key);
}

GEN_VECTORS void drawGaussian(float* out, int64_t begin, int64_t end, Key key) {
  fill<Gaussian>(out + begin, begin, end, key);
}

template <typename T, void (*DRAW)(T*, int64_t, int64_t, Key)>
void compute(void*, TF_OpKernelContext* context) {
  guarded(context, [&](Run run) {
    const Tensor sizes = run.input(0), words = run.input(1);
    if (words.size() != 2) throw std::invalid_argument("a key has two words");
    const uint32_t* word = words.data<uint32_t>();
    const Key key{word[0], word[1]};
    const int32_t* size = sizes.data<int32_t>();
    const Tensor output = run.output(0, std::vector<int64_t>(size, size + sizes.size()));
    T* out = output.data<T>();
    inParallel(output.size(), WORDS, [=](int64_t begin, int64_t end) { DRAW(out, begin, end, key); });
  });
}

template <typename T, void (*DRAW)(T*, int64_t, int64_t, Key)>
bool addDraw(const char* name, const char* output) {
  return add(name, {{"shape: int32", "key: int32"}, {output}, {}},
             {nullptr, &compute<T, DRAW>, nullptr});
}

const bool added = addDraw<int32_t, &drawBits>("GenPhiloxBits", "output: int32") &&
                   addDraw<float, &drawUniform>("GenPhiloxUniform", "output: float") &&
                   addDraw<float, &drawGaussian>("GenPhiloxGaussian", "output: float");

}  // namespace
}  // namespace gen
