// Random numbers by Philox4x32-10 (Salmon et al. 2011, https://doi.org/10.1145/2063384.2063405), many blocks at
// once. The arithmetic is that of packages/core/src/random, operation by operation, so the bits are the same.

#include <cmath>
#include <cstring>

#include "elementary.h"
#include "in-parallel.h"
#include "kernel.h"

namespace gen {
namespace {

/** Blocks that are made together. */
constexpr int BLOCKS = 64;
/** Words of them. */
constexpr int WORDS = 4 * BLOCKS;

/** Word i of block j is `of[i][j]`. */
template <typename T>
struct Words {
  alignas(64) T of[4][BLOCKS];
};

struct Key {
  uint32_t low;
  uint32_t high;
};

GEN_INLINE void philox(Words<uint32_t>& words, Key key, uint32_t first) {
  for (int j = 0; j < BLOCKS; j++) {
    uint32_t c0 = first + j, c1 = 0, c2 = 0, c3 = 0;
    uint32_t low = key.low, high = key.high;
    for (int round = 0; round < 10; round++) {
      const uint64_t product0 = uint64_t{0xd2511f53} * c0;
      const uint64_t product1 = uint64_t{0xcd9e8d57} * c2;
      c0 = static_cast<uint32_t>(product1 >> 32) ^ c1 ^ low;
      c1 = static_cast<uint32_t>(product1);
      c2 = static_cast<uint32_t>(product0 >> 32) ^ c3 ^ high;
      c3 = static_cast<uint32_t>(product0);
      low += 0x9e3779b9;
      high += 0xbb67ae85;
    }
    words.of[0][j] = c0;
    words.of[1][j] = c1;
    words.of[2][j] = c2;
    words.of[3][j] = c3;
  }
}

/** A whole number below 2²³, in units of 2⁻²³. */
GEN_INLINE float fraction(int32_t numerator) {
  return static_cast<float>(numerator) * 1.1920928955078125e-7f;
}

GEN_INLINE float uniform(uint32_t word) {
  return fraction(static_cast<int32_t>(word & 0x7fffff));
}

/** Two standard normal numbers of two words: packages/core/src/random/box-muller.ts. */
GEN_INLINE void boxMuller(uint32_t first, uint32_t second, float& z0, float& z1) {
  const float u = uniform(first);
  const float x = -2.0f * logOfNormal(u > 1e-7f ? u : 1e-7f);
  const float root = std::sqrt(x);
  const float radius = root + (x - root * root) * (0.5f / root);

  const int32_t place = static_cast<int32_t>(second & 0x7fffff);
  const int32_t quarter = (place + 0x100000) >> 21;
  const float angle = fraction(place - (quarter << 21)) * 6.283185307179586f;
  const float square = angle * angle;
  float p = -1.9515295891e-4f;
  p = p * square + 8.3321608736e-3f;
  p = p * square + -1.6666654611e-1f;
  const float sine = p * square * angle + angle;
  float q = 2.443315711809948e-5f;
  q = q * square + -1.388731625493765e-3f;
  q = q * square + 4.166664568298827e-2f;
  const float cosine = q * square * square - 0.5f * square + 1;
  const bool isStraight = (quarter & 1) == 0;
  const float sin = isStraight ? sine : cosine, cos = isStraight ? cosine : sine;
  z0 = radius * floatOf(bitsOf(sin) ^ static_cast<uint32_t>(quarter & 2) << 30);
  z1 = radius * floatOf(bitsOf(cos) ^ static_cast<uint32_t>((quarter + 1) & 2) << 30);
}

struct Bits {
  using Number = int32_t;
  static GEN_INLINE void convert(const Words<uint32_t>& words, Words<int32_t>& numbers) {
    for (int i = 0; i < 4; i++)
      for (int j = 0; j < BLOCKS; j++) numbers.of[i][j] = static_cast<int32_t>(words.of[i][j]);
  }
};

struct Uniform {
  using Number = float;
  static GEN_INLINE void convert(const Words<uint32_t>& words, Words<float>& numbers) {
    for (int i = 0; i < 4; i++)
      for (int j = 0; j < BLOCKS; j++) numbers.of[i][j] = uniform(words.of[i][j]);
  }
};

struct Gaussian {
  using Number = float;
  static GEN_INLINE void convert(const Words<uint32_t>& words, Words<float>& numbers) {
    for (int i = 0; i < 4; i += 2)
      for (int j = 0; j < BLOCKS; j++)
        boxMuller(words.of[i][j], words.of[i + 1][j], numbers.of[i][j], numbers.of[i + 1][j]);
  }
};

/** Numbers `begin` to `end` of a stream; `begin` is a multiple of WORDS. */
template <typename Draw>
GEN_INLINE void fill(typename Draw::Number* out, int64_t begin, int64_t end, Key key) {
  Words<uint32_t> words;
  Words<typename Draw::Number> numbers;
  for (int64_t at = begin; at < end; at += WORDS) {
    philox(words, key, static_cast<uint32_t>(at / 4));
    Draw::convert(words, numbers);
    alignas(64) typename Draw::Number inOrder[WORDS];
    for (int j = 0; j < BLOCKS; j++)
      for (int i = 0; i < 4; i++) inOrder[4 * j + i] = numbers.of[i][j];
    std::memcpy(out + at, inOrder, 4 * std::min<int64_t>(WORDS, end - at));
  }
}

GEN_VECTORS void drawBits(int32_t* out, int64_t begin, int64_t end, Key key) {
  fill<Bits>(out, begin, end, key);
}

GEN_VECTORS void drawUniform(float* out, int64_t begin, int64_t end, Key key) {
  fill<Uniform>(out, begin, end, key);
}

GEN_VECTORS void drawGaussian(float* out, int64_t begin, int64_t end, Key key) {
  fill<Gaussian>(out, begin, end, key);
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
