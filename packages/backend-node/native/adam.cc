// A step of Adam in one pass over memory, where ResourceApplyAdam copies the parameter and its moments first.

#include <cmath>

#include "in-parallel.h"
#include "kernel.h"

namespace gen {
namespace {

struct Adam {
  float weight1;
  float weight2;
  bool decays;
};

struct Arrays {
  const float* gradient;
  const float* m;
  const float* v;
  const float* parameter;
  float* nextM;
  float* nextV;
  float* next;
};

/** s, ε, η and λ. */
struct Coefficients {
  float scale;
  float epsilon;
  float rate;
  float decay;
};

/** Number by number as packages/core/src/kernels/adam-step.ts, so with the same bits. */
template <bool DECAYS>
GEN_INLINE void each(const Arrays& of, int64_t begin, int64_t end, const Adam& adam,
                     const Coefficients& with) {
  const float toFirst = adam.weight1, toSecond = adam.weight2;
  const float scale = with.scale, epsilon = with.epsilon, rate = -with.rate, decay = with.decay;
  // What is written may lie where the same number was read, and nowhere else.
#pragma GCC ivdep
  for (int64_t i = begin; i < end; i++) {
    const float g = of.gradient[i], theta = of.parameter[i];
    const float m = of.m[i] + (g - of.m[i]) * toFirst;
    const float v = of.v[i] + (g * g - of.v[i]) * toSecond;
    const float direction = m / (std::sqrt(v) + epsilon) * scale;
    of.nextM[i] = m;
    of.nextV[i] = v;
    of.next[i] = theta + (DECAYS ? direction + theta * decay : direction) * rate;
  }
}

GEN_VECTORS void step(const Arrays& of, int64_t begin, int64_t end, const Adam& adam,
                      const Coefficients& with) {
  if (adam.decays) each<true>(of, begin, end, adam, with);
  else each<false>(of, begin, end, adam, with);
}

void* create(TF_OpKernelConstruction* construction) {
  Making making(construction);
  return new Adam{making.number("weight1"), making.number("weight2"), making.flag("decays")};
}

void compute(void* kernel, TF_OpKernelContext* context) {
  guarded(context, [&](Run run) {
    const Tensor gradient = run.input(0), m = run.input(1), v = run.input(2);
    const Tensor parameter = run.input(3), coefficients = run.input(4);
    const int64_t count = parameter.size();
    if (gradient.size() != count || m.size() != count || v.size() != count) {
      throw std::invalid_argument("gradient, m, v and parameter differ in size");
    }
    if (coefficients.size() != 4) throw std::invalid_argument("coefficients are not four");
    const float* with = coefficients.data<float>();
    const Coefficients numbers{with[0], with[1], with[2], with[3]};
    const std::vector<int64_t> shape = parameter.shape();
    const Tensor nextM = run.output(0, shape, {0, 1}), nextV = run.output(1, shape, {2});
    const Tensor next = run.output(2, shape, {3});
    const Arrays of{gradient.data<float>(), m.data<float>(),     v.data<float>(),
                    parameter.data<float>(), nextM.data<float>(), nextV.data<float>(),
                    next.data<float>()};
    const Adam& adam = *static_cast<Adam*>(kernel);
    inParallel(count, 16, [&](int64_t begin, int64_t end) { step(of, begin, end, adam, numbers); });
  });
}

const bool added =
    add("GenAdam",
        {{"gradient: float", "m: float", "v: float", "parameter: float", "coefficients: float"},
         {"next_m: float", "next_v: float", "next: float"},
         {"weight1: float", "weight2: float", "decays: bool"}},
        {&create, &compute, [](void* kernel) { delete static_cast<Adam*>(kernel); }});

}  // namespace
}  // namespace gen
