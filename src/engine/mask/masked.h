// What may leave the hub. Only the gate makes one (engine/mask/gate.h), after it has searched every byte; a release takes nothing else.
//
//   Result<void> release(const Masked<std::string>& bytes);     // the type says that the gate has been passed
#pragma once

#include <string>
#include <utility>

#include "base/digest.h"

namespace sekimori::mask {

class Gate;

template <class T>
class Masked {
 public:
  const T& value() const& { return value_; }
  T value() && { return std::move(value_); }
  // SHA-256 of the very bytes that were searched: what a consent is bound to.
  const Digest& digest() const { return digest_; }

 private:
  friend class Gate;
  Masked(T value, const Digest& digest) : value_(std::move(value)), digest_(digest) {}
  T value_;
  Digest digest_;
};

}  // namespace sekimori::mask
