// Elementary functions by the same few operations of float32 everywhere, so that a compiler can make vectors of them.
// Logarithm and power are those of Cephes (Moshier, https://www.netlib.org/cephes/): errors below one unit in the last
// place.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#include "kernel.h"

namespace gen {

GEN_INLINE float floatOf(uint32_t bits) {
  float value;
  std::memcpy(&value, &bits, 4);
  return value;
}

GEN_INLINE uint32_t bitsOf(float value) {
  uint32_t bits;
  std::memcpy(&bits, &value, 4);
  return bits;
}

/** log x of what is normal and above 0. */
GEN_INLINE float logOfNormal(float x) {
  const int32_t shifted = static_cast<int32_t>(bitsOf(x)) + (0x3f800000 - 0x3f3504f3);
  const float exponent = static_cast<float>((shifted >> 23) - 127);
  const float f = floatOf((static_cast<uint32_t>(shifted) & 0x7fffff) + 0x3f3504f3) - 1;
  const float square = f * f;
  float p = 7.0376836292e-2f;
  p = p * f + -1.151461031e-1f;
  p = p * f + 1.167699874e-1f;
  p = p * f + -1.2420140846e-1f;
  p = p * f + 1.4249322787e-1f;
  p = p * f + -1.6668057665e-1f;
  p = p * f + 2.0000714765e-1f;
  p = p * f + -2.4999993993e-1f;
  p = p * f + 3.3333331174e-1f;
  float y = p * f * square;
  y = y + -2.1219444e-4f * exponent;
  y = y - 0.5f * square;
  return f + y + 0.693359375f * exponent;
}

constexpr float INFINITE = std::numeric_limits<float>::infinity();
constexpr float UNDEFINED = std::numeric_limits<float>::quiet_NaN();

/** log x of any x. */
GEN_INLINE float logarithm(float x) {
  const bool isTiny = x < 1.17549435e-38f;
  const float y = logOfNormal(isTiny ? x * 8388608.0f : x);
  const float inside = isTiny ? y - 15.942385f : y;
  const float edge = x == 0 ? -INFINITE : x < 0 ? UNDEFINED : x;
  return x > 0 && x < INFINITE ? inside : edge;
}

/** log(1 + x): the quotient makes up for what 1 + x loses (Goldberg 1991, theorem 4). */
GEN_INLINE float logarithm1p(float x) {
  const float sum = 1 + x;
  const float y = x * (logarithm(sum) / (sum - 1));
  return sum == 1 || x == INFINITE ? x : y;
}

GEN_INLINE float power(float x) {
  const float within = x > 89 ? 89 : x < -105 ? -105 : x;
  const float rounder = 12582912;  // 1.5 · 2²³, beside which a float32 has no fraction
  const float n = (within * 1.44269504088896341f + rounder) - rounder;
  const float r = (within - n * 0.693359375f) - n * -2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  const float y = p * (r * r) + r + 1;
  // In two factors, of which neither overflows.
  const int32_t whole = static_cast<int32_t>(n), half = whole >> 1;
  const float scaled = y * floatOf(static_cast<uint32_t>(half + 127) << 23) *
                       floatOf(static_cast<uint32_t>(whole - half + 127) << 23);
  return x != x ? x : scaled;
}

/** eˣ − 1 (Kahan; see Higham 2002, "Accuracy and stability of numerical algorithms", §1.14.1). */
GEN_INLINE float powerM1(float x) {
  const float y = power(x), less = y - 1;
  const float z = less * (x / logarithm(y));
  return y == 1 ? x : less == -1 || y == INFINITE || x != x ? less : z;
}

}  // namespace gen
