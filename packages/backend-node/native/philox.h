// Random numbers by Philox4x32-10 (Salmon et al. 2011, https://doi.org/10.1145/2063384.2063405), many blocks at
// once. The arithmetic is that of packages/core/src/random, operation by operation, so the bits are the same.
#pragma once

#include <algorithm>

#include "elementary.h"

namespace gen {

/** Blocks that are made together. */
constexpr int BLOCKS = 64;
/** Words of them. */
constexpr int WORDS = 4 * BLOCKS;

/** Word i of block j is `of[i][j]`. */
template <typename T, int COUNT = BLOCKS>
struct Words {
  alignas(64) T of[4][COUNT];
};

struct Key {
  uint32_t low;
  uint32_t high;
};

/** Blocks by what gives the number of each; the last word of their counters says what they are for. */
template <int COUNT, typename BlockOf>
GEN_INLINE void philoxBy(Words<uint32_t, COUNT>& words, Key key, uint32_t purpose, BlockOf blockOf) {
  for (int j = 0; j < COUNT; j++) {
    uint32_t c0 = blockOf(j), c1 = 0, c2 = 0, c3 = purpose;
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

/** Blocks from one on, for a draw or for another purpose. */
template <int COUNT>
GEN_INLINE void philox(Words<uint32_t, COUNT>& words, Key key, uint32_t first,
                       uint32_t purpose = 0) {
  philoxBy(words, key, purpose, [=](int j) { return first + static_cast<uint32_t>(j); });
}

/** Blocks of these numbers, for a draw. */
template <int COUNT>
GEN_INLINE void philoxOf(Words<uint32_t, COUNT>& words, Key key, const uint32_t* blocks) {
  philoxBy(words, key, 0, [=](int j) { return blocks[j]; });
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
  template <int COUNT>
  static GEN_INLINE void convert(const Words<uint32_t, COUNT>& words, Words<int32_t, COUNT>& numbers) {
    for (int i = 0; i < 4; i++)
      for (int j = 0; j < COUNT; j++) numbers.of[i][j] = static_cast<int32_t>(words.of[i][j]);
  }
};

struct Uniform {
  using Number = float;
  template <int COUNT>
  static GEN_INLINE void convert(const Words<uint32_t, COUNT>& words, Words<float, COUNT>& numbers) {
    for (int i = 0; i < 4; i++)
      for (int j = 0; j < COUNT; j++) numbers.of[i][j] = uniform(words.of[i][j]);
  }
};

struct Gaussian {
  using Number = float;
  template <int COUNT>
  static GEN_INLINE void convert(const Words<uint32_t, COUNT>& words, Words<float, COUNT>& numbers) {
    for (int i = 0; i < 4; i += 2)
      for (int j = 0; j < COUNT; j++)
        boxMuller(words.of[i][j], words.of[i + 1][j], numbers.of[i][j], numbers.of[i + 1][j]);
  }
};

/** Numbers `begin` to `end` of a stream; `begin` is a multiple of 4. */
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
    std::memcpy(out + (at - begin), inOrder, 4 * std::min<int64_t>(WORDS, end - at));
  }
}

}  // namespace gen
