// Programs of functions that take each number of their arguments by itself, as text: instructions between semicolons,
// each of which has the number of its place. `x 0` is the first argument, `= 0.5` a number, and `Mul 0 1` the product of
// what the instructions 0 and 1 gave; the last is the result. See src/tensorflow/pointwise.
#pragma once

#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "pointwise-ops.h"

namespace gen {

enum class Op {
  Argument,
  Number,
#define GEN_NAME(NAME, RESULT) NAME,
  GEN_POINTWISE_OPS(GEN_NAME, GEN_NAME, GEN_NAME)
#undef GEN_NAME
};

struct Instruction {
  Op op;
  /** How many numbers it takes. */
  int count;
  /** The instructions that give them; of an argument, its place. */
  int from[3];
  /** Of a number, its value. */
  float value;
};

inline Instruction instructionOf(const std::string& text) {
  static const struct {
    const char* name;
    Op op;
    int count;
  } known[] = {
      {"x", Op::Argument, 0},
      {"=", Op::Number, 0},
#define GEN_ENTRY1(NAME, RESULT) {#NAME, Op::NAME, 1},
#define GEN_ENTRY2(NAME, RESULT) {#NAME, Op::NAME, 2},
#define GEN_ENTRY3(NAME, RESULT) {#NAME, Op::NAME, 3},
      GEN_POINTWISE_OPS(GEN_ENTRY1, GEN_ENTRY2, GEN_ENTRY3)
#undef GEN_ENTRY1
#undef GEN_ENTRY2
#undef GEN_ENTRY3
  };
  std::istringstream words(text);
  std::string name, word;
  words >> name;
  for (const auto& each : known) {
    if (name != each.name) continue;
    Instruction instruction{each.op, each.count, {0, 0, 0}, 0};
    for (int i = 0; words >> word && i < 3; i++) {
      if (each.op == Op::Number) instruction.value = std::strtof(word.c_str(), nullptr);
      else instruction.from[i] = std::atoi(word.c_str());
    }
    return instruction;
  }
  throw std::invalid_argument("no pointwise instruction: " + text);
}

inline std::vector<Instruction> parsed(const std::string& text) {
  std::vector<Instruction> program;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line, ';');) {
    program.push_back(instructionOf(line));
    const Instruction& last = program.back();
    for (int i = 0; i < last.count; i++) {
      const int from = last.from[i];
      if (from < 0 || from + 1 >= static_cast<int>(program.size())) {
        throw std::invalid_argument("a pointwise instruction takes what is not there: " + line);
      }
    }
  }
  if (program.empty()) throw std::invalid_argument("a pointwise program of nothing");
  return program;
}

}  // namespace gen
