// Ops of our own in TensorFlow, by its C interface for ops and kernels:
// https://github.com/tensorflow/tensorflow/blob/v2.21.0/tensorflow/c/{ops,kernels}.h
#pragma once

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "tensorflow/c/kernels.h"
#include "tensorflow/c/ops.h"
#include "tensorflow/c/tf_status.h"
#include "tensorflow/c/tf_tensor.h"

// A loop over numbers is compiled for several kinds of vectors, of which the best is taken where it runs.
#if defined(__x86_64__) && defined(__linux__) && defined(__has_attribute)
#if __has_attribute(target_clones)
#if defined(__clang__) || __GNUC__ < 12
#define GEN_VECTORS __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define GEN_VECTORS __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#endif
#endif
#endif
#ifndef GEN_VECTORS
#define GEN_VECTORS
#endif
#define GEN_INLINE inline __attribute__((always_inline))

namespace gen {

/** What TensorFlow says of a call; throws where that is an error. */
class Status {
 public:
  Status() : status_(TF_NewStatus()) {}
  Status(const Status&) = delete;
  ~Status() { TF_DeleteStatus(status_); }
  TF_Status* get() { return status_; }
  void check() {
    if (TF_GetCode(status_) != TF_OK) throw std::runtime_error(TF_Message(status_));
  }

 private:
  TF_Status* status_;
};

/** A tensor that a kernel is given or makes. */
class Tensor {
 public:
  explicit Tensor(TF_Tensor* tensor) : tensor_(tensor) {}
  Tensor(const Tensor&) = delete;
  Tensor(Tensor&& other) noexcept : tensor_(other.tensor_) { other.tensor_ = nullptr; }
  ~Tensor() {
    if (tensor_ != nullptr) TF_DeleteTensor(tensor_);
  }
  template <typename T>
  T* data() const {
    return static_cast<T*>(TF_TensorData(tensor_));
  }
  int64_t size() const { return TF_TensorElementCount(tensor_); }
  int rank() const { return TF_NumDims(tensor_); }
  std::vector<int64_t> shape() const {
    std::vector<int64_t> sizes(TF_NumDims(tensor_));
    for (size_t i = 0; i < sizes.size(); i++) sizes[i] = TF_Dim(tensor_, static_cast<int>(i));
    return sizes;
  }

 private:
  TF_Tensor* tensor_;
};

/** One run of a kernel. */
class Run {
 public:
  explicit Run(TF_OpKernelContext* context) : context_(context) {}

  int inputs() const { return TF_NumInputs(context_); }

  Tensor input(int index) {
    TF_Tensor* tensor = nullptr;
    Status status;
    TF_GetInput(context_, index, &tensor, status.get());
    status.check();
    return Tensor(tensor);
  }

  /** An output, in the memory of one of these inputs where nobody else needs it. */
  Tensor output(int index, const std::vector<int64_t>& shape, const std::vector<int>& reused = {}) {
    Status status;
    TF_Tensor* tensor = TF_ForwardInputOrAllocateOutput(
        context_, reused.data(), static_cast<int>(reused.size()), index, shape.data(),
        static_cast<int>(shape.size()), nullptr, status.get());
    Tensor output(tensor);
    status.check();
    return output;
  }

 private:
  TF_OpKernelContext* context_;
};

/** Says of a run what is wrong with it, in place of throwing through TensorFlow. */
template <typename Compute>
void guarded(TF_OpKernelContext* context, Compute compute) {
  try {
    compute(Run(context));
  } catch (const std::exception& error) {
    Status status;
    TF_SetStatus(status.get(), TF_INVALID_ARGUMENT, error.what());
    TF_OpKernelContext_Failure(context, status.get());
  }
}

/** What an op takes and gives, in the words of TensorFlow: `x: float`, `decays: bool`. */
struct Signature {
  std::vector<const char*> inputs;
  std::vector<const char*> outputs;
  std::vector<const char*> attributes;
};

/** Attributes of an op that is being made. */
class Making {
 public:
  explicit Making(TF_OpKernelConstruction* construction) : construction_(construction) {}
  Making(const Making&) = delete;
  ~Making() {
    if (TF_GetCode(status_.get()) == TF_OK) return;
    TF_OpKernelConstruction_Failure(construction_, status_.get());
  }
  float number(const char* name) {
    float value = 0;
    TF_OpKernelConstruction_GetAttrFloat(construction_, name, &value, status_.get());
    return value;
  }
  int64_t integer(const char* name) {
    int64_t value = 0;
    TF_OpKernelConstruction_GetAttrInt64(construction_, name, &value, status_.get());
    return value;
  }
  std::vector<int64_t> integers(const char* name) {
    std::vector<int64_t> values(sizeOf(name).first);
    TF_OpKernelConstruction_GetAttrInt64List(construction_, name, values.data(),
                                             static_cast<int>(values.size()), status_.get());
    return values;
  }
  std::string text(const char* name) {
    std::string value(sizeOf(name).second, ' ');
    TF_OpKernelConstruction_GetAttrString(construction_, name, &value[0], value.size(), status_.get());
    return value;
  }
  bool flag(const char* name) {
    TF_Bool value = 0;
    TF_OpKernelConstruction_GetAttrBool(construction_, name, &value, status_.get());
    return value != 0;
  }
  void fail(const char* reason) { TF_SetStatus(status_.get(), TF_INVALID_ARGUMENT, reason); }

 private:
  /** How many values an attribute has, and how many bytes. */
  std::pair<int32_t, int32_t> sizeOf(const char* name) {
    int32_t values = 0, bytes = 0;
    TF_OpKernelConstruction_GetAttrSize(construction_, name, &values, &bytes, status_.get());
    return {std::max(values, 0), std::max(bytes, 0)};
  }

  TF_OpKernelConstruction* construction_;
  Status status_;
};

/** How a kernel for the processor is made, run and freed. */
struct Kernel {
  void* (*create)(TF_OpKernelConstruction*);
  void (*compute)(void*, TF_OpKernelContext*);
  void (*free)(void*);
};

/** Tells TensorFlow of an op and of its kernel. */
inline bool add(const char* name, const Signature& signature, const Kernel& kernel) {
  Status status;
  TF_OpDefinitionBuilder* op = TF_NewOpDefinitionBuilder(name);
  for (const char* input : signature.inputs) TF_OpDefinitionBuilderAddInput(op, input);
  for (const char* output : signature.outputs) TF_OpDefinitionBuilderAddOutput(op, output);
  for (const char* attribute : signature.attributes) TF_OpDefinitionBuilderAddAttr(op, attribute);
  TF_OpDefinitionBuilderSetShapeInferenceFunction(op, &TF_ShapeInferenceContextSetUnknownShape);
  TF_RegisterOpDefinition(op, status.get());
  status.check();
  TF_KernelBuilder* builder =
      TF_NewKernelBuilder(name, "CPU", kernel.create, kernel.compute, kernel.free);
  TF_RegisterKernelBuilder(name, builder, status.get());
  status.check();
  return true;
}

}  // namespace gen
