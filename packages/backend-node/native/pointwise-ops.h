// What an instruction of a pointwise program does of each number. A truth value is 1 or 0.
#pragma once

#include "elementary.h"

namespace gen {

// NAME, what it computes of a, b and c.
#define GEN_POINTWISE_OPS(OP1, OP2, OP3)                              \
  OP1(Abs, std::fabs(a))                                              \
  OP1(Ceil, std::ceil(a))                                             \
  OP1(Exp, power(a))                                                  \
  OP1(Expm1, powerM1(a))                                              \
  OP1(Floor, std::floor(a))                                           \
  OP1(IsFinite, std::fabs(a) < INFINITE ? 1.0f : 0.0f)                \
  OP1(IsInf, std::fabs(a) == INFINITE ? 1.0f : 0.0f)                  \
  OP1(IsNan, a != a ? 1.0f : 0.0f)                                    \
  OP1(Log, logarithm(a))                                              \
  OP1(Log1p, logarithm1p(a))                                          \
  OP1(LogicalNot, 1.0f - a)                                           \
  OP1(Neg, -a)                                                        \
  OP1(Reciprocal, 1.0f / a)                                           \
  OP1(Relu, a < 0 ? 0.0f : a)                                         \
  OP1(Rsqrt, 1.0f / std::sqrt(a))                                     \
  OP1(Sigmoid, 1.0f / (1.0f + power(-a)))                             \
  OP1(Sign, a > 0 ? 1.0f : a < 0 ? -1.0f : a)                         \
  OP1(Softplus, (a < 0 ? 0.0f : a) + logarithm1p(power(-std::fabs(a)))) \
  OP1(Sqrt, std::sqrt(a))                                             \
  OP1(Square, a * a)                                                  \
  OP2(AddV2, a + b)                                                   \
  OP2(Equal, a == b ? 1.0f : 0.0f)                                    \
  OP2(Greater, a > b ? 1.0f : 0.0f)                                   \
  OP2(GreaterEqual, a >= b ? 1.0f : 0.0f)                             \
  OP2(Less, a < b ? 1.0f : 0.0f)                                      \
  OP2(LessEqual, a <= b ? 1.0f : 0.0f)                                \
  OP2(LogicalAnd, a * b)                                              \
  OP2(LogicalOr, a < b ? b : a)                                       \
  OP2(Maximum, a > b || a != a ? a : b)                               \
  OP2(Minimum, a < b || a != a ? a : b)                               \
  OP2(Mul, a * b)                                                     \
  OP2(NotEqual, a != b ? 1.0f : 0.0f)                                 \
  OP2(RealDiv, a / b)                                                 \
  OP2(SquaredDifference, (a - b) * (a - b))                           \
  OP2(Sub, a - b)                                                     \
  OP3(MulAdd, a * b + c)                                              \
  OP3(SelectV2, a != 0 ? b : c)

}  // namespace gen
