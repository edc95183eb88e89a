#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <thread>
#include <vector>

namespace gen {

/** So many numbers are worth a thread. */
constexpr int64_t WORTH_A_THREAD = 1 << 18;

/** As many threads as TensorFlow is told to use, else as there are processors. */
inline int64_t threads() {
  static const int64_t count = [] {
    const char* asked = std::getenv("TF_NUM_INTRAOP_THREADS");
    const int64_t number = asked == nullptr ? 0 : std::atoll(asked);
    return number > 0 ? number : std::max<int64_t>(1, std::thread::hardware_concurrency());
  }();
  return count;
}

/**
 * Runs `work(begin, end)` over all of `count`, in parts that begin at multiples of `grain`; each of the count stands
 * for so many numbers.
 */
template <typename Work>
void inParallel(int64_t count, int64_t grain, Work work, int64_t numbers = 1) {
  const int64_t parts = std::clamp<int64_t>(count * numbers / WORTH_A_THREAD, 1, threads());
  const int64_t each = (count / parts + grain - 1) / grain * grain;
  std::vector<std::thread> others;
  for (int64_t begin = each; begin < count; begin += each) {
    others.emplace_back(work, begin, std::min(begin + each, count));
  }
  work(0, std::min(each, count));
  for (std::thread& other : others) other.join();
}

}  // namespace gen
