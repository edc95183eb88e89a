// Normalization of groups of channels of [batch, places, channels], and its gradient: the examples one by one, each of
// which stays in the cache over the passes. See packages/core/src/kernels/group-normalization{,-grad}.ts.

#include <cmath>

#include "in-parallel.h"
#include "kernel.h"

namespace gen {
namespace {

struct Groups {
  int64_t groups;
  float epsilon;
};

struct Sizes {
  int64_t batch;
  int64_t places;
  int64_t channels;
  int64_t ofGroup;  // channels of a group
};

/** Numbers of one example by channel; those of a group are equal where they are of the group. */
struct Channels {
  explicit Channels(int64_t count) : mean(count), precision(count), a(count), b(count) {}
  std::vector<float> mean, precision, a, b;
};

/** Puts the mean over each group, of sums by channel, in place of them. */
GEN_INLINE void meanOfGroups(float* sums, const Sizes& of) {
  const float count = static_cast<float>(of.places * of.ofGroup);
  for (int64_t begin = 0; begin < of.channels; begin += of.ofGroup) {
    float sum = 0;
    for (int64_t c = begin; c < begin + of.ofGroup; c++) sum += sums[c];
    for (int64_t c = begin; c < begin + of.ofGroup; c++) sums[c] = sum / count;
  }
}

/** The mean μ and 1 / √(σ² + ε) of each group. */
GEN_INLINE void standardize(const float* x, const Sizes& of, float epsilon, Channels& to) {
  float *mean = to.mean.data(), *precision = to.precision.data();
  std::fill_n(mean, of.channels, 0.0f);
  std::fill_n(precision, of.channels, 0.0f);
  for (int64_t p = 0; p < of.places; p++) {
    const float* row = x + p * of.channels;
#pragma GCC ivdep
    for (int64_t c = 0; c < of.channels; c++) mean[c] += row[c];
  }
  meanOfGroups(mean, of);
  for (int64_t p = 0; p < of.places; p++) {
    const float* row = x + p * of.channels;
#pragma GCC ivdep
    for (int64_t c = 0; c < of.channels; c++) precision[c] += (row[c] - mean[c]) * (row[c] - mean[c]);
  }
  meanOfGroups(precision, of);
  for (int64_t c = 0; c < of.channels; c++) precision[c] = 1 / std::sqrt(precision[c] + epsilon);
}

/** y = a (x − μ) + b with a = γ / √(σ² + ε). */
GEN_VECTORS void normalize(const float* x, const float* scale, const float* offset, float* y,
                           int64_t begin, int64_t end, const Sizes& of, float epsilon) {
  Channels by(of.channels);
  const float* mean = by.mean.data();
  float *a = by.a.data(), *b = by.b.data();
  for (int64_t n = begin; n < end; n++) {
    const float* example = x + n * of.places * of.channels;
    float* result = y + n * of.places * of.channels;
    standardize(example, of, epsilon, by);
    for (int64_t c = 0; c < of.channels; c++) {
      a[c] = by.precision[c] * (scale == nullptr ? 1 : scale[c]);
      b[c] = offset == nullptr ? 0 : offset[c];
    }
    for (int64_t p = 0; p < of.places; p++) {
      const float* row = example + p * of.channels;
      float* out = result + p * of.channels;
#pragma GCC ivdep
      for (int64_t c = 0; c < of.channels; c++) out[c] = (row[c] - mean[c]) * a[c] + b[c];
    }
  }
}

/** dx = r (g − mean g − x̂ mean (g x̂)) with g = γ dy, x̂ = r (x − μ) and r = 1 / √(σ² + ε). */
GEN_VECTORS void slope(const float* x, const float* dy, const float* scale, float* dx,
                       int64_t begin, int64_t end, const Sizes& of, float epsilon) {
  Channels by(of.channels);
  std::vector<float> factors(of.channels, 1.0f);
  if (scale != nullptr) factors.assign(scale, scale + of.channels);
  const float *mean = by.mean.data(), *precision = by.precision.data(), *gamma = factors.data();
  float *ofG = by.a.data(), *ofProduct = by.b.data();
  for (int64_t n = begin; n < end; n++) {
    const int64_t at = n * of.places * of.channels;
    standardize(x + at, of, epsilon, by);
    std::fill_n(ofG, of.channels, 0.0f);
    std::fill_n(ofProduct, of.channels, 0.0f);
    for (int64_t p = 0; p < of.places; p++) {
      const float *row = x + at + p * of.channels, *up = dy + at + p * of.channels;
#pragma GCC ivdep
      for (int64_t c = 0; c < of.channels; c++) {
        const float g = up[c] * gamma[c];
        ofG[c] += g;
        ofProduct[c] += g * ((row[c] - mean[c]) * precision[c]);
      }
    }
    meanOfGroups(ofG, of);
    meanOfGroups(ofProduct, of);
    for (int64_t p = 0; p < of.places; p++) {
      const float *row = x + at + p * of.channels, *up = dy + at + p * of.channels;
      float* out = dx + at + p * of.channels;
#pragma GCC ivdep
      for (int64_t c = 0; c < of.channels; c++) {
        const float standard = (row[c] - mean[c]) * precision[c];
        out[c] = (up[c] * gamma[c] - ofG[c] - standard * ofProduct[c]) * precision[c];
      }
    }
  }
}

Sizes sizesOf(const Tensor& x, const Groups& groups) {
  const std::vector<int64_t> shape = x.shape();
  if (shape.size() != 3) throw std::invalid_argument("x is not [batch, places, channels]");
  if (groups.groups < 1 || shape[2] % groups.groups != 0) {
    throw std::invalid_argument("the number of groups does not divide that of the channels");
  }
  return {shape[0], shape[1], shape[2], shape[2] / groups.groups};
}

/** The factors of the channels; null where they are left out, which is a tensor of no numbers. */
const float* factorsIn(const Tensor& tensor, const Sizes& of) {
  if (tensor.size() == 0) return nullptr;
  if (tensor.size() != of.channels) throw std::invalid_argument("not a factor for each channel");
  return tensor.data<float>();
}

void* create(TF_OpKernelConstruction* construction) {
  Making making(construction);
  return new Groups{making.integer("groups"), making.number("epsilon")};
}

void forward(void* kernel, TF_OpKernelContext* context) {
  guarded(context, [&](Run run) {
    const Groups& groups = *static_cast<Groups*>(kernel);
    const Tensor x = run.input(0), scale = run.input(1), offset = run.input(2);
    const Sizes of = sizesOf(x, groups);
    const float *gamma = factorsIn(scale, of), *beta = factorsIn(offset, of);
    const Tensor y = run.output(0, x.shape());
    inParallel(of.batch, 1, [&](int64_t begin, int64_t end) {
      normalize(x.data<float>(), gamma, beta, y.data<float>(), begin, end, of, groups.epsilon);
    }, of.places * of.channels);
  });
}

void backward(void* kernel, TF_OpKernelContext* context) {
  guarded(context, [&](Run run) {
    const Groups& groups = *static_cast<Groups*>(kernel);
    const Tensor x = run.input(0), dy = run.input(1), scale = run.input(2);
    const Sizes of = sizesOf(x, groups);
    if (dy.size() != x.size()) throw std::invalid_argument("x and dy differ in size");
    const float* gamma = factorsIn(scale, of);
    const Tensor dx = run.output(0, x.shape());
    inParallel(of.batch, 1, [&](int64_t begin, int64_t end) {
      slope(x.data<float>(), dy.data<float>(), gamma, dx.data<float>(), begin, end, of, groups.epsilon);
    }, of.places * of.channels);
  });
}

void destroy(void* kernel) { delete static_cast<Groups*>(kernel); }

const bool added =
    add("GenGroupNormalization",
        {{"x: float", "scale: float", "offset: float"}, {"y: float"}, {"groups: int", "epsilon: float"}},
        {&create, &forward, &destroy}) &&
    add("GenGroupNormalizationGrad",
        {{"x: float", "dy: float", "scale: float"}, {"dx: float"}, {"groups: int", "epsilon: float"}},
        {&create, &backward, &destroy});

}  // namespace
}  // namespace gen
