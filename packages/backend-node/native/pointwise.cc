// Functions of each number by itself, of any number of operations, in one pass over memory: block by block, of which
// what is between the operations stays in the cache.

#include <algorithm>

#include "in-parallel.h"
#include "kernel.h"
#include "pointwise-program.h"

namespace gen {
namespace {

/** Numbers of a block. */
constexpr int64_t BLOCK = 512;

/** Where the numbers are that an instruction takes. */
struct Operand {
  /** Those of an argument, or one for all; else they are in a register. */
  const float* at = nullptr;
  int slot = -1;
  bool isOne = true;
};

/** An instruction that is done of each number, and where its results go: to a register, or out. */
struct Step {
  Op op;
  Operand operands[3];
  int slot = -1;
};

template <bool ONE>
struct Numbers {
  const float* at;
  float first;
  explicit GEN_INLINE Numbers(const float* from) : at(from), first(*from) {}
  GEN_INLINE float operator[](int64_t i) const { return ONE ? first : at[i]; }
};

#define GEN_OP(NAME, RESULT)                                          \
  struct NAME {                                                       \
    static GEN_INLINE float of(float a, [[maybe_unused]] float b = 0, \
                               [[maybe_unused]] float c = 0) {        \
      return RESULT;                                                  \
    }                                                                 \
  };
GEN_POINTWISE_OPS(GEN_OP, GEN_OP, GEN_OP)
#undef GEN_OP

template <typename F, bool A, bool B, bool C>
GEN_INLINE void loop(float* to, const float* const* from, int64_t count) {
  const Numbers<A> a(from[0]);
  const Numbers<B> b(from[1]);
  const Numbers<C> c(from[2]);
#pragma GCC ivdep
  for (int64_t i = 0; i < count; i++) to[i] = F::of(a[i], b[i], c[i]);
}

/** What is not there is one number for all. */
template <typename F, int COUNT>
GEN_INLINE void apply(float* to, const float* const* from, const Operand* of, int64_t count) {
  if (COUNT == 1) return loop<F, false, true, true>(to, from, count);
  if (COUNT == 2) {
    if (of[0].isOne) return loop<F, true, false, true>(to, from, count);
    if (of[1].isOne) return loop<F, false, true, true>(to, from, count);
    return loop<F, false, false, true>(to, from, count);
  }
  switch ((of[0].isOne ? 4 : 0) + (of[1].isOne ? 2 : 0) + (of[2].isOne ? 1 : 0)) {
    case 0: return loop<F, false, false, false>(to, from, count);
    case 1: return loop<F, false, false, true>(to, from, count);
    case 2: return loop<F, false, true, false>(to, from, count);
    case 3: return loop<F, false, true, true>(to, from, count);
    case 4: return loop<F, true, false, false>(to, from, count);
    case 5: return loop<F, true, false, true>(to, from, count);
    default: return loop<F, true, true, false>(to, from, count);
  }
}

/** Runs all steps on `count` numbers, of arguments and of the output those from `at` on. */
GEN_INLINE void runBlock(const std::vector<Step>& steps, float* registers, float* out, int64_t at,
                         int64_t count) {
  static const float none = 0;
  for (const Step& step : steps) {
    const float* from[3];
    for (int i = 0; i < 3; i++) {
      const Operand& of = step.operands[i];
      if (of.slot >= 0) from[i] = registers + of.slot * BLOCK;
      else from[i] = of.at == nullptr ? &none : of.isOne ? of.at : of.at + at;
    }
    float* to = step.slot < 0 ? out + at : registers + step.slot * BLOCK;
    switch (step.op) {
#define GEN_CASE1(NAME, RESULT) \
  case Op::NAME: apply<NAME, 1>(to, from, step.operands, count); break;
#define GEN_CASE2(NAME, RESULT) \
  case Op::NAME: apply<NAME, 2>(to, from, step.operands, count); break;
#define GEN_CASE3(NAME, RESULT) \
  case Op::NAME: apply<NAME, 3>(to, from, step.operands, count); break;
      GEN_POINTWISE_OPS(GEN_CASE1, GEN_CASE2, GEN_CASE3)
#undef GEN_CASE1
#undef GEN_CASE2
#undef GEN_CASE3
      default: break;
    }
  }
}

GEN_VECTORS void runBlocks(const std::vector<Step>& steps, float* registers, float* out,
                           int64_t begin, int64_t end) {
  for (int64_t at = begin; at < end; at += BLOCK) {
    runBlock(steps, registers, out, at, std::min(BLOCK, end - at));
  }
}

/** What there is to do for arguments of which some are one number for all, and the others as many as the result. */
class Plan {
 public:
  Plan(const std::vector<Instruction>& program, const std::vector<Operand>& arguments)
      : program_(program), values_(program.size()), ones_(program.size()), last_(program.size()) {
    for (size_t i = 0; i < program.size(); i++) {
      for (int k = 0; k < program[i].count; k++) last_[program[i].from[k]] = i;
    }
    for (size_t i = 0; i < program.size(); i++) add(i, arguments);
  }

