// Gamma draws by the method of Marsaglia and Tsang, as packages/core/src/random/gamma-parts.ts: the first round of
// proposals for all, the others for who was rejected.

#include "in-parallel.h"
#include "kernel.h"
#include "philox.h"

namespace gen {
namespace {

constexpr float REJECTED = 8.507059173023462e37f;  // 2¹²⁶
constexpr float THIRD = 1.0f / 3;
/** What packages/core/src/random/derive.ts derives keys for when it splits one. */
constexpr uint32_t SPLIT = 1;

struct Gamma {
  bool isLog;
  /** The order in which the rounds are tried. */
  std::vector<int64_t> rounds;
};

/** A draw: how many numbers, the keys of what proposals are made of, and one concentration or one of each number. */
struct Draw {
  int64_t total;
  Key normals, uniforms, boosts;
  const float* concentrations;
  bool isOne;
};

GEN_INLINE Key child(Key key, uint32_t index) {
  Words<uint32_t, 1> words;
  philox(words, key, index, SPLIT);
  return {words.of[0][0], words.of[1][0]};
}

GEN_INLINE float scaleOf(float a) { return (a < 1 ? a + 1 : a) - THIRD; }

/** log(1 + t) − t + t²/2 − t³/3, below 0; by its series near 0, where the terms would cancel. */
GEN_INLINE float remainder(float t) {
  const float direct = logarithm1p(t) - t * ((THIRD * t + -0.5f) * t + 1);
  float p = 1.0f / 9;
  p = p * t + -1.0f / 8;
  p = p * t + 1.0f / 7;
  p = p * t + -1.0f / 6;
  p = p * t + 1.0f / 5;
  p = p * t + -1.0f / 4;
  const float square = t * t;
  return std::fabs(t) < 0.25f ? square * square * p : direct;
}

/** 1 + t where the proposal is accepted. */
GEN_INLINE float propose(float z, float u, float scale) {
  const float t = z * (THIRD / std::sqrt(scale));
  const float least = -0.99999988079071044921875f;
  const float inside = t > least ? t : least;
  const bool accepted = u < power(scale * 3 * remainder(inside));
  return accepted && t > -1 ? inside + 1 : REJECTED;
}

/** The first accepted proposal of one element after the first round; 1 where there is none. */
GEN_INLINE float again(uint32_t element, const Draw& draw, const std::vector<int64_t>& rounds) {
  const float scale = scaleOf(draw.concentrations[draw.isOne ? 0 : element]);
  for (size_t k = 1; k < rounds.size(); k++) {
    const uint32_t e = static_cast<uint32_t>(rounds[k] * draw.total) + element;
    Words<uint32_t, 1> words;
    Words<float, 1> numbers;
    philox(words, draw.normals, e / 4);
    Gaussian::convert(words, numbers);
    const float z = numbers.of[e % 4][0];
    philox(words, draw.uniforms, e / 4);
    const float root = propose(z, uniform(words.of[e % 4][0]), scale);
    if (root != REJECTED) return root;
  }
  return 1;
}

/** The logarithm of U^(1/a) for a below 1, else 0. */
GEN_INLINE float boostOf(int32_t word, float a) {
  const float x = (static_cast<float>(word) + 0.5f) * 2.3283064365386963e-10f;
  const float tail = std::fabs(x);
  const float log = x > 0 ? logarithm(tail) : logarithm1p(-tail);
  return a < 1 ? log / a : 0;
}

/** Draws of the elements from `begin` to `end`; `begin` is a multiple of WORDS. */
GEN_VECTORS void drawGamma(float* out, int64_t begin, int64_t end, const Draw& draw,
                           const Gamma& gamma) {
  alignas(64) float roots[WORDS], uniforms[WORDS], a[WORDS];
  alignas(64) int32_t boosts[WORDS] = {};
  for (int64_t at = begin; at < end; at += WORDS) {
    const int64_t count = std::min<int64_t>(WORDS, end - at);
    fill<Gaussian>(roots, at, at + WORDS, draw.normals);
    fill<Uniform>(uniforms, at, at + WORDS, draw.uniforms);
    std::fill_n(a, WORDS, draw.concentrations[0]);
    if (!draw.isOne) std::memcpy(a, draw.concentrations + at, 4 * count);
    bool areSmall = false;
    for (int i = 0; i < WORDS; i++) areSmall |= a[i] < 1;
    if (areSmall) fill<Bits>(boosts, at, at + WORDS, draw.boosts);
#pragma GCC ivdep
    for (int i = 0; i < WORDS; i++) roots[i] = propose(roots[i], uniforms[i], scaleOf(a[i]));
    for (int i = 0; i < count; i++) {
      if (roots[i] == REJECTED) roots[i] = again(static_cast<uint32_t>(at + i), draw, gamma.rounds);
    }
    if (gamma.isLog) {
#pragma GCC ivdep
      for (int i = 0; i < WORDS; i++) {
        roots[i] = logarithm(scaleOf(a[i])) + logarithm(roots[i]) * 3 + boostOf(boosts[i], a[i]);
      }
    } else {
#pragma GCC ivdep
      for (int i = 0; i < WORDS; i++) {
        const float cube = roots[i] * (roots[i] * roots[i]);
        roots[i] = scaleOf(a[i]) * cube * power(boostOf(boosts[i], a[i]));
      }
    }
    std::memcpy(out + at, roots, 4 * count);
  }
}

void* create(TF_OpKernelConstruction* construction) {
  Making making(construction);
  return new Gamma{making.flag("is_log"), making.integers("rounds")};
}

void compute(void* kernel, TF_OpKernelContext* context) {
  guarded(context, [&](Run run) {
    const Gamma& gamma = *static_cast<Gamma*>(kernel);
    const Tensor sizes = run.input(0), words = run.input(1), concentration = run.input(2);
    if (words.size() != 2) throw std::invalid_argument("a key has two words");
    if (gamma.rounds.empty() || gamma.rounds[0] != 0) throw std::invalid_argument("rounds start with 0");
    const uint32_t* word = words.data<uint32_t>();
    const Key key{word[0], word[1]};
    const int32_t* size = sizes.data<int32_t>();
    const Tensor output = run.output(0, std::vector<int64_t>(size, size + sizes.size()));
    const int64_t total = output.size(), given = concentration.size();
    if (given != 1 && given != total) throw std::invalid_argument("not a concentration each");
    const Draw draw{total,         child(key, 0), child(key, 1), child(key, 2),
                    concentration.data<float>(), given == 1};
    float* out = output.data<float>();
    inParallel(total, WORDS, [&](int64_t begin, int64_t end) {
      drawGamma(out, begin, end, draw, gamma);
    }, 8);
  });
}

const bool added = add("GenPhiloxGamma",
                       {{"shape: int32", "key: int32", "concentration: float"},
                        {"output: float"},
                        {"is_log: bool", "rounds: list(int)"}},
                       {&create, &compute, [](void* kernel) { delete static_cast<Gamma*>(kernel); }});

}  // namespace
}  // namespace gen
