// Bernoulli draws, of which only those are made that are not certain: of the pixels of images most are 0 or 1.

#include "in-parallel.h"
#include "kernel.h"
#include "philox.h"

namespace gen {
namespace {

/** Blocks of probabilities that are neither 0 nor 1, to be drawn together. */
struct Uncertain {
  uint32_t blocks[BLOCKS];
  int count = 0;
};

/** 1 where a uniform number is below its probability, for the blocks, as far as the numbers go. */
GEN_INLINE void settle(Uncertain& uncertain, float* out, const float* probs, int64_t end, Key key) {
  for (int j = uncertain.count; j < BLOCKS; j++) uncertain.blocks[j] = 0;
  Words<uint32_t> words;
  philoxOf(words, key, uncertain.blocks);
  for (int j = 0; j < uncertain.count; j++) {
    const int64_t at = 4 * int64_t{uncertain.blocks[j]};
    for (int i = 0; i < 4 && at + i < end; i++) {
      out[at + i] = uniform(words.of[i][j]) < probs[at + i] ? 1.0f : 0.0f;
    }
  }
  uncertain.count = 0;
}

/** Draws for as many probabilities; `begin` is a multiple of four. */
GEN_VECTORS void drawEach(float* out, const float* probs, int64_t begin, int64_t end, Key key) {
  for (int64_t i = begin; i < end; i++) out[i] = probs[i] >= 1 ? 1.0f : 0.0f;
  Uncertain uncertain;
  for (int64_t at = begin; at < end; at += 4) {
    bool isUncertain = false;
    for (int64_t i = at; i < std::min(at + 4, end); i++) isUncertain |= probs[i] > 0 && probs[i] < 1;
    uncertain.blocks[uncertain.count] = static_cast<uint32_t>(at / 4);
    uncertain.count += isUncertain;
    if (uncertain.count == BLOCKS) settle(uncertain, out, probs, end, key);
  }
  if (uncertain.count > 0) settle(uncertain, out, probs, end, key);
}

/** Draws for fewer probabilities, which are repeated. */
GEN_VECTORS void drawRepeated(float* out, const float* probs, int64_t size, int64_t begin,
                              int64_t end, Key key) {
  fill<Uniform>(out + begin, begin, end, key);
  for (int64_t i = begin; i < end; i++) out[i] = out[i] < probs[i % size] ? 1.0f : 0.0f;
}

void compute(void*, TF_OpKernelContext* context) {
  guarded(context, [&](Run run) {
    const Tensor sizes = run.input(0), words = run.input(1), probs = run.input(2);
    if (words.size() != 2) throw std::invalid_argument("a key has two words");
    const uint32_t* word = words.data<uint32_t>();
    const Key key{word[0], word[1]};
    const int32_t* each = sizes.data<int32_t>();
    const Tensor output = run.output(0, std::vector<int64_t>(each, each + sizes.size()));
    const int64_t size = probs.size(), count = output.size();
    if (count > 0 && size == 0) throw std::invalid_argument("there are no probabilities");
    float* out = output.data<float>();
    const float* from = probs.data<float>();
    inParallel(count, WORDS, [=](int64_t begin, int64_t end) {
      if (size == count) drawEach(out, from, begin, end, key);
      else drawRepeated(out, from, size, begin, end, key);
    });
  });
}

const bool added = add("GenPhiloxBernoulli",
                       {{"shape: int32", "key: int32", "probs: float"}, {"output: float"}, {}},
                       {nullptr, &compute, nullptr});

}  // namespace
}  // namespace gen