  void run(float* out, int64_t count) const {
    const Operand& result = values_.back();
    if (result.isOne) return std::fill_n(out, count, *result.at), void();
    const int64_t cost = 1 + static_cast<int64_t>(steps_.size()) / 16;
    inParallel(count, BLOCK, [&](int64_t begin, int64_t end) {
      std::vector<float> registers(slots_ * BLOCK + 1);
      runBlocks(steps_, registers.data(), out, begin, end);
    }, cost);
  }

 private:
  void add(size_t place, const std::vector<Operand>& arguments) {
    const Instruction& of = program_[place];
    if (of.op == Op::Argument) {
      values_[place] = arguments.at(of.from[0]);
    } else if (of.op == Op::Number) {
      values_[place].at = &of.value;
    } else {
      Step step{of.op, {}};
      bool isOne = true;
      for (int k = 0; k < of.count; k++) {
        step.operands[k] = values_[of.from[k]];
        isOne = isOne && step.operands[k].isOne;
      }
      if (isOne) once(place, step);
      else always(place, step);
    }
  }

  /** Of numbers for all it is done now. */
  void once(size_t place, Step step) {
    for (Operand& operand : step.operands) operand.isOne = operand.at == nullptr;
    runBlocks({step}, nullptr, &ones_[place], 0, 1);
    values_[place].at = &ones_[place];
  }

  void always(size_t place, Step& step) {
    const Instruction& of = program_[place];
    // What is not used again leaves its register, which may be that of the result.
    for (int k = 0; k < of.count; k++) {
      const int from = of.from[k], slot = values_[from].slot;
      const bool isFirst = k == 0 || (from != of.from[0] && (k == 1 || from != of.from[1]));
      if (slot >= 0 && last_[from] == place && isFirst) free_.push_back(slot);
    }
    if (place + 1 < program_.size()) {
      if (free_.empty()) free_.push_back(slots_++);
      step.slot = free_.back();
      free_.pop_back();
      values_[place].slot = step.slot;
    }
    values_[place].isOne = false;
    steps_.push_back(step);
  }

  const std::vector<Instruction>& program_;
  std::vector<Operand> values_;
  std::vector<float> ones_;
  /** The last instruction that takes what one gives. */
  std::vector<size_t> last_;
  std::vector<Step> steps_;
  std::vector<int> free_;
  int slots_ = 0;
};

void* create(TF_OpKernelConstruction* construction) {
  Making making(construction);
  try {
    return new std::vector<Instruction>(parsed(making.text("program")));
  } catch (const std::exception& error) {
    making.fail(error.what());
    return nullptr;
  }
}

void compute(void* kernel, TF_OpKernelContext* context) {
  guarded(context, [&](Run run) {
    std::vector<Tensor> inputs;
    std::vector<int> full;
    int largest = 0;
    for (int i = 0; i < run.inputs(); i++) {
      inputs.push_back(run.input(i));
      const Tensor &one = inputs[i], &other = inputs[largest];
      const bool isLarger = one.size() == other.size() ? one.rank() > other.rank() : other.size() == 1;
      if (isLarger) largest = i;
    }
    const int64_t count = inputs[largest].size();
    std::vector<Operand> arguments(inputs.size());
    for (size_t i = 0; i < inputs.size(); i++) {
      const int64_t size = inputs[i].size();
      if (size != 1 && size != count) throw std::invalid_argument("arguments differ in size");
      arguments[i].at = inputs[i].data<float>();
      arguments[i].isOne = size == 1;
      if (size != 1) full.push_back(static_cast<int>(i));
    }
    const Plan plan(*static_cast<std::vector<Instruction>*>(kernel), arguments);
    const Tensor output = run.output(0, inputs[largest].shape(), full);
    plan.run(output.data<float>(), count);
  });
}

const bool added =
    add("GenPointwise", {{"xs: N * float"}, {"y: float"}, {"N: int >= 1", "program: string"}},
        {&create, &compute,
         [](void* kernel) { delete static_cast<std::vector<Instruction>*>(kernel); }});

}  // namespace
}  // namespace gen
